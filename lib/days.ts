import { z } from "zod";
import { localToUtc } from "./dates";

/**
 * Calendar days of a place, as "2027-05-10", and ranges of them. A range is half-open: `end` is the day after the last
 * one. Where `end` equals `start` the range is that one day.
 */
export type Days = { start: string; end: string };

const DAY_MS = 86_400_000;
const WRONG_DAY = "Choose a date between the years 1900 and 2999, like 2027-05-10.";

/** A date, or an instant whose own date is used. */
const DAY = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** A day as it is sent: `YYYY-MM-DD`, or an ISO 8601 instant, of which the date counts as it is written. */
export const dayIn = z
  .string()
  .regex(DAY, { error: WRONG_DAY, abort: true })
  .refine((text) => isDay(text.slice(0, 10)), WRONG_DAY)
  .transform((text) => text.slice(0, 10));

/** A day in answers: `YYYY-MM-DD`. */
export const dayOut = z.iso.date();

function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00Z`);
  const exact = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
  return exact && at.getUTCFullYear() >= 1900 && at.getUTCFullYear() < 3000;
}

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
