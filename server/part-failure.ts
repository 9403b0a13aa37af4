import type { Reason } from "@/lib/refusals/table";
import { isConnectionLost, refusalFor } from "./db/postgres-error";
import { isDomainError } from "./errors";
import { log } from "./log";

/**
 * Why one part of a bulk action failed, for that part's result: the other parts keep theirs, since what was committed
 * must not look as if it had failed. A fault is logged with what it was `about`.
 */
export function failureOfPart(error: unknown, about: Record<string, unknown>): Reason | "server.fault" {
  const refusal = isDomainError(error) ? error : refusalFor(error);
  if (refusal) return refusal.reason;
  log().error({ ...about, err: error }, "a part of a bulk action failed");
  return isConnectionLost(error) ? "database.unreachable" : "server.fault";
}
