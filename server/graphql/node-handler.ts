import type { IncomingMessage, ServerResponse } from "node:http";
import { timeAnswer } from "../http-metrics";
import { readNodeBody, readOut } from "../node-body";
import { inRequest } from "../request-scope";
import { answerGraphql, GRAPHQL_PATH } from "./answer";

/** Answers GraphQL outside Next. Returns false if the path is not GraphQL's. */
export function handleGraphql(req: IncomingMessage, res: ServerResponse): boolean {
  const [path, search = ""] = (req.url ?? "").split("?", 2);
  if (path?.replace(/\/$/, "") !== GRAPHQL_PATH) return false;
  const header = (name: string) => {
    const value = req.headers[name];
    return Array.isArray(value) ? value.join(", ") : value;
  };
  void inRequest(header("x-request-id"), async () => {
    timeAnswer(res, { method: req.method, route: GRAPHQL_PATH });
    const { status, headers, text } = await answerGraphql({
      method: req.method ?? "GET",
      query: new URLSearchParams(search),
      header,
      remoteAddress: req.socket.remoteAddress,
      readBody: () => readNodeBody(req),
    });
    const length = text === undefined ? {} : { "content-length": Buffer.byteLength(text) };
    res.writeHead(status, { ...headers, ...length });
    if (text !== undefined) res.write(text);
    await readOut(req);
    res.end();
  });
  return true;
}
