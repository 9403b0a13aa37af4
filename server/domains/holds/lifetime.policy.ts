import type { QueueEntry } from "./queue.schema";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** How long a held venue waits for the organization's answer, whatever is left of the entry's own lifetime. */
export const HOLD_MS = 48 * HOUR_MS;
/** A hold that ends within this is reminded of, once. */
export const REMIND_MS = 24 * HOUR_MS;
/** A flexible entry that is as old as this is asked once whether it is still of interest. */
export const NUDGE_AFTER_MS = 60 * DAY_MS;
/** How long an organization has to answer that. */
export const NUDGE_MS = 7 * DAY_MS;
const FLEXIBLE_DAYS = 90;
const DAYS_AFTER_END = 30;

type Desired = { desiredDatesStart: Date | null; desiredDatesEnd: Date | null; datesFlexible: boolean };

/**
 * When an entry lapses: 30 days after its desired dates have ended, in UTC, or 90 days after it was made if its dates are
 * flexible.
 */
export function expiresAtOf({ desiredDatesStart, desiredDatesEnd, datesFlexible }: Desired, now: Date): Date {
  const end = desiredDatesEnd ?? desiredDatesStart;
  if (datesFlexible || !end) return new Date(now.getTime() + FLEXIBLE_DAYS * DAY_MS);
  return new Date(end.getTime() + DAYS_AFTER_END * DAY_MS);
}

type Waiting = Pick<QueueEntry, "status" | "expiresAt" | "nudgedAt">;

/** Why an entry that waits is over at `now`; null where it still waits. A held one ends with its hold instead. */
export function whyLapsed(
  { status, expiresAt, nudgedAt }: Waiting,
  now: Date,
): "dates_passed" | "nudge_unanswered" | null {
  if (status !== "waiting") return null;
  if (expiresAt <= now) return "dates_passed";
  return nudgedAt !== null && nudgedAt.getTime() + NUDGE_MS <= now.getTime() ? "nudge_unanswered" : null;
}

/** Whether the hold's time is over. */
export function hasHoldEnded(
  { status, holdExpiresAt }: Pick<QueueEntry, "status" | "holdExpiresAt">,
  now: Date,
) {
  return status === "offered" && holdExpiresAt !== null && holdExpiresAt <= now;
}
