import type { ChartStep } from "./schema";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The step for a chart of this span: a chart of a year has some 200 points at most. */
export function chooseStep(from: Date, to: Date): ChartStep {
  const spanMs = to.getTime() - from.getTime();
  if (spanMs <= 2 * dayMs) return "hour";
  return spanMs <= 180 * dayMs ? "day" : "week";
}

/** The chart runs up to now, but not past the end of the event unless the ledger does. */
export function chartEnd(facts: { lastAt: Date; endsAt: Date; now: Date }): Date {
  const { lastAt, endsAt, now } = facts;
  return new Date(Math.max(lastAt.getTime(), Math.min(now.getTime(), endsAt.getTime())));
}
