import { dayInZone, formatTime } from "@/lib/dates";
import { addDays, startOfDay } from "@/lib/days";

const minuteMs = 60_000;
const HOUR = 60;

/** Sessions move in steps of so many minutes. */
export const STEP_MINUTES = 5;
export const PIXELS_PER_MINUTE = 1.3;
/** The grid shows at least so much, however short the day's program is. */
const SHOWN_HOURS_MIN = 8;

/** Minutes since the day began. They are minutes that pass, so a day on which clocks change has 23 or 25 hours. */
export type Span = { start: number; end: number };

/** One day of a zone. `minutes` is its length. */
export type Day = { day: string; timeZone: string; from: Date; minutes: number };

/** @throws RangeError when the day or the zone is unknown */
export function dayOf(day: string, timeZone: string): Day {
  const from = startOfDay(day, timeZone);
  const next = startOfDay(addDays(day, 1), timeZone);
  return { day, timeZone, from, minutes: Math.round((next.getTime() - from.getTime()) / minuteMs) };
}

/** Minutes since the day began; below zero or beyond its length on another day. */
export function minutesIn({ from }: Day, at: Date): number {
  return (at.getTime() - from.getTime()) / minuteMs;
}

/** The instant so many minutes after the day began. */
export function instantIn({ from }: Day, minutes: number): Date {
  return new Date(from.getTime() + minutes * minuteMs);
}

/** What clocks show so many minutes after the day began: "09:00". */
export function timeIn(day: Day, minutes: number): string {
  return formatTime(instantIn(day, minutes), day.timeZone);
}

/** The nearest step. */
export function snap(minutes: number): number {
  return Math.round(minutes / STEP_MINUTES) * STEP_MINUTES;
}

export function toPixels(minutes: number): number {
  return minutes * PIXELS_PER_MINUTE;
}

export function toMinutes(pixels: number): number {
  return pixels / PIXELS_PER_MINUTE;
}

/** The hours to show: an hour around the program, at least eight of them, or the whole day. */
export function shownSpan(day: Day, spans: readonly Span[], isWhole: boolean): Span {
  if (isWhole || spans.length === 0) return { start: 0, end: day.minutes };
  const first = Math.min(...spans.map(({ start }) => start));
  const last = Math.max(...spans.map(({ end }) => end));
  const start = Math.max(0, (Math.floor(first / HOUR) - 1) * HOUR);
  const wanted = Math.max((Math.ceil(last / HOUR) + 1) * HOUR, start + SHOWN_HOURS_MIN * HOUR);
  const end = Math.min(day.minutes, wanted);
  return { start: Math.max(0, Math.min(start, end - SHOWN_HOURS_MIN * HOUR)), end };
}

/** The full hours within a span, each with what clocks show then. Where clocks go back, one hour is there twice. */
export function hourMarks(day: Day, { start, end }: Span): { minutes: number; label: string }[] {
  const marks: { minutes: number; label: string }[] = [];
  for (let minutes = Math.ceil(start / HOUR) * HOUR; minutes < end; minutes += HOUR)
    marks.push({ minutes, label: timeIn(day, minutes) });
  return marks;
}

/** The span moved by some minutes to a full step; it begins on its day. */
export function movedSpan(day: Day, span: Span, by: number): Span {
  const length = span.end - span.start;
  const last = snap(day.minutes) - STEP_MINUTES;
  const start = by === 0 ? span.start : Math.min(Math.max(snap(span.start + by), 0), last);
  return { start, end: start + length };
}

/** The span with its end moved by some minutes to a full step; it lasts one step at least, and a day at most. */
export function resizedSpan(day: Day, span: Span, by: number): Span {
  if (by === 0) return span;
  const last = Math.max(span.end, span.start + day.minutes);
  const end = Math.min(Math.max(snap(span.end + by), span.start + STEP_MINUTES), last);
  return { ...span, end };
}

/** Whether a span begins on the day that is shown. */
export function beginsOn(day: Day, at: Date): boolean {
  return dayInZone(at, day.timeZone) === day.day;
}
