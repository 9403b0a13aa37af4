import type { Db } from "../db/client";
import { recordIncidents } from "../domains/operations/incidents/commands";
import { ABANDONED_MS, slotAt, slotsOwed } from "../domains/operations/jobs/policy";
import { errorText } from "../error-text";
import { notFound } from "../errors";
import { log } from "../log";
import { countJobRun, type JobOutcome } from "../metrics";
import { traced } from "../tracing";
import type { Job, JobResult } from "./define";
import { findJob } from "./registry";

/** No further slot starts after this long, in milliseconds: a serverless function has a minute. */
const CATCH_UP_MS = 20_000;

type SlotReport =
  | { outcome: "ran"; slotAt: Date; result: JobResult }
  | { outcome: "failed"; slotAt: Date }
  /** Another caller ran it or is running it. */
  | { outcome: "already-taken"; slotAt: Date };

/** About the last slot that was attempted. */
export type JobReport = SlotReport & {
  /** How many earlier slots were run as well. */
  caughtUp: number;
};

/**
 * Runs a job for the slot of `now`, unless that slot has run: one of any number of callers runs it. A job that
 * catches up first runs the missed slots, in order and one at a time. A failed run is recorded and not retried in
 * its slot, because otherwise every further caller would retry it: the next slot does, or an operator
 * (`runJobAgain`).
 * @throws not-found for an unknown job name
 */
export async function runJob(db: Db, name: string, now: Date): Promise<JobReport> {
  return runOwed(db, jobNamed(name), now);
}

/** Runs the current slot even if it has already run, but not while it is running. @throws not-found */
export async function runJobAgain(db: Db, name: string, now: Date): Promise<JobReport> {
  const job = jobNamed(name);
  return { ...(await runSlot(db, job, { slot: slotAt(job.schedule, now), now, again: true })), caughtUp: 0 };
}

/** `runJob` for a job object. */
export async function runOwed(db: Db, job: Job, now: Date): Promise<JobReport> {
  const startedMs = performance.now();
  let report: SlotReport = { outcome: "already-taken", slotAt: slotAt(job.schedule, now) };
  let ran = 0;
  for (const slot of await readOwed(db, job, now)) {
    report = await runSlot(db, job, { slot, now });
    // A slot that failed or is running elsewhere must come first; the later slots are left to the next call.
    if (report.outcome !== "ran") break;
    ran++;
    if (performance.now() - startedMs > CATCH_UP_MS) break;
  }
  return { ...report, caughtUp: report.outcome === "ran" ? ran - 1 : ran };
}

function jobNamed(name: string): Job {
  const job = findJob(name);
  if (!job) throw notFound("job");
  return job;
}

async function readOwed(db: Db, job: Job, now: Date): Promise<Date[]> {
  if (job.missed === "skip") return slotsOwed(job, { last: null, died: [] }, now);
  const [last, died] = await Promise.all([
    db.jobRun.findFirst({ where: { job: job.name }, orderBy: { slotAt: "desc" }, select: { slotAt: true } }),
    db.jobRun.findMany({
      where: { job: job.name, finishedAt: null, startedAt: { lt: abandonedBefore(now) } },
      orderBy: { slotAt: "asc" },
      select: { slotAt: true },
    }),
  ]);
  return slotsOwed(job, { last: last?.slotAt ?? null, died: died.map((run) => run.slotAt) }, now);
}

type Slot = { slot: Date; now: Date; again?: boolean };

async function runSlot(db: Db, job: Job, { slot, now, again = false }: Slot): Promise<SlotReport> {
  const startedMs = performance.now();
  const count = (outcome: JobOutcome) =>
    countJobRun(job.name, outcome, (performance.now() - startedMs) / 1000);
  if (!(await takeSlot(db, job, { slot, now, again }))) {
    count("already-taken");
    return { outcome: "already-taken", slotAt: slot };
  }
  const finish = () => new Date(now.getTime() + Math.round(performance.now() - startedMs));
  // Matched by its start, so that a run presumed dead does not overwrite the run that replaced it.
  const where = { job: job.name, slotAt: slot, startedAt: now };
  const logger = log().child({ job: job.name, slotAt: slot });
  try {
    const context = { db, now, decideAt: null, log: logger, slotAt: slot };
    const result = await traced("job", { "turnout.job": job.name }, () => job.run(context));
    await db.jobRun.updateMany({ where, data: { finishedAt: finish(), result } });
    count("ran");
    return { outcome: "ran", slotAt: slot, result };
  } catch (error) {
    logger.error({ err: error }, "job failed");
    await db.jobRun.updateMany({ where, data: { finishedAt: finish(), error: errorText(error, 1000) } });
    const detail = { slotAt: slot.toISOString() };
    await recordIncidents(db, [{ kind: "job.failed", key: job.name, detail }], finish());
    count("failed");
    return { outcome: "failed", slotAt: slot };
  }
}

const abandonedBefore = (now: Date) => new Date(now.getTime() - ABANDONED_MS);

/** The row is the slot: the caller that inserts it, or takes it over from a dead run, runs the job. */
async function takeSlot(
  db: Db,
  { name, missed }: Job,
  { slot, now, again }: Required<Slot>,
): Promise<boolean> {
  const taken = await db.$executeRaw`
    insert into "JobRun" as r (job, "slotAt", "startedAt")
    select ${name}, ${slot}::timestamptz, ${now}::timestamptz
    where ${missed === "skip"} or not exists (
      select 1 from "JobRun" earlier where earlier.job = ${name} and earlier."slotAt" < ${slot}::timestamptz
        and earlier."finishedAt" is null and earlier."startedAt" >= ${abandonedBefore(now)}::timestamptz
    )
    on conflict (job, "slotAt") do update
    set "startedAt" = excluded."startedAt", "finishedAt" = null, result = null, error = null
    where (r."finishedAt" is null and r."startedAt" < ${abandonedBefore(now)}::timestamptz)
      or (${again} and r."finishedAt" is not null)`;
  return taken > 0;
}
