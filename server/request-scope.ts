import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** What is known of the request on whose behalf something runs. */
type RequestScope = {
  readonly requestId: string;
  /** Set once it is known who asks. */
  userId?: string;
  /** Set once something of it failed because the database was away or took nothing: trying again later helps. */
  isUnavailable?: boolean;
};

const holder = globalThis as typeof globalThis & { turnoutRequests?: AsyncLocalStorage<RequestScope | null> };

/** One per process: Next's copy of this module and ours must see the same request. */
function storage(): AsyncLocalStorage<RequestScope | null> {
  holder.turnoutRequests ??= new AsyncLocalStorage();
  return holder.turnoutRequests;
}

/**
 * Runs `work` as part of a request, so that every log line in it carries the request's id.
 * Inside a request that is under way already, that one goes on.
 * @param given the client's `x-request-id`
 */
export function inRequest<Result>(given: string | undefined, work: () => Result): Result {
  return currentRequest() ? work() : storage().run({ requestId: requestIdFrom(given) }, work);
}

/** Runs `work` outside any request, so that shared work does not log one arbitrary request id. */
export function outsideRequests<Result>(work: () => Result): Result {
  return storage().run(null, work);
}

/** The request on whose behalf this runs, or null. */
export function currentRequest(): RequestScope | null {
  return storage().getStore() ?? null;
}

/** Notes that this request failed for want of the database, for the status of a page that cannot be shown then. */
export function noteUnavailable(): void {
  const request = currentRequest();
  if (request) request.isUnavailable = true;
}

/** The client's id where it has the form of one, or a new one: it is written to logs and sent back as it is. */
export function requestIdFrom(given: string | undefined): string {
  return given && /^[\w.:/+=-]{1,64}$/.test(given) ? given : randomUUID();
}
