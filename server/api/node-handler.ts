import type { IncomingMessage, ServerResponse } from "node:http";
import { BODY_BYTES_MAX, bodyTooLarge, dispatch } from "./dispatch";
import { restPath } from "./routes";

/** Answers REST beside Next. False where the path is not REST. */
export function handleRest(req: IncomingMessage, res: ServerResponse): boolean {
  const [pathname = "", search = ""] = (req.url ?? "").split("?", 2);
  const path = restPath(pathname);
  if (path === null) return false;
  void respond(req, res, path, search);
  return true;
}

async function respond(
  req: IncomingMessage,
  res: ServerResponse,
  path: string,
  search: string,
): Promise<void> {
  const { status, headers, body } = await dispatch({
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
  res.writeHead(status, {
    "content-type": "application/json",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  res.end(JSON.stringify(body));
}

/** Stops reading once a body is larger than it may be, whatever its length header said. */
async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw bodyTooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
