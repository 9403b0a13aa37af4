import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** What is known of the request for which code runs. */
type RequestScope = {
  readonly requestId: string;
  /** Set once the user is known. */
  userId?: string;
  /** Set once a part failed because the database was unavailable or refused writes: a later retry can succeed. */
  isUnavailable?: boolean;
};

const holder = globalThis as typeof globalThis & { turnoutRequests?: AsyncLocalStorage<RequestScope | null> };

/** One per process: Next's copy of this module and ours must see the same request. */
function storage(): AsyncLocalStorage<RequestScope | null> {
  holder.turnoutRequests ??= new AsyncLocalStorage();
  return holder.turnoutRequests;
}

/**
 * Runs `work` as part of a request, so that every log line in it carries the request's id. Inside a request it
 * keeps that request.
 * @param given the client's `x-request-id`
 */
export function inRequest<Result>(given: string | undefined, work: () => Result): Result {
  return currentRequest() ? work() : storage().run({ requestId: requestIdFrom(given) }, work);
}

/** Runs `work` outside any request, so that shared work does not log one arbitrary request id. */
export function outsideRequests<Result>(work: () => Result): Result {
  return storage().run(null, work);
}

/** The request for which this code runs, or null. */
export function currentRequest(): RequestScope | null {
  return storage().getStore() ?? null;
}

/**
 * Notes that this request failed because the database was unavailable, for the status of a page that cannot be
 * rendered then.
 */
export function noteUnavailable(): void {
  const request = currentRequest();
  if (request) request.isUnavailable = true;
}

/** The client's id if it is well-formed, or else a new one: it is written to logs and sent back unchanged. */
export function requestIdFrom(given: string | undefined): string {
  return given && /^[\w.:/+=-]{1,64}$/.test(given) ? given : randomUUID();
}
