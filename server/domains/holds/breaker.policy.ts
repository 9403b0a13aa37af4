import type { QueueEntry, VenueQueue } from "./queue.schema";

const DAY_MS = 86_400_000;

/** Holds in a row without a reply after which the queue of a venue rests until its owner looks. */
export const BREAKER_HOLDS = 3;
/** A queue whose breaker stays open for this long is deactivated. */
export const BREAKER_MS = 7 * DAY_MS;

type Holds = Pick<VenueQueue, "entries" | "breakerResolvedAt">;

/**
 * Holds in a row that ended without a reply: since the last one that was converted or cancelled, and since the breaker was
 * last resolved. Counted from the entries; nothing is stored.
 */
export function unansweredHolds({ entries, breakerResolvedAt }: Holds): QueueEntry[] {
  const since = breakerResolvedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
  const ended = entries
    .filter(
      ({ holdOfferedAt, endedAt }) => holdOfferedAt !== null && endedAt !== null && endedAt.getTime() > since,
    )
    .sort((a, b) => ms(a.holdOfferedAt) - ms(b.holdOfferedAt) || ms(a.endedAt) - ms(b.endedAt));
  const answered = ended.findLastIndex((entry) => entry.endReason !== "hold_expired");
  return ended.slice(answered + 1);
}

/** Since when the queue rests because holds had no reply; null while the breaker is closed. */
export function breakerOpenedAt(queue: Holds): Date | null {
  return unansweredHolds(queue)[BREAKER_HOLDS - 1]?.endedAt ?? null;
}

/** When a queue is deactivated whose breaker opened then. */
export function deactivatesAt(openedAt: Date): Date {
  return new Date(openedAt.getTime() + BREAKER_MS);
}

/** Whether the breaker has been open for so long that the queue is deactivated until the owner resolves it. */
export function isDeactivated(queue: Holds, now: Date): boolean {
  const openedAt = breakerOpenedAt(queue);
  return openedAt !== null && deactivatesAt(openedAt) <= now;
}

const ms = (at: Date | null) => at?.getTime() ?? 0;
