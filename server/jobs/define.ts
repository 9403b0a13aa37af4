import type { Db } from "../db/client";

/** When a job runs, in UTC. A period divides the hour or is whole hours that divide the day. */
export type Schedule = { everyMinutes: 1 | 5 | 15 | 60 | 360 } | { dailyAtHour: number };

/** Plain figures for the record of the run. */
export type JobResult = Record<string, number>;

export type Job = {
  /** Kebab-case; part of the cron route's path. */
  name: string;
  schedule: Schedule;
  /** May be called again for work that is already done, and may be cut off anywhere. */
  run: (db: Db, now: Date) => Promise<JobResult>;
  /** True where the ticker has a better way and only cron runs it. */
  cronOnly?: boolean;
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The slot that an instant falls into: the last time at or before it that the schedule names. */
export function slotAt(schedule: Schedule, now: Date): Date {
  const period = "everyMinutes" in schedule ? schedule.everyMinutes * MINUTE_MS : DAY_MS;
  const offset = "everyMinutes" in schedule ? 0 : schedule.dailyAtHour * 60 * MINUTE_MS;
  return new Date(Math.floor((now.getTime() - offset) / period) * period + offset);
}

/** The same as a cron expression. */
export function cronOf(schedule: Schedule): string {
  if ("dailyAtHour" in schedule) return `0 ${schedule.dailyAtHour} * * *`;
  const { everyMinutes } = schedule;
  if (everyMinutes === 1) return "* * * * *";
  if (everyMinutes < 60) return `*/${everyMinutes} * * * *`;
  return everyMinutes === 60 ? "0 * * * *" : `0 */${everyMinutes / 60} * * *`;
}
