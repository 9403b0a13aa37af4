import type { Db } from "../db/client";
import { inTransaction, type Tx } from "../db/transaction";
import type { Fact, SinkName } from "./sink";

/** A leased task returns to the others after this long: a process that died holds up nothing for longer. */
export const LEASE_SECONDS = 30;

export type Look = {
  /** The clock of the lease. */
  at: Date;
  /** Whether any task is due; it may still have to wait for an earlier one of its aggregate. */
  isDue: boolean;
};

/**
 * Whether a lease would find anything, at little cost where it would not.
 * @param now null = the database's clock
 */
export async function lookForTasks(db: Db, sink: SinkName, now: Date | null): Promise<Look> {
  const [look] = await db.$queryRaw<Look[]>`
    select clock.at, exists (
      select 1 from "OutboxTask" where sink = ${sink} and "parkedAt" is null and "runAfter" <= clock.at
        and ("lockedUntil" is null or "lockedUntil" <= clock.at)
    ) as "isDue" from (select coalesce(${now}::timestamptz, clock_timestamp()) as at) clock`;
  return look ?? { at: now ?? new Date(), isDue: false };
}

type Lease = { sink: SinkName; at: Date; limit: number };

/** How far a lease looks ahead in the queue of its sink: so many times its limit, and further if nothing is free there. */
const LOOK_AHEAD = 8;

/**
 * Leases up to `limit` due tasks of one sink, in the order of their commits, whole runs of an aggregate among them. Tasks
 * behind one of their aggregate that is leased or was put off are left out, which keeps the aggregate in order. Leases of
 * one sink are made one after the other, so none sees half a run.
 */
export async function leaseTasks(db: Db, { sink, at, limit }: Lease): Promise<Fact[]> {
  return inTransaction(db, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`turnout.outbox.${sink}`}))`;
    for (let window = limit * LOOK_AHEAD; ; window *= 16) {
      const found = await leaseAhead(tx, { sink, at, limit, window });
      if (found.facts.length > 0 || found.seen < window) return found.facts;
    }
  });
}

/**
 * Leases from the first `window` tasks of the sink. Earlier tasks of an aggregate are among them too, so they tell whether
 * a task's turn has come.
 */
async function leaseAhead(
  tx: Tx,
  { sink, at, limit, window }: Lease & { window: number },
): Promise<{ facts: Fact[]; seen: number }> {
  const rows = await tx.$queryRaw<Row[]>`
    with ahead as materialized (
      select t.seq, t."aggregateId", t."runAfter" <= ${at}::timestamptz
        and (t."lockedUntil" is null or t."lockedUntil" <= ${at}::timestamptz) as "isFree"
      from "OutboxTask" t where t.sink = ${sink} and t."parkedAt" is null order by t.seq limit ${window}
    ), stops as (
      select "aggregateId", min(seq) as seq from ahead where not "isFree" group by "aggregateId"
    ), due as (
      select a.seq from ahead a left join stops s on s."aggregateId" = a."aggregateId"
      where a."isFree" and (s.seq is null or a.seq < s.seq) order by a.seq limit ${limit}
    ), held as (
      update "OutboxTask" t set "lockedUntil" = ${at}::timestamptz + make_interval(secs => ${LEASE_SECONDS}::int)
      -- As an array and row by row: looks into an index, also where the table has just grown and the planner knows
      -- of nothing.
      where t.sink = ${sink} and t.seq = any(array(select due.seq from due)) and t."parkedAt" is null
      returning t.seq, t.attempts, t.cursor
    )
    select counted.seen, f.*
    from (select count(*)::int as seen from ahead) counted
    left join (
      select e.id, e.seq, e.type, e."aggregateId", e.payload, held.attempts, held.cursor, e."createdAt"
      from held join lateral (select * from "OutboxEvent" o where o.seq = held.seq limit 1) e on true
    ) f on true
    order by f.seq`;
  return { facts: rows.filter(isFact), seen: rows[0]?.seen ?? 0 };
}

type Row = { seen: number } & (Fact | { seq: null });

const isFact = (row: Row): row is Fact & { seen: number } => row.seq !== null;

/** Extends the leases of tasks whose delivery still runs. */
export async function extendLease(db: Db, sink: SinkName, seqs: bigint[]): Promise<void> {
  await db.$executeRaw`
    update "OutboxTask" set "lockedUntil" = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    where sink = ${sink} and seq = any(${seqs}::bigint[]) and "lockedUntil" is not null`;
}

/** What becomes of a leased task. */
export type Settlement =
  | { seq: bigint; is: "done" }
  /** Free again as it was: it was not tried. */
  | { seq: bigint; is: "released" }
  /** Free again right away; what it did counts as a success. */
  | { seq: bigint; is: "continued"; cursor: string }
  | { seq: bigint; is: "deferred"; runAfter: Date }
  | { seq: bigint; is: "failed"; runAfter: Date; error: string }
  | { seq: bigint; is: "parked"; error: string };

/** Records what became of a batch. Tasks that are done are deleted. */
export async function settleTasks(
  db: Db,
  sink: SinkName,
  settlements: Settlement[],
  at: Date,
): Promise<void> {
  const done = settlements.filter((one) => one.is === "done").map((one) => one.seq);
  const kept = settlements
    .filter((one) => one.is !== "done")
    .map((one) => ({ ...one, seq: String(one.seq) }));
  if (done.length > 0) {
    await db.$executeRaw`delete from "OutboxTask" where sink = ${sink} and seq = any(${done}::bigint[])`;
  }
  if (kept.length > 0) {
    await db.$executeRaw`
      update "OutboxTask" t set
        attempts = case s."is" when 'continued' then 0 when 'failed' then t.attempts + 1
          when 'parked' then t.attempts + 1 else t.attempts end,
        cursor = coalesce(s.cursor, t.cursor),
        "runAfter" = coalesce(s."runAfter", t."runAfter"),
        "parkedAt" = case when s."is" = 'parked' then ${at}::timestamptz end,
        "lastError" = coalesce(s.error, t."lastError"),
        "lockedUntil" = null
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        as s (seq bigint, "is" text, "runAfter" timestamptz, error text, cursor text)
      where t.sink = ${sink} and t.seq = s.seq`;
  }
}
