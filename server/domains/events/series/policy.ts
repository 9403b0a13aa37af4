import type { EventChanges, EventDetails } from "../schema";
import { type AppliedPart, DATES_MAX, type Repetition } from "./schema";

const dayMs = 86_400_000;
/** No part of the system can hold later years. */
const YEAR_MAX = 2199;

/**
 * The days on which an event that is first held on `first` repeats, by the calendar alone: `timesMoved` handles
 * times and zones. Stops one past DATES_MAX, so that the caller can detect too many.
 * @param first and all other days are written "2026-11-28"
 * @returns the days after the first, and the months ("2027-02") that have no such day
 */
export function datesOfSeries(first: string, rule: Repetition): { dates: string[]; missing: string[] } {
  const dates: string[] = [];
  const missing: string[] = [];
  const wanted = Math.min(rule.count ?? Number.POSITIVE_INFINITY, DATES_MAX + 1);
  for (let step = 1; dates.length + 1 < wanted; step++) {
    const { month, day } = stepOf(first, rule, step);
    const end = rule.until ?? `${YEAR_MAX}-12-31`;
    if (day === null ? month > end.slice(0, 7) : day > end) break;
    if (day === null) missing.push(month);
    else dates.push(day);
  }
  // Months without the day are reported only up to the last date.
  const last = dates.at(-1) ?? "";
  return { dates, missing: rule.until ? missing : missing.filter((month) => month < last) };
}

/** The number of days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

type Step = { month: string; day: string | null };

function stepOf(first: string, { frequency, monthlyBy }: Repetition, step: number): Step {
  if (frequency === "weekly") {
    const day = new Date(Date.parse(first) + step * 7 * dayMs).toISOString().slice(0, 10);
    return { month: day.slice(0, 7), day };
  }
  const start = new Date(first);
  const monthStart = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + step, 1));
  const month = monthStart.toISOString().slice(0, 7);
  const dayOfMonth = monthlyBy === "day" ? start.getUTCDate() : sameWeekday(start, monthStart);
  const day = new Date(monthStart.getTime() + (dayOfMonth - 1) * dayMs).toISOString().slice(0, 10);
  return { month, day: day.startsWith(month) ? day : null };
}

/**
 * The day of this month with the same weekday in the same week, for example the second Tuesday. It may be past the
 * end of the month.
 */
function sameWeekday(start: Date, monthStart: Date): number {
  const daysToWeekday = (start.getUTCDay() - monthStart.getUTCDay() + 7) % 7;
  return 1 + daysToWeekday + 7 * (weekOfMonth(start) - 1);
}

function weekOfMonth(day: Date): number {
  return Math.ceil(day.getUTCDate() / 7);
}

const ORDINALS = ["first", "second", "third", "fourth", "fifth"];

/**
 * The two wordings of a monthly repetition: "on the 31st", "on the fifth Friday".
 * @param first "2026-11-28"
 */
export function monthlyWords(first: string): { day: string; weekday: string } {
  const at = new Date(first);
  const number = at.getUTCDate();
  const ending = new Intl.PluralRules("en", { type: "ordinal" }).select(number);
  const suffix = { one: "st", two: "nd", few: "rd", many: "th", zero: "th", other: "th" }[ending];
  const weekday = new Intl.DateTimeFormat("en-GB", { weekday: "long", timeZone: "UTC" }).format(at);
  return { day: `on the ${number}${suffix}`, weekday: `on the ${ORDINALS[weekOfMonth(at) - 1]} ${weekday}` };
}

/** The changes that the dates after an event take over from it. */
export function changesOf(event: EventDetails, parts: readonly AppliedPart[]): EventChanges {
  const { title, description, place, onlineUrl, placeHidden } = event;
  const { capacity, guestsMax, approvalRequired, waitlistEnabled, waitlistMode } = event;
  const { offerMinutes, cutoffMinutes, partyRule, passOversMax } = event;
  return {
    ...(parts.includes("title") && { title }),
    ...(parts.includes("description") && { description }),
    ...(parts.includes("place") && { place, onlineUrl, placeHidden }),
    ...(parts.includes("seats") && {
      capacity,
      guestsMax,
      approvalRequired,
      waitlistEnabled,
      waitlistMode,
      offerMinutes,
      cutoffMinutes,
      partyRule,
      passOversMax,
    }),
  };
}
