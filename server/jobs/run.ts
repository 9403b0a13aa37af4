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

/** No further slot is begun after this long: a serverless function has a minute. */
const CATCH_UP_MS = 20_000;

type SlotReport =
  | { outcome: "ran"; slotAt: Date; result: JobResult }
  | { outcome: "failed"; slotAt: Date }
  /** Somebody else ran it or does. */
  | { outcome: "already-taken"; slotAt: Date };

/** On the last slot that was asked for. */
export type JobReport = SlotReport & {
  /** How many slots before it were run as well. */
  caughtUp: number;
};

/**
 * Runs a job for the slot that `now` falls into, unless somebody did: however many callers, one of them runs it.
 * A job that catches up first runs the slots that were missed, in order and one at a time.
 * A failed run is recorded and is not tried again in its slot, or each caller that comes by would try: the next slot
 * does, or an operator (`runJobAgain`).
 * @throws not-found for a name that is no job's
 */
export async function runJob(db: Db, name: string, now: Date): Promise<JobReport> {
  return runOwed(db, jobNamed(name), now);
}

/** Runs the present slot also where it has been run, but not where it is under way. @throws not-found */
export async function runJobAgain(db: Db, name: string, now: Date): Promise<JobReport> {
  const job = jobNamed(name);
  return { ...(await runSlot(db, job, { slot: slotAt(job.schedule, now), now, again: true })), caughtUp: 0 };
}

/** `runJob` for a job at hand. */
export async function runOwed(db: Db, job: Job, now: Date): Promise<JobReport> {
  const startedMs = performance.now();
  let report: SlotReport = { outcome: "already-taken", slotAt: slotAt(job.schedule, now) };
  let ran = 0;
  for (const slot of await readOwed(db, job, now)) {
    report = await runSlot(db, job, { slot, now });
    // What failed or is under way elsewhere comes before what is next: that is for the next call.
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
  // By its start, so that a run which was taken for dead does not write over the one that took its place.
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

/** The row is the slot: whoever inserts it, or takes it over from a run that died, runs. */
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
