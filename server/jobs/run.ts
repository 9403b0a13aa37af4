import type { Db } from "../db/client";
import { errorText } from "../error-text";
import { notFound } from "../errors";
import { log } from "../log";
import type { Job, JobResult } from "./define";
import { slotAt } from "./define";
import { findJob } from "./registry";

/** A run that has not ended after this long died with its process, and its slot is free again. */
const ABANDONED_MS = 10 * 60_000;

export type JobReport =
  | { outcome: "ran"; slotAt: Date; result: JobResult }
  | { outcome: "failed"; slotAt: Date }
  | { outcome: "already-taken"; slotAt: Date };

/**
 * Runs a job for the slot that `now` falls into, unless somebody did: however many callers, one of them runs it.
 * A failed run is recorded and logged, and the next slot tries again.
 * @throws not-found for a name that is no job's
 */
export async function runJob(db: Db, name: string, now: Date): Promise<JobReport> {
  const job = findJob(name);
  if (!job) throw notFound("job");
  return runInSlot(db, job, now);
}

/** The same for a job at hand. */
export async function runInSlot(db: Db, job: Job, now: Date): Promise<JobReport> {
  const slot = slotAt(job.schedule, now);
  if (!(await takeSlot(db, job.name, slot, now))) return { outcome: "already-taken", slotAt: slot };
  const where = { job_slotAt: { job: job.name, slotAt: slot } };
  const startedMs = performance.now();
  const finish = () => new Date(now.getTime() + Math.round(performance.now() - startedMs));
  try {
    const result = await job.run(db, now);
    await db.jobRun.update({ where, data: { finishedAt: finish(), result } });
    return { outcome: "ran", slotAt: slot, result };
  } catch (error) {
    log().error({ job: job.name, slotAt: slot, err: error }, "job failed");
    await db.jobRun.update({ where, data: { finishedAt: finish(), error: errorText(error, 1000) } });
    return { outcome: "failed", slotAt: slot };
  }
}

async function takeSlot(db: Db, job: string, slot: Date, now: Date): Promise<boolean> {
  const abandonedBefore = new Date(now.getTime() - ABANDONED_MS);
  const taken = await db.$executeRaw`
    insert into "JobRun" as r (job, "slotAt", "startedAt") values (${job}, ${slot}::timestamptz, ${now}::timestamptz)
    on conflict (job, "slotAt") do update set "startedAt" = excluded."startedAt"
    where r."finishedAt" is null and r."startedAt" < ${abandonedBefore}::timestamptz`;
  return taken > 0;
}
