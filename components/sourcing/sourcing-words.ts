import type { BadgeTone } from "@/components/ui/badge";
import { daysWords } from "@/lib/day-words";
import { type Days, lastDay } from "@/lib/days";
import { counted, grouped } from "@/lib/plural";
import { priceWords } from "@/lib/price-words";
import type { Availability } from "@/server/domains/rfps/schema";

/** The colour of an answer, the same for both sides. */
export const answerTones: Record<Availability, BadgeTone> = {
  confirmed: "success",
  tentative: "warning",
  unavailable: "danger",
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** How much time is left: "3 days", "5 hours", "12 minutes". Null once it has run out. */
export function timeLeft(until: Date, now: Date): { words: string; isUrgent: boolean } | null {
  const ms = until.getTime() - now.getTime();
  if (ms <= 0) return null;
  const isUrgent = ms < DAY_MS;
  if (!isUrgent) return { words: counted(Math.floor(ms / DAY_MS), "day"), isUrgent };
  if (ms >= HOUR_MS) return { words: counted(Math.floor(ms / HOUR_MS), "hour"), isUrgent };
  return { words: counted(Math.ceil(ms / MINUTE_MS), "minute"), isUrgent };
}

/** "80 – 120 people", "120 people". Null where it isn't said. */
export function peopleWords(min: number | null, max: number | null): string | null {
  if (min !== null && max !== null && min !== max)
    return `${grouped(min)} – ${counted(max, "person", "people")}`;
  const some = max ?? min;
  return some === null ? null : counted(some, "person", "people");
}

type RequestDates = {
  preferredDatesStart: string | null;
  preferredDatesEnd: string | null;
  datesFlexible: boolean;
};

/** "10 – 12 May 2027", with ", flexible" where other dates would do. Null where nothing is said. */
export function datesWords(request: RequestDates): string | null {
  const { preferredDatesStart: start, preferredDatesEnd: end, datesFlexible } = request;
  if (!start) return datesFlexible ? "Flexible dates" : null;
  return `${daysWords({ start, end: end ?? start })}${datesFlexible ? ", flexible" : ""}`;
}

type EntryDates = {
  desiredDatesStart: string | null;
  desiredDatesEnd: string | null;
  datesFlexible: boolean;
};

/** The dates of a waitlist entry, worded like those of a request. */
export function entryDatesWords({ desiredDatesStart, desiredDatesEnd, datesFlexible }: EntryDates) {
  return datesWords({
    preferredDatesStart: desiredDatesStart,
    preferredDatesEnd: desiredDatesEnd,
    datesFlexible,
  });
}

/** Ranges of days in words, one after the other. */
export function allDaysWords(ranges: readonly Days[]): string {
  return ranges.map(daysWords).join("; ");
}

/** An amount with its currency, or as it was given where no currency was; null where no amount is said. */
export function amountWords(amount: number | null, currency: string | null): string | null {
  if (amount === null) return null;
  return currency === null ? `${grouped(amount)}, currency not given` : priceWords(amount, currency);
}

/** A range as its first and last day, as people choose it. */
export function firstAndLast(start: string | null, end: string | null): { first: string; last: string } {
  return { first: start ?? "", last: start && end ? lastDay({ start, end }) : "" };
}
