import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DomainError, isDomainError } from "../errors";
import { timeAnswer } from "../http-metrics";
import { log } from "../log";
import { inRequest } from "../request-scope";
import { dispatch, routeName } from "./dispatch";
import { refuseTooLarge } from "./request-body";
import { restPath } from "./routes";

const READ_OUT_BYTES_MAX = 64 * 1024 * 1024;
const READ_OUT_MS = 10_000;

/** Answers REST outside Next. Returns false if the path is not REST. */
export function handleRest(req: IncomingMessage, res: ServerResponse): boolean {
  const url = req.url ?? "";
  const end = url.indexOf("?");
  const path = restPath(end === -1 ? url : url.slice(0, end));
  if (path === null) return false;
  const given = req.headers["x-request-id"];
  void inRequest(Array.isArray(given) ? given[0] : given, () => {
    timeAnswer(res, { method: req.method, route: routeName(req.method ?? "GET", path) });
    return respond(req, res, path, end === -1 ? "" : url.slice(end));
  });
  return true;
}

async function respond(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  search: string,
): Promise<void> {
  const { status, headers, body, text } = await dispatch({
    method: req.method ?? "GET",
    path,
    query: new URLSearchParams(search),
    header: (name) => {
      const value = req.headers[name];
      return Array.isArray(value) ? value.join(", ") : value;
    },
    remoteAddress: req.socket.remoteAddress,
    readBody: () => readBody(req),
    // The request must outlive the reading: destroying it would also close the connection that carries the refusal.
    streamBody: () => req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>,
  });
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const own = { ...type, "x-content-type-options": "nosniff", ...headers };
  if (typeof text === "object") {
    res.writeHead(status, own);
    return req.method === "HEAD" ? void res.end() : sendParts(res, text);
  }
  const whole = text ?? (body === undefined ? undefined : JSON.stringify(body));
  res.writeHead(status, {
    ...own,
    ...(whole !== undefined && { "content-length": Buffer.byteLength(whole) }),
  });
  if (whole !== undefined) res.write(whole);
  if (!req.complete && !req.destroyed) await readOut(req);
  res.end();
}

/**
 * Reads and discards the rest of the request, within bounds. Closing a connection with unread bytes resets it, and
 * a client that is still sending would lose the answer.
 */
function readOut(req: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, READ_OUT_MS);
    req.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > READ_OUT_BYTES_MAX) resolve();
    });
    for (const over of ["end", "close"]) {
      req.once(over, () => {
        clearTimeout(timer);
        resolve();
      });
    }
    req.resume();
  });
}

/**
 * Sends the parts as fast as the client reads them. A part that fails breaks off the answer, because its status was
 * already sent.
 */
async function sendParts(res: ServerResponse, parts: AsyncIterable<string | Uint8Array>): Promise<void> {
  await pipeline(Readable.from(parts, { objectMode: true }), res).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ERR_STREAM_PREMATURE_CLOSE")
      log().warn({ err: error }, "sending a file failed midway");
  });
}

async function readBody(req: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // The request must outlive this loop: destroying it would also close the connection that carries the refusal.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      refuseTooLarge(bytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (isDomainError(error)) throw error;
    throw new DomainError("request.aborted");
  }
  return Buffer.concat(chunks);
}
