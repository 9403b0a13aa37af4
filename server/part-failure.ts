import type { Reason } from "@/lib/refusals/table";
import { isConnectionLost, refusalFor } from "./db/postgres-error";
import { isDomainError } from "./errors";
import { log } from "./log";

/**
 * Why one part of a bulk action failed, for the result of that part. The other parts keep their results, because
 * committed parts must not appear to have failed. A bug is logged with what it was `about`.
 */
export function failureOfPart(error: unknown, about: Record<string, unknown>): Reason | "server.fault" {
  const refusal = isDomainError(error) ? error : refusalFor(error);
  if (refusal) return refusal.reason;
  log().error({ ...about, err: error }, "a part of a bulk action failed");
  return isConnectionLost(error) ? "database.unreachable" : "server.fault";
}
