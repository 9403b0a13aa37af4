import { localToUtc } from "./dates";

/**
 * Calendar days of a place, as "2027-05-10", and ranges of them. A range is half-open: `end` is the day after the last
 * one. Where `end` equals `start` the range is that one day.
 */
export type Days = { start: string; end: string };

const DAY_MS = 86_400_000;

/** `n` days later; earlier where negative. */
export function addDays(day: string, n: number): string {
  return dayOf(new Date(dateOf(day).getTime() + n * DAY_MS));
}

/** The day after the last one, also where the range says one day by `start = end`. */
export function endOf({ start, end }: Days): string {
  return end > start ? end : addDays(start, 1);
}

/** The last day that belongs to the range: what people read and choose. */
export function lastDay(days: Days): string {
  return addDays(endOf(days), -1);
}

/** The number of days of a range, at least one. */
export function countDays(days: Days): number {
  return Math.round((dateOf(endOf(days)).getTime() - dateOf(days.start).getTime()) / DAY_MS);
}

/** Whether two ranges share a day. One that ends on the day on which the other starts does not. */
export function overlaps(a: Days, b: Days): boolean {
  return a.start < endOf(b) && b.start < endOf(a);
}

/**
 * The instant at which a day begins in a zone. Where clocks skip midnight, that is the first moment of the day after the
 * gap; where midnight occurs twice, the first.
 * @throws RangeError when the day or the zone is unknown
 */
export function startOfDay(day: string, timeZone: string): Date {
  return localToUtc(`${day}T00:00`, timeZone);
}

/** The earliest day that is today somewhere (UTC − 12 h): a day before it is past in every zone. */
export function earliestToday(now: Date): string {
  return dayOf(new Date(now.getTime() - 12 * 3_600_000));
}

/** The day of a value from a `date` column, which is midnight in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** A day as a `date` column takes it. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
