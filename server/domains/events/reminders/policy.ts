import { dayInZone, localToUtc } from "../../../../lib/dates";
import type { ReminderState } from "./schema";

const MINUTE_MS = 60_000;

/** A reminder of a published event. */
export type ReminderRow = {
  minutesBefore: number;
  dueAt: Date;
  /** Null while it waits; equal to `dueAt` where it was skipped; later than `dueAt` where it was sent. */
  releasedAt: Date | null;
};

type Scheduled = { startsAt: Date; reminderMinutes: readonly number[] };

/** An all-day event begins at midnight, a bad time for reminders: they count from this time of day. */
const ALL_DAY_FROM = "09:00";

/** The instant that reminders count from: the start, or the morning of the first day of an all-day event. */
export function remindsFrom(event: { startsAt: Date; timeZone: string; allDay: boolean }): Date {
  const { startsAt, timeZone, allDay } = event;
  return allDay ? localToUtc(`${dayInZone(startsAt, timeZone)}T${ALL_DAY_FROM}`, timeZone) : startsAt;
}

/**
 * Exactly this many minutes before the start. "The evening before" is an hour off where the clocks change that
 * night.
 */
export function dueAtOf(startsAt: Date, minutesBefore: number): Date {
  return new Date(startsAt.getTime() - minutesBefore * MINUTE_MS);
}

/**
 * The rows to write so that the reminders match the schedule and the start. A future reminder waits, even if it was
 * sent before the event was moved. A past one is skipped: no guest reads "tomorrow" about an event that is in an
 * hour. A sent one stays sent, and one that is due at this moment stays to be sent.
 */
export function decideReminders(
  { startsAt, reminderMinutes }: Scheduled,
  known: readonly ReminderRow[],
  now: Date,
): { write: ReminderRow[]; remove: number[] } {
  const write = reminderMinutes.flatMap((minutesBefore): ReminderRow[] => {
    const before = known.find((row) => row.minutesBefore === minutesBefore);
    const dueAt = dueAtOf(startsAt, minutesBefore);
    if (before?.dueAt.getTime() === dueAt.getTime()) return [];
    if (dueAt > now) return [{ minutesBefore, dueAt, releasedAt: null }];
    if (before?.releasedAt) return [];
    return [{ minutesBefore, dueAt, releasedAt: dueAt }];
  });
  const remove = known.flatMap((row) =>
    reminderMinutes.includes(row.minutesBefore) ? [] : row.minutesBefore,
  );
  return { write, remove };
}

type Life = { status: "draft" | "published" | "cancelled"; startsAt: Date };

/**
 * The state of a reminder.
 * @param row undefined where the event was never published with it
 */
export function stateOf(
  { status, startsAt }: Life,
  { minutesBefore, row }: { minutesBefore: number; row: ReminderRow | undefined },
  now: Date,
): ReminderState {
  if (row?.releasedAt) return row.releasedAt > row.dueAt ? "sent" : "passed-over";
  if (status === "cancelled" || startsAt <= now) return "passed-over";
  // A published event has a row for it; a due one is about to be sent.
  return row || dueAtOf(startsAt, minutesBefore) > now ? "planned" : "passed-over";
}

/** The dedupe key of a reminder for one person: this reminder of this event, for the start that it had. */
export function reminderOccurrence(
  eventId: string,
  { minutesBefore, dueAt }: Omit<ReminderRow, "releasedAt">,
) {
  return `${eventId} ${minutesBefore} ${startOf({ minutesBefore, dueAt }).toISOString()}`;
}

/** The start that a reminder was made for, in terms of `remindsFrom`. */
export function startOf({ minutesBefore, dueAt }: Omit<ReminderRow, "releasedAt">): Date {
  return new Date(dueAt.getTime() + minutesBefore * MINUTE_MS);
}
