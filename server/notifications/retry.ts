import { type Backoff, backoffMs } from "../../lib/backoff";
import { isDomainError } from "../errors";
import { isRejected } from "./refusals";
import { ChannelRefusal } from "./whatsapp";

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;

/** A delivery is given up after the failure behind the last wait. */
const WAITS_MS = [2, 4, 8]
  .map((n) => n * SECOND_MS)
  .concat([1, 2, 5, 10, 20, 30, 60, 60].map((n) => n * MINUTE_MS));
const BACKOFF: Backoff = { waitsMs: WAITS_MS, jitter: [0.9, 1.1] };

/** Attempts at one delivery. A further lease means that each attempt was cut off before its outcome was recorded. */
export const ATTEMPTS_MAX = WAITS_MS.length + 1;

/** True where a retry is of no use: the recipient or message was refused permanently, or the message cannot be made. */
export function isFinal(error: unknown): boolean {
  if (error instanceof ChannelRefusal) return error.isFinal;
  return isRejected(error) || (isDomainError(error) && error.reason.startsWith("template."));
}

/**
 * When a failed delivery is retried: as the other side asked, or after 2, 4, 8 s and then minutes, each jittered by a
 * tenth. Null where it is given up.
 * @param attempts those made so far
 */
export function retryAt(error: unknown, attempts: number, now: Date): Date | null {
  const waitMs = backoffMs(BACKOFF, attempts, Math.random());
  if (waitMs === null || isFinal(error)) return null;
  const askedMs = error instanceof ChannelRefusal ? (error.retryAfterMs ?? 0) : 0;
  return new Date(now.getTime() + Math.max(waitMs, Math.min(askedMs, 60 * MINUTE_MS)));
}
