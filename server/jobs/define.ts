import type { Logger } from "pino";
import type { Db } from "../db/client";
import type { JobPlan } from "../domains/operations/jobs/policy";

/** Plain figures for the record of the run. */
export type JobResult = Record<string, number>;

/** What a run gets to work with. */
export type JobContext = {
  db: Db;
  /** By the database's clock. */
  now: Date;
  /** When seats are decided: null = by the database's clock under the lock, however long the run has taken by then. */
  decideAt: Date | null;
  /** Says of which job and slot its lines are. */
  log: Logger;
  /** The slot that it runs for; before `now` by more than a period where it is caught up. */
  slotAt: Date;
};

export type Job = JobPlan & {
  /** May be called again for work that is already done, may be cut off anywhere, and bounds what it does. */
  run: (run: JobContext) => Promise<JobResult>;
  /** True where the ticker has a better way and only cron runs it. */
  cronOnly?: boolean;
};
