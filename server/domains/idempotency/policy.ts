/** How long an answer is stored for its key, in milliseconds. */
const KEPT_MS = 24 * 3_600_000;

/** After this a request in progress is presumed dead: no transaction lasts half as long. */
export const ABANDONED_AFTER_MS = 60_000;

/** The earlier request under the same key, and the `status` of its answer; null while it is in progress. */
export type EarlierRequest = { requestHash: string; status: number | null; createdAt: Date };

export type KeyDecision = "claim" | "replay" | "reused" | "in-progress" | "outcome-unknown";

/** @param isRepeatable whether repeating the request changes nothing more */
export function decideKey(
  earlier: EarlierRequest,
  request: { requestHash: string; isRepeatable: boolean },
  now: Date,
): KeyDecision {
  const ageMs = now.getTime() - earlier.createdAt.getTime();
  if (ageMs >= KEPT_MS) return "claim";
  if (earlier.requestHash !== request.requestHash) return "reused";
  if (earlier.status !== null) return "replay";
  if (ageMs < ABANDONED_AFTER_MS) return "in-progress";
  return request.isRepeatable ? "claim" : "outcome-unknown";
}
