import { errorMessage } from "@/lib/error-message";
import { log } from "../log";
import { publicError, retryAfterSeconds, TRANSPORT } from "../trpc/errors";

export type RestResponse = { status: number; headers: Record<string, string>; body?: unknown };

/** The one shape of every REST error. What is no refusal is written down and answered without its cause. */
export function refusal(error: unknown, requestId: string): RestResponse {
  const facts = publicError(error);
  const isFault = facts.code === "internal";
  if (isFault && !isLogged(error)) log().error({ requestId, err: error }, "REST request failed");
  const { code, reason, details } = facts;
  const retryAfter = retryAfterSeconds([error]);
  return {
    status: facts.code === "internal" ? 500 : TRANSPORT[facts.code].http,
    headers: { "cache-control": "no-store", ...(retryAfter && { "retry-after": String(retryAfter) }) },
    body: { error: { code, reason, message: errorMessage(facts), ...(details && { details }) } },
  };
}

/** Procedures write their own faults down, and throw them on in tRPC's wrapping. */
function isLogged(error: unknown): boolean {
  return error instanceof Error && error.name === "TRPCError";
}
