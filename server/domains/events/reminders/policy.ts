import { dayInZone, localToUtc } from "../../../../lib/dates";
import type { ReminderState } from "./schema";

const MINUTE_MS = 60_000;

/** A reminder of an event that is or was to come. */
export type ReminderRow = {
  minutesBefore: number;
  dueAt: Date;
  /** Null while it waits; `dueAt` itself where it was passed over; after that where it was sent. */
  releasedAt: Date | null;
};

type Scheduled = { startsAt: Date; reminderMinutes: readonly number[] };

/** An all-day event begins at midnight, when nobody wants to be reminded: its reminders count from this time of day. */
const ALL_DAY_FROM = "09:00";

/** The instant that reminders count from: the start, or the morning of the first day of an all-day event. */
export function remindsFrom(event: { startsAt: Date; timeZone: string; allDay: boolean }): Date {
  const { startsAt, timeZone, allDay } = event;
  return allDay ? localToUtc(`${dayInZone(startsAt, timeZone)}T${ALL_DAY_FROM}`, timeZone) : startsAt;
}

/** Exactly so many minutes before the start: the evening before is an hour off where the clocks change at night. */
export function dueAtOf(startsAt: Date, minutesBefore: number): Date {
  return new Date(startsAt.getTime() - minutesBefore * MINUTE_MS);
}

/**
 * What must be written so that the reminders are those of the schedule and of the start. A reminder that is still to
 * come waits, also where it was sent before the event was moved. One whose time has gone by is passed over: nobody hears
 * "tomorrow" of what is in an hour. One that was sent stays so, and one that is due at this moment is left to be sent.
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

/** How a reminder stands. @param row undefined where the event was never published with it */
export function stateOf(
  { status, startsAt }: Life,
  { minutesBefore, row }: { minutesBefore: number; row: ReminderRow | undefined },
  now: Date,
): ReminderState {
  if (row?.releasedAt) return row.releasedAt > row.dueAt ? "sent" : "passed-over";
  if (status === "cancelled" || startsAt <= now) return "passed-over";
  // A published event has its row; one that is due is on its way.
  return row || dueAtOf(startsAt, minutesBefore) > now ? "planned" : "passed-over";
}

/** What a reminder is told once per person: this one of this event, for the start that it was then. */
export function reminderOccurrence(
  eventId: string,
  { minutesBefore, dueAt }: Omit<ReminderRow, "releasedAt">,
) {
  return `${eventId} ${minutesBefore} ${startOf({ minutesBefore, dueAt }).toISOString()}`;
}

/** The start that a reminder was made for, as `remindsFrom` says it. */
export function startOf({ minutesBefore, dueAt }: Omit<ReminderRow, "releasedAt">): Date {
  return new Date(dueAt.getTime() + minutesBefore * MINUTE_MS);
}
