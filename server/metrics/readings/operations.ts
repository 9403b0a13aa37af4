import type { IncidentKind } from "../../domains/operations/incidents/commands";
import { type Reading, type Row, samplesOf, single } from "../reading";

const INCIDENTS = [
  "invariant.violated",
  "waitlist.not-served",
  "fact.parked",
  "task.parked",
  "delivery.parked",
  "job.failed",
] satisfies IncidentKind[];

export const jobRuns: Reading = {
  gauges: { turnout_job_last_success_timestamp_seconds: "When a job last succeeded, in Unix time." },
  labelNames: ["job"],
  read: async (tx) => {
    // One index lookup per job name: there are few jobs, and tens of thousands of runs.
    const rows = await tx.$queryRaw<Row[]>`
      with recursive names as (
        (select job from "JobRun" order by job limit 1)
        union all
        select (select r.job from "JobRun" r where r.job > n.job order by r.job limit 1)
        from names n where n.job is not null
      )
      select n.job, extract(epoch from last."finishedAt")::float8 as at
      from names n cross join lateral (
        select r."finishedAt" from "JobRun" r
        where r.job = n.job and r."finishedAt" is not null and r.error is null order by r."slotAt" desc limit 1
      ) last`;
    return samplesOf(rows, "job", { turnout_job_last_success_timestamp_seconds: "at" }, []);
  },
};

export const invariants: Reading = {
  gauges: {
    turnout_invariant_last_check_timestamp_seconds:
      "When the last complete invariant check ended, in Unix time.",
    turnout_invariant_violations: "Violations found by that check.",
  },
  labelNames: [],
  read: async (tx) => {
    const [row] = await tx.$queryRaw<{ at: number; found: number }[]>`
      select extract(epoch from "finishedAt")::float8 as at, coalesce((result->>'violations')::int, 0) as found
      from "JobRun" where job = 'check-invariants' and "finishedAt" is not null and error is null
      order by "slotAt" desc limit 1`;
    return {
      turnout_invariant_last_check_timestamp_seconds: single(row?.at),
      turnout_invariant_violations: single(row?.found ?? 0),
    };
  },
};

export const incidents: Reading = {
  gauges: { turnout_incidents_open: "Unresolved incidents." },
  labelNames: ["kind"],
  read: async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      select kind, count(*)::int as open from "Incident" where "resolvedAt" is null group by kind`;
    return samplesOf(rows, "kind", { turnout_incidents_open: "open" }, INCIDENTS);
  },
};

export const idleTransactions: Reading = {
  gauges: {
    turnout_db_idle_in_transaction_seconds:
      "How long the longest idle transaction has been waiting for its client.",
  },
  labelNames: [],
  read: async (tx) => {
    const [row] = await tx.$queryRaw<{ idle: number }[]>`
      select coalesce(max(extract(epoch from clock_timestamp() - state_change)), 0)::float8 as idle
      from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`;
    return { turnout_db_idle_in_transaction_seconds: single(row?.idle) };
  },
};
