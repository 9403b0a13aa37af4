import type { ChartStep } from "./schema";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** The step at which a span of time fits a chart: at most some 200 points for a year and more. */
export function chooseStep(from: Date, to: Date): ChartStep {
  const spanMs = to.getTime() - from.getTime();
  if (spanMs <= 2 * dayMs) return "hour";
  return spanMs <= 180 * dayMs ? "day" : "week";
}

/** The chart runs up to now, but not on and on after the event, unless the ledger does. */
export function chartEnd(facts: { lastAt: Date; endsAt: Date; now: Date }): Date {
  const { lastAt, endsAt, now } = facts;
  return new Date(Math.max(lastAt.getTime(), Math.min(now.getTime(), endsAt.getTime())));
}
