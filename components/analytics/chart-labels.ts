import { formatDate } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { ChartPoint, ChartStep } from "@/server/domains/analytics/schema";

/** The name of a step, from the wall-clock time it begins at: "14:00", "Sat 21 Nov", "Week of Mon 16 Nov". */
export function stepLabel(from: string, step: ChartStep, now: Date): string {
  if (step === "hour") return from.slice(11);
  const day = dayLabel(from, now);
  return step === "week" ? `Week of ${day}` : day;
}

/** The same below the axis, where room is short: "14:00", "21 Nov". */
export function tickLabel(from: string, step: ChartStep, now: Date): string {
  if (step === "hour") return from.slice(11);
  return dayLabel(from, now).split(" ").slice(1, 3).join(" ");
}

/** A step's hours are already those of the event's zone, so the day is read as if it were UTC. */
function dayLabel(from: string, now: Date): string {
  return formatDate({ at: new Date(`${from.slice(0, 10)}T00:00Z`), timeZone: "UTC", now });
}

/** The chart in a sentence, for screen readers. */
export function chartSummary(points: readonly ChartPoint[], step: ChartStep, now: Date): string {
  const busiest = points.toSorted((a, b) => b.rsvps - a.rsvps)[0];
  if (!busiest || busiest.rsvps === 0) return "No RSVPs yet.";
  const last = points.at(-1)?.seatsTaken ?? 0;
  const when = stepLabel(busiest.from, step, now);
  return `Most people RSVPed ${step === "hour" ? `at ${when}` : `on ${when}`}: ${busiest.rsvps}. ${counted(last, "seat is", "seats are")} taken now.`;
}
