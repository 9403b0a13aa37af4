/** How long an answer is kept for its key. */
const KEPT_MS = 24 * 3_600_000;

/** After this a request that is still under way is taken for dead: no transaction lasts half as long. */
export const ABANDONED_AFTER_MS = 60_000;

/** What was asked before under the same key, and `status` of the answer; null while it is under way. */
export type EarlierRequest = { requestHash: string; status: number | null; createdAt: Date };

export type KeyDecision = "claim" | "replay" | "reused" | "in-progress" | "outcome-unknown";

/** @param isRepeatable whether carrying the request out a second time changes nothing more */
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
