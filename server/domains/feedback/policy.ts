import type { Distribution, FeedbackPlace } from "./schema";

/** What decides whether a person may rate a place. */
export type Standing = {
  state: "draft" | "open" | "cancelled";
  startsAt: Date;
  /** Whether any guest was checked in there. */
  isCheckedIn: boolean;
  /** Whether the person has a seat there. */
  hasSeat: boolean;
  hasArrived: boolean;
};

/**
 * Why a person may not give feedback; null where they may. It is for those who were there: guests with a seat, and where
 * guests were checked in, those who were.
 */
export function whyNot(standing: Standing, now: Date): FeedbackPlace["why"] {
  const { state, startsAt, isCheckedIn, hasSeat, hasArrived } = standing;
  if (!hasSeat) return "feedback.not-there";
  if (state !== "open") return "feedback.called-off";
  if (now < startsAt) return "feedback.not-begun";
  return isCheckedIn && !hasArrived ? "feedback.not-there" : null;
}

/** How often each number of stars was given, with the average to two decimals. */
export function distributionOf(rows: readonly { stars: number; count: number }[]): Distribution {
  const of = (stars: number) => rows.find((row) => row.stars === stars)?.count ?? 0;
  const stars = { 1: of(1), 2: of(2), 3: of(3), 4: of(4), 5: of(5) };
  const count = rows.reduce((sum, row) => sum + row.count, 0);
  const total = rows.reduce((sum, row) => sum + row.stars * row.count, 0);
  return { count, average: count === 0 ? null : Math.round((total / count) * 100) / 100, stars };
}

const HOUR_MS = 3_600_000;
/** How long after the end guests are asked. */
const ASKED_AFTER_MS = HOUR_MS;
/** After this nobody is asked any more. */
export const ASKED_UNTIL_MS = 72 * HOUR_MS;

/** The ends of the events whose guests are asked now: after `from`, and not after `to`. */
export function endsToAsk(now: Date): { from: Date; to: Date } {
  return {
    from: new Date(now.getTime() - ASKED_UNTIL_MS),
    to: new Date(now.getTime() - ASKED_AFTER_MS),
  };
}
