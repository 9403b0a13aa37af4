import type { IncomingMessage, ServerResponse } from "node:http";
import { DomainError, isDomainError } from "../errors";
import { dispatch } from "./dispatch";
import { refuseTooLarge } from "./request-body";
import { restPath } from "./routes";

/** Answers REST beside Next. False where the path is not REST. */
export function handleRest(req: IncomingMessage, res: ServerResponse): boolean {
  const url = req.url ?? "";
  const end = url.indexOf("?");
  const path = restPath(end === -1 ? url : url.slice(0, end));
  if (path === null) return false;
  void respond(req, res, path, end === -1 ? "" : url.slice(end));
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
  });
  const type = body === undefined ? {} : { "content-type": "application/json" };
  res.writeHead(status, { ...type, "x-content-type-options": "nosniff", ...headers });
  res.end(text ?? (body === undefined ? undefined : JSON.stringify(body)));
}

async function readBody(req: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    // The request outlives this loop: destroyed, it would take the refusal's way back with it.
    for await (const chunk of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      refuseTooLarge(bytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (isDomainError(error)) throw error;
    throw new DomainError("invalid", "request.aborted");
  }
  return Buffer.concat(chunks);
}
