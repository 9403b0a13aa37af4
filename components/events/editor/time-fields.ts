import { isSecondShowing, localToUtc, timesShown, utcToLocal } from "@/lib/dates";
import type { EventDetails } from "@/server/domains/events/schema";

/** The fields of the form that are times of day in the event's zone. */
export const TIME_FIELDS = [
  "startsAt",
  "endsAt",
  "rsvpOpensAt",
  "rsvpClosesAt",
  "membersFirstUntil",
] as const;

export type TimeField = (typeof TIME_FIELDS)[number];

/** For each time whether the second of two hours is meant, in a night in which clocks show it twice. */
export type SecondHours = Record<TimeField, boolean>;

const minuteMs = 60_000;

/** An instant as the form's field shows it; "" for none. */
export function toLocal(iso: string | null, timeZone: string): string {
  return iso === null ? "" : utcToLocal(new Date(iso), timeZone);
}

/** Which of the event's times are in the second of two hours. */
export function secondHoursOf(event: Pick<EventDetails, TimeField | "timeZone">): SecondHours {
  const isSecond = (iso: string | null) => iso !== null && isSecondShowing(new Date(iso), event.timeZone);
  return eachTime((field) => isSecond(event[field]));
}

function eachTime(is: (field: TimeField) => boolean): SecondHours {
  return Object.fromEntries(TIME_FIELDS.map((field) => [field, is(field)])) as SecondHours;
}

export const NO_SECOND_HOURS: SecondHours = eachTime(() => false);

type Shown = { local: string; timeZone: string; second: boolean };

/**
 * The instant that a field means, as ISO 8601; "" where it is no time.
 * @param unshown seconds of the event's own time, where the field still shows that: the form has minutes only
 */
export function instantOf({ local, timeZone, second }: Shown, unshown = 0): string {
  try {
    return new Date(localToUtc(local, timeZone, second).getTime() + unshown).toISOString();
  } catch {
    return "";
  }
}

/** What the form does not show of an instant, in ms. */
export function unshownOf(iso: string | null): number {
  return iso === null ? 0 : Date.parse(iso) % minuteMs;
}

/** How often clocks show the time; 1 where it is no time, which is another fault. */
export function timesShownOf(local: string, timeZone: string): number {
  try {
    return timesShown(local, timeZone);
  } catch {
    return 1;
  }
}

/** What to say of a time that the clocks skip; null for every other. */
export function skippedFault(local: string, timeZone: string): string | null {
  if (timesShownOf(local, timeZone) > 0) return null;
  const next = utcToLocal(localToUtc(local, timeZone), timeZone).slice(11);
  return `Clocks go forward over this time that day. Choose ${next} or another time.`;
}
