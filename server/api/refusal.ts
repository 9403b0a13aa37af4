import { errorMessage } from "@/lib/error-message";
import { isConnectionLost, refusalFor } from "../db/postgres-error";
import { log } from "../log";
import { noteStandstill } from "../readiness";
import { databaseAway, isFromProcedure, publicError, retryAfterSeconds, TRANSPORT } from "../trpc/errors";

export type RestResponse = {
  status: number;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is; its media type is among the headers. */
  text?: string | AsyncIterable<string>;
};

/** The one shape of every REST error. What is no refusal is written down and answered without its cause. */
export function refusal(error: unknown, requestId: string): RestResponse {
  const isLost = isConnectionLost(error);
  const facts = publicError(isLost ? databaseAway() : (refusalFor(error) ?? error));
  noteStandstill(facts.reason);
  const isFault = isLost || facts.code === "internal";
  if (isFault && !isFromProcedure(error)) log().error({ requestId, err: error }, "REST request failed");
  const { code, reason, details } = facts;
  const retryAfter = retryAfterSeconds([error]);
  return {
    status: facts.code === "internal" ? 500 : TRANSPORT[facts.code].http,
    headers: { "cache-control": "no-store", ...(retryAfter && { "retry-after": String(retryAfter) }) },
    body: { error: { code, reason, message: errorMessage(facts), ...(details && { details }) } },
  };
}
