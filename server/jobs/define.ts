import type { Logger } from "pino";
import type { Db } from "../db/client";
import type { JobPlan } from "../domains/operations/jobs/policy";

/** Plain numbers for the record of the run. */
export type JobResult = Record<string, number>;

/** The context of a run. */
export type JobContext = {
  db: Db;
  /** By the database's clock. */
  now: Date;
  /** The time at which seats are decided: null = the database's clock under the lock, however long the run takes. */
  decideAt: Date | null;
  /** A logger whose lines carry the job and the slot. */
  log: Logger;
  /** The slot of this run. Older than `now` by more than a period if the slot is caught up. */
  slotAt: Date;
};

export type Job = JobPlan & {
  /** Must be idempotent, safe to interrupt anywhere, and bounded in what one run does. */
  run: (run: JobContext) => Promise<JobResult>;
  /** True if the ticker has a better way and only cron runs the job. */
  cronOnly?: boolean;
};
