import type { z } from "zod";
import type { Db } from "../db/client";
import { inTransaction } from "../db/transaction";
import { recordAudit } from "../domains/operations/audit/commands";
import { cronOf } from "../domains/operations/jobs/policy";
import { type JobRunRow, listJobRuns, readJobHealth } from "../domains/operations/jobs/queries";
import type { JobHealthOut, JobRunOut, listRunsInput, startedOut } from "../domains/operations/jobs/schema";
import { notFound } from "../errors";
import { findJob, jobs } from "./registry";
import { runJobAgain } from "./run";

/** The health of every job, in the order in which they run. */
export async function listJobHealth(db: Db, now: Date): Promise<{ items: JobHealthOut[] }> {
  const health = await readJobHealth(db, { jobs, now });
  const items = health.map(({ schedule, last, lastSuccess, lastFailure, nextSlotAt, ...job }) => ({
    ...job,
    cron: cronOf(schedule),
    cronOnly: findJob(job.name)?.cronOnly ?? false,
    last: last && toRun(last),
    lastSuccess: lastSuccess && toRun(lastSuccess),
    lastFailure: lastFailure && toRun(lastFailure),
    nextSlotAt: nextSlotAt.toISOString(),
  }));
  return { items };
}

/** The runs of one job or of all jobs, newest slot first. */
export async function listRuns(
  db: Db,
  by: z.output<typeof listRunsInput> & { now: Date },
): Promise<{ items: JobRunOut[] }> {
  return { items: (await listJobRuns(db, by)).map(toRun) };
}

function toRun({ slotAt, startedAt, ...run }: JobRunRow): JobRunOut {
  return { ...run, slotAt: slotAt.toISOString(), startedAt: startedAt.toISOString() };
}

/**
 * Runs the current slot of a job for an operator, even if the slot has already run, and waits for the result. The
 * audit entry is written first, so that a run that crashes its process is still on record.
 * @throws DomainError not-found
 */
export async function startJob(
  db: Db,
  order: { job: string; actorId: string; now: Date },
): Promise<z.infer<typeof startedOut>> {
  const { job, actorId, now } = order;
  if (!findJob(job)) throw notFound("job");
  const subject = { kind: "job" as const, id: job };
  await inTransaction(db, (tx) => recordAudit(tx, [{ actorId, action: "job.started", subject }], now));
  const report = await runJobAgain(db, job, now);
  return { outcome: report.outcome, result: report.outcome === "ran" ? report.result : null };
}
