import { formatInZone } from "@/lib/dates";
import { durationWords } from "@/lib/duration-words";
import { counted } from "@/lib/plural";
import type { Reminder } from "@/server/domains/events/reminders/schema";
import type { EventStatus } from "@/server/domains/events/schema";

/** "1 day before". */
export function beforeWords(minutesBefore: number): string {
  return `${durationWords(minutesBefore)} before`;
}

/** "42 people", "1 person", "no one". */
export function peopleWords(count: number): string {
  return count === 0 ? "no one" : `${counted(count, "person", "people")}`;
}

type Moment = { status: EventStatus; timeZone: string; now: Date };

/** What happens with a reminder, or what happened: "Fri 27 Nov, 19:00 CET · to 42 people". */
export function reminderWords(reminder: Reminder, { status, timeZone, now }: Moment): string {
  const { state, recipients } = reminder;
  const at = formatInZone({ at: new Date(reminder.dueAt), timeZone, now });
  if (state === "sent") return `${at} · sent to ${peopleWords(recipients)}`;
  if (state === "passed-over") return status === "cancelled" ? "Not sent" : `${at} · too late, so not sent`;
  if (recipients > 0) return `${at} · to ${peopleWords(recipients)}`;
  return `${at} · to guests with a seat by then`;
}

const UNIT_MINUTES = { minutes: 1, hours: 60, days: 1_440 };
export type Unit = keyof typeof UNIT_MINUTES;
export const UNITS = Object.keys(UNIT_MINUTES) as Unit[];

/** What was typed, as minutes; NaN where it is no number. */
export function toMinutes(amount: string, unit: Unit): number {
  return amount.trim() === "" ? Number.NaN : Number(amount) * UNIT_MINUTES[unit];
}
