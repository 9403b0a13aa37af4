import type { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import { ABANDONED_MS, countMissed, type JobPlan, nextSlotAt } from "./policy";

/** One run of a job as it is shown to operators. */
export type JobRunRow = {
  job: string;
  slotAt: Date;
  startedAt: Date;
  /** `died`: it did not end within ten minutes, so its process is gone. */
  state: "running" | "died" | "ran" | "failed";
  /** Null unless it ended. */
  durationMs: number | null;
  result: Record<string, number> | null;
  error: string | null;
};

type StoredRun = {
  job: string;
  slotAt: Date;
  startedAt: Date;
  finishedAt: Date | null;
  result: Prisma.JsonValue;
  error: string | null;
};

/**
 * Runs of one job or of all, newest slot first.
 * @param by.after the last one of the page before
 */
export async function listJobRuns(
  db: Queryable,
  by: {
    job?: string | undefined;
    after?: Pick<JobRunRow, "job" | "slotAt"> | undefined;
    limit: number;
    now: Date;
  },
): Promise<JobRunRow[]> {
  const { after } = by;
  const rows = await db.jobRun.findMany({
    where: {
      ...(by.job !== undefined && { job: by.job }),
      ...(after && {
        OR: [{ slotAt: { lt: after.slotAt } }, { slotAt: after.slotAt, job: { gt: after.job } }],
      }),
    },
    orderBy: [{ slotAt: "desc" }, { job: "asc" }],
    take: by.limit,
  });
  return rows.map((row) => toRun(row, by.now));
}

/** How a job does. */
type JobHealth = JobPlan & {
  last: JobRunRow | null;
  lastSuccess: JobRunRow | null;
  /** The newest that failed; runs are kept for a month. */
  lastFailure: JobRunRow | null;
  /** The number of slots of the last 24 hours that failed or whose run died. */
  failuresInDay: number;
  nextSlotAt: Date;
  /** Slots since the newest run that no process ran. */
  missedSlots: number;
};

/** How each of these jobs does, in their order. */
export async function readJobHealth(
  db: Queryable,
  { jobs, now }: { jobs: readonly JobPlan[]; now: Date },
): Promise<JobHealth[]> {
  const names = jobs.map((job) => job.name);
  const rows = await db.$queryRaw<(StoredRun & { is: "last" | "success" | "failure" })[]>`
    select kind.what as "is", r.* from unnest(${names}::text[]) j (name)
    cross join (values ('last'), ('success'), ('failure')) kind (what)
    cross join lateral (
      select * from "JobRun" r where r.job = j.name and case kind.what
        when 'success' then r."finishedAt" is not null and r.error is null
        when 'failure' then r.error is not null else true end
      order by r."slotAt" desc limit 1
    ) r`;
  const failures = await countFailures(db, names, now);
  const runOf = (job: string, is: string) => {
    const row = rows.find((one) => one.job === job && one.is === is);
    return row ? toRun(row, now) : null;
  };
  return jobs.map(({ name, schedule, missed }) => {
    const last = runOf(name, "last");
    return {
      name,
      schedule,
      missed,
      last,
      lastSuccess: runOf(name, "success"),
      lastFailure: runOf(name, "failure"),
      failuresInDay: failures.get(name) ?? 0,
      nextSlotAt: nextSlotAt(schedule, now),
      missedSlots: countMissed(schedule, last?.slotAt ?? null, now),
    };
  });
}

async function countFailures(db: Queryable, names: string[], now: Date): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ job: string; failures: number }[]>`
    select job, count(*)::int as failures from "JobRun"
    where job = any(${names}::text[]) and "slotAt" > ${now}::timestamptz - interval '24 hours'
      and (error is not null
        or ("finishedAt" is null and "startedAt" < ${new Date(now.getTime() - ABANDONED_MS)}::timestamptz))
    group by job`;
  return new Map(rows.map(({ job, failures }) => [job, failures]));
}

function toRun(row: StoredRun, now: Date): JobRunRow {
  const { job, slotAt, startedAt, finishedAt, error } = row;
  return {
    job,
    slotAt,
    startedAt,
    error,
    state: stateOf(row, now),
    durationMs: finishedAt && finishedAt.getTime() - startedAt.getTime(),
    result: row.result as Record<string, number> | null,
  };
}

function stateOf({ startedAt, finishedAt, error }: StoredRun, now: Date): JobRunRow["state"] {
  if (finishedAt) return error === null ? "ran" : "failed";
  return now.getTime() - startedAt.getTime() > ABANDONED_MS ? "died" : "running";
}
