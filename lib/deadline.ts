import { formatDate, formatInZone, utcToLocal } from "./dates";

type Deadline = { at: Date; timeZone: string; allDay: boolean; now: Date };

/**
 * Until when something about an event can be done: "Sat 28 Nov, 19:00 CET". Of an all-day event, whose days have no hours,
 * midnight is "the end of Fri 27 Nov"; any other hour is still said, because it holds.
 */
export function formatDeadline(deadline: Deadline): string {
  if (!isDayAlone(deadline)) return formatInZone(deadline);
  return `the end of ${formatDate({ ...deadline, at: new Date(deadline.at.getTime() - 1) })}`;
}

/** From when something about an event can be done; of an all-day event, from midnight is the day alone. */
export function formatOpening(opening: Deadline): string {
  return isDayAlone(opening) ? formatDate(opening) : formatInZone(opening);
}

const isDayAlone = ({ at, timeZone, allDay }: Deadline) => allDay && isMidnight(utcToLocal(at, timeZone));

/** Whether a `datetime-local` value is the beginning of a day. */
export function isMidnight(local: string): boolean {
  return local.slice(11) === "00:00";
}

/** The last whole day before a `datetime-local` value at midnight; empty where the value is. */
export function lastDayBefore(local: string): string {
  return local ? shiftedDay(local.slice(0, 10), -1) : "";
}

/** The midnight after a day, as a `datetime-local` value; empty where the day is. */
export function midnightAfter(day: string): string {
  return day ? `${shiftedDay(day, 1)}T00:00` : "";
}

function shiftedDay(day: string, days: number): string {
  const at = new Date(`${day}T00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
