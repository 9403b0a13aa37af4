import { Readable } from "node:stream";
import { timedAnswer } from "../http-metrics";
import { readFetchBody } from "../read-body";
import { inRequest } from "../request-scope";
import { dispatch, routeName } from "./dispatch";
import { restPath } from "./routes";

/** Answers REST from a Next route handler, for deployments where Next serves everything. */
export function handleRestRequest(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const path = restPath(url.pathname) ?? url.pathname;
  const asked = { method: request.method, route: routeName(request.method, path) };
  return inRequest(request.headers.get("x-request-id") ?? undefined, () =>
    timedAnswer(asked, () => answer(request, url, path)),
  );
}

async function answer(request: Request, url: URL, path: string): Promise<Response> {
  const { status, headers, body, text } = await dispatch({
    method: request.method,
    path,
    query: url.searchParams,
    header: (name) => request.headers.get(name) ?? undefined,
    remoteAddress: undefined,
    readBody: (bytesMax) => readFetchBody(request, bytesMax),
    streamBody: () => request.body ?? Readable.from([]),
  });
  const init = { status, headers: { "x-content-type-options": "nosniff", ...headers } };
  if (request.method === "HEAD") return new Response(null, init);
  if (typeof text === "object") return new Response(streamOf(text), init);
  if (text !== undefined) return new Response(text, init);
  if (body === undefined) return new Response(null, init);
  return Response.json(body, init);
}

/** Streams the parts as fast as the client reads them. */
function streamOf(parts: AsyncIterable<string | Uint8Array>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const reading = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reading.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    cancel: () => void reading.return?.(),
  });
}
