import { errorMessage } from "@/lib/error-message";
import { endingError, retryAfterSeconds, statusOf } from "../trpc/errors";

export type RestResponse = {
  status: number;
  headers: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is; its media type is in the headers. */
  text?: string | AsyncIterable<string | Uint8Array>;
};

/** How to authenticate (RFC 9110, 11.6.1). Every 401 has it. */
export const CHALLENGE = 'Bearer realm="Turnout"';

/** The one shape of every REST error. Errors other than refusals are logged and answered without their cause. */
export function refusal(error: unknown, requestId: string): RestResponse {
  const facts = endingError(error, { requestId, api: "REST" });
  const { code, reason, details } = facts;
  const retryAfter = retryAfterSeconds([error]);
  return {
    status: statusOf(facts),
    headers: {
      "cache-control": "no-store",
      ...(facts.code === "unauthenticated" && { "www-authenticate": CHALLENGE }),
      ...(retryAfter && { "retry-after": String(retryAfter) }),
    },
    body: { error: { code, reason, message: errorMessage(facts), ...(details && { details }) } },
  };
}
