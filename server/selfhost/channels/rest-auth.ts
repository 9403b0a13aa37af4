import type { IncomingMessage } from "node:http";
import type { ChannelsApp } from "./app";
import { decodeEscapes, readQuery, splitTarget } from "./protocol";
import { bodyMd5, isSameText, restSignature } from "./signatures";

/** A refusal that is sent with this status and its message as plain text. */
export class RestRefusal extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 413,
    message: string,
  ) {
    super(message);
  }
}

export type RestRequest = {
  method: string;
  /** The path after `/apps/{id}/`, split into decoded parts. */
  route: string[];
  query: ReadonlyMap<string, string>;
  body: Buffer;
};

/**
 * Checks the signature before it reads the body: the signature covers the body's digest, so an unauthenticated
 * client cannot make the server buffer a byte.
 * @throws RestRefusal
 */
export async function readSignedRequest(app: ChannelsApp, request: IncomingMessage): Promise<RestRequest> {
  const method = request.method ?? "";
  const { path, query: rawQuery } = splitTarget(request.url ?? "");
  const query = readQuery(rawQuery);
  const decodedPath = decodeEscapes(path);
  const [appId, ...route] = path.split("/").slice(2).map(decodeEscapes);
  if (!query || decodedPath === null) throw new RestRefusal(400, "Malformed path or query");
  if (appId !== app.appId) throw new RestRefusal(404, "Unknown app");
  refuseUnsigned(app, method, [path, decodedPath], query);
  const body = await readBody(request, app.limits.restBodyBytes);
  const digest = query.get("body_md5");
  if (body.length > 0 ? digest === undefined || !isSameText(bodyMd5(body), digest) : digest !== undefined) {
    throw new RestRefusal(401, "Invalid body_md5");
  }
  return { method, route: route.filter((part) => part !== null), query, body };
}

/** `paths` holds the path both as sent and decoded, because SDKs sign it before their HTTP client escapes it. */
function refuseUnsigned(
  app: ChannelsApp,
  method: string,
  paths: readonly string[],
  query: ReadonlyMap<string, string>,
): void {
  if (!isSameText(app.key, query.get("auth_key") ?? "")) throw new RestRefusal(401, "Unknown auth_key");
  if (query.get("auth_version") !== "1.0") throw new RestRefusal(401, "Unsupported auth_version");
  const timestamp = query.get("auth_timestamp") ?? "";
  const ageSeconds = /^\d{1,12}$/.test(timestamp) ? app.now() / 1_000 - Number(timestamp) : Number.NaN;
  if (!(Math.abs(ageSeconds) <= app.limits.timestampSkewSeconds)) {
    throw new RestRefusal(401, "Timestamp expired: the clocks may differ by at most 600 seconds");
  }
  const given = query.get("auth_signature") ?? "";
  const isSigned = paths.some((path) => isSameText(restSignature(app.secret, method, path, query), given));
  if (!isSigned) throw new RestRefusal(401, "Invalid signature");
}

/** Rejects with RestRefusal 413 as soon as more than `maxBytes` are announced or received; discards the rest. */
function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const tooLarge = new RestRefusal(413, `Request body over ${maxBytes} bytes`);
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return Promise.reject(tooLarge);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= maxBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge);
    });
    request.on("end", () => resolve(Buffer.concat(chunks)));
    request.on("error", reject);
    request.on("close", () => reject(new RestRefusal(400, "Incomplete body")));
  });
}
