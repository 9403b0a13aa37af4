import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";
import { log } from "./log";
import { observeHttp } from "./metrics";

/** The labels of a request. `route` is a template from a closed set, never a path with ids. */
export type Asked = { method: string | undefined; route: string };

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
/** The client disconnected before it had its answer. */
const BROKEN_OFF = 499;

/** Counts the answer of a request that has just arrived, once it is sent or aborted. */
export function timeAnswer(response: ServerResponse, asked: Asked): void {
  const startedMs = performance.now();
  const tell = () =>
    told(asked, response.writableFinished ? response.statusCode : BROKEN_OFF, performance.now() - startedMs);
  // The event comes from the socket, outside the request's async context.
  response.once("close", AsyncLocalStorage.bind(tell));
}

/** The same for an answer that is a value. */
export async function timedAnswer(asked: Asked, work: () => Promise<Response>): Promise<Response> {
  const startedMs = performance.now();
  const response = await work();
  told(asked, response.status, performance.now() - startedMs);
  return response;
}

function told({ method = "GET", route }: Asked, status: number, tookMs: number): void {
  const known = METHODS.has(method) ? method : "other";
  observeHttp({ route, method: known, status }, tookMs / 1000);
  // Every error already has a log line of its own; at full load, a successful answer is not worth one.
  log().debug({ method: known, route, status, tookMs: Math.round(tookMs * 10) / 10 }, "answered");
}
