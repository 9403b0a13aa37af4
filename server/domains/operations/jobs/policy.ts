/** When a job runs, in UTC. A period divides the hour or is whole hours that divide the day. */
export type Schedule = { everyMinutes: 1 | 5 | 15 | 60 | 360 } | { dailyAtHour: number };

/** What the rest of the code knows of a job. */
export type JobPlan = {
  /** Kebab-case; part of the cron route's path. */
  name: string;
  schedule: Schedule;
  /**
   * What becomes of slots that no process ran: `catch-up` runs each of them, oldest first; `skip` lets them
   * go, for jobs that do whatever is due, so that one run makes up for all.
   */
  missed: "catch-up" | "skip";
};

/** A run that has not ended after this long died with its process, and its slot is free again. */
export const ABANDONED_MS = 10 * 60_000;
/** Slots that one call runs at most; the next call goes on where it ended. */
const CAUGHT_UP_MAX = 24;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const periodOf = (schedule: Schedule) =>
  "everyMinutes" in schedule ? schedule.everyMinutes * MINUTE_MS : DAY_MS;

/** The slot that an instant falls into: the last time at or before it that the schedule names. */
export function slotAt(schedule: Schedule, now: Date): Date {
  const period = periodOf(schedule);
  const offset = "everyMinutes" in schedule ? 0 : schedule.dailyAtHour * 60 * MINUTE_MS;
  return new Date(Math.floor((now.getTime() - offset) / period) * period + offset);
}

/** The first slot that begins after an instant. */
export function nextSlotAt(schedule: Schedule, now: Date): Date {
  return new Date(slotAt(schedule, now).getTime() + periodOf(schedule));
}

/** How many slots have begun and ended after the one of `last` and before that of `now`: no process ran them. */
export function countMissed(schedule: Schedule, last: Date | null, now: Date): number {
  if (!last) return 0;
  const distanceMs = slotAt(schedule, now).getTime() - slotAt(schedule, last).getTime();
  return Math.max(0, distanceMs / periodOf(schedule) - 1);
}

/**
 * The slots to run now, oldest first, at most `CAUGHT_UP_MAX`. A job that never ran begins with the present slot.
 * @param runs.last the newest slot that was ever taken
 * @param runs.died slots whose run died: a job that catches up runs them again, like slots that no process took
 */
export function slotsOwed(
  { schedule, missed }: JobPlan,
  { last, died }: { last: Date | null; died: Date[] },
  now: Date,
): Date[] {
  const current = slotAt(schedule, now);
  if (missed === "skip" || !last) return [current];
  const owed = [...died];
  let slot = nextSlotAt(schedule, last);
  for (; slot <= current && owed.length < CAUGHT_UP_MAX; slot = nextSlotAt(schedule, slot)) owed.push(slot);
  return owed.slice(0, CAUGHT_UP_MAX);
}

/** The same as a cron expression. */
export function cronOf(schedule: Schedule): string {
  if ("dailyAtHour" in schedule) return `0 ${schedule.dailyAtHour} * * *`;
  const { everyMinutes } = schedule;
  if (everyMinutes === 1) return "* * * * *";
  if (everyMinutes < 60) return `*/${everyMinutes} * * * *`;
  return everyMinutes === 60 ? "0 * * * *" : `0 */${everyMinutes / 60} * * *`;
}
