import { addDays, countDays, type Days, earliestToday } from "../../../lib/days";
import { DAYS_AHEAD_MAX, DAYS_MAX, type RfpStatus } from "./schema";

export type RfpFacts = {
  status: RfpStatus;
  title: string;
  preferredDatesStart: string | null;
  /** The day after the last one; equal to the start for that one day. */
  preferredDatesEnd: string | null;
  datesFlexible: boolean;
  alternativeDates: Days[];
  attendanceMin: number | null;
  attendanceMax: number | null;
  budget: number | null;
  currency: string | null;
  latitude: number | null;
  longitude: number | null;
  responseDeadline: Date | null;
};

export type Fault = { field: string; message: string };

type Draft = Omit<RfpFacts, "status" | "title" | "datesFlexible">;
type Field = keyof Draft;

const DAY_MS = 86_400_000;

/**
 * What is wrong in a draft, whatever is still missing. Dates and a deadline may become past while a draft lies there,
 * so they are judged by the clock only where they change, and when the draft is sent.
 * @param changed the fields that are being changed; all of them unless named
 */
export function faultsInDraft(draft: Draft, now: Date, changed?: ReadonlySet<string>): Fault[] {
  const changes = (...fields: Field[]) => !changed || fields.some((field) => changed.has(field));
  const { preferredDatesStart: start, preferredDatesEnd: end } = draft;
  const faults: Fault[] = [];
  if (start && changes("preferredDatesStart", "preferredDatesEnd"))
    faults.push(
      ...faultsInDays({ start, end: end ?? start }, "preferredDatesStart", "preferredDatesEnd", now),
    );
  if (!start && end) faults.push({ field: "preferredDatesStart", message: "Name the first day too." });
  if (changes("alternativeDates"))
    draft.alternativeDates.forEach((days, index) => {
      const at = `alternativeDates.${index}`;
      faults.push(...faultsInDays(days, `${at}.start`, `${at}.end`, now));
    });
  if (
    draft.attendanceMin !== null &&
    draft.attendanceMax !== null &&
    draft.attendanceMax < draft.attendanceMin
  )
    faults.push({
      field: "attendanceMax",
      message: "Use at least the smallest number of people you expect.",
    });
  if ((draft.latitude === null) !== (draft.longitude === null)) {
    const field = draft.latitude === null ? "latitude" : "longitude";
    faults.push({ field, message: "Give both coordinates, or neither." });
  }
  if (draft.responseDeadline && changes("responseDeadline"))
    faults.push(...faultsInDeadline(draft.responseDeadline, now));
  return faults;
}

/** What is wrong with days on which an event could be: reversed, past, too long or too far ahead. */
export function faultsInDays(days: Days, startField: string, endField: string, now: Date): Fault[] {
  const today = earliestToday(now);
  if (days.end < days.start) return [{ field: endField, message: "The end is before the start." }];
  if (days.start < today) return [{ field: startField, message: "Choose dates that have not passed." }];
  if (days.start > addDays(today, DAYS_AHEAD_MAX))
    return [{ field: startField, message: "Choose dates within the next five years." }];
  if (countDays(days) > DAYS_MAX)
    return [{ field: endField, message: `Ask for at most ${DAYS_MAX} days in a row.` }];
  return [];
}

/** What is wrong with an answer deadline. */
export function faultsInDeadline(deadline: Date, now: Date): Fault[] {
  const field = "responseDeadline";
  if (deadline <= now) return [{ field, message: "Choose a deadline in the future." }];
  if (deadline.getTime() > now.getTime() + DAYS_AHEAD_MAX * DAY_MS)
    return [{ field, message: "Choose a deadline within the next five years." }];
  return [];
}
