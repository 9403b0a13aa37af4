import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { timeAnswer } from "../http-metrics";
import { log } from "../log";
import { readNodeBody, readOut } from "../node-body";
import { inRequest } from "../request-scope";
import { dispatch, routeName } from "./dispatch";
import { restPath } from "./routes";

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
    readBody: (bytesMax) => readNodeBody(req, bytesMax),
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
  await readOut(req);
  res.end();
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
