import type { Db } from "../db/client";
import { inTransaction } from "../db/transaction";
import type { Fact, SinkName } from "./sink";

/** A claimed task returns to the others after this long: a process that died holds nothing up for longer. */
export const LEASE_SECONDS = 30;

export type ClaimedTasks = {
  /** In the order of their commits. */
  facts: Fact[];
  /** The clock that the claim went by. */
  at: Date;
};

type Claim = {
  sink: SinkName;
  /** Null = the database's clock. */
  now: Date | null;
  limit: number;
};

/**
 * Takes up to `limit` due tasks of one sink, the oldest first, whole runs of an aggregate among them. An aggregate whose
 * oldest task is held by somebody or was put off is left out as a whole, so what belongs together stays in order;
 * claims of one sink are made one after the other, so that nobody sees a run by half.
 */
export async function claimTasks(db: Db, { sink, now, limit }: Claim): Promise<ClaimedTasks> {
  const [look] = await db.$queryRaw<{ at: Date; isDue: boolean }[]>`
    select clock.at, exists (
      select 1 from "OutboxTask" where sink = ${sink} and "parkedAt" is null and "runAfter" <= clock.at
        and ("lockedUntil" is null or "lockedUntil" <= clock.at)
    ) as "isDue" from (select coalesce(${now}::timestamptz, clock_timestamp()) as at) clock`;
  const at = look?.at ?? new Date();
  if (!look?.isDue) return { facts: [], at };
  const facts = await inTransaction(db, async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`turnout.outbox.${sink}`}))`;
    return tx.$queryRaw<Fact[]>`
      with due as materialized (
        select t.seq from "OutboxTask" t
        where t.sink = ${sink} and t."parkedAt" is null and t."runAfter" <= ${at}::timestamptz
          and (t."lockedUntil" is null or t."lockedUntil" <= ${at}::timestamptz)
          and (
            select oldest."runAfter" <= ${at}::timestamptz
              and (oldest."lockedUntil" is null or oldest."lockedUntil" <= ${at}::timestamptz)
            from "OutboxTask" oldest
            where oldest."aggregateId" = t."aggregateId" and oldest.sink = t.sink and oldest."parkedAt" is null
            order by oldest.seq limit 1
          )
        order by t.seq limit ${limit} for update of t skip locked
      ), held as (
        update "OutboxTask" t set "lockedUntil" = ${at}::timestamptz + make_interval(secs => ${LEASE_SECONDS}::int)
        from due where t.sink = ${sink} and t.seq = due.seq
        returning t.seq, t.attempts
      )
      select e.id, e.seq, e.type, e."aggregateId", e.payload, held.attempts, e."createdAt"
      from held join "OutboxEvent" e on e.seq = held.seq order by e.seq`;
  });
  return { facts, at };
}

/** Keeps claimed tasks for another lease while their delivery still runs. */
export async function extendLease(db: Db, sink: SinkName, seqs: bigint[]): Promise<void> {
  await db.$executeRaw`
    update "OutboxTask" set "lockedUntil" = clock_timestamp() + make_interval(secs => ${LEASE_SECONDS}::int)
    where sink = ${sink} and seq = any(${seqs}::bigint[]) and "lockedUntil" is not null`;
}

/** What becomes of a claimed task. */
export type Settlement =
  | { seq: bigint; is: "done" }
  /** Free again as it was: it was not tried. */
  | { seq: bigint; is: "released" }
  | { seq: bigint; is: "deferred"; runAfter: Date }
  | { seq: bigint; is: "failed"; runAfter: Date; error: string }
  | { seq: bigint; is: "parked"; error: string };

/** Writes down what became of a batch. What is done is gone. */
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
        attempts = t.attempts + case when s."is" in ('failed', 'parked') then 1 else 0 end,
        "runAfter" = coalesce(s."runAfter", t."runAfter"),
        "parkedAt" = case when s."is" = 'parked' then ${at}::timestamptz end,
        "lastError" = coalesce(s.error, t."lastError"),
        "lockedUntil" = null
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        as s (seq bigint, "is" text, "runAfter" timestamptz, error text)
      where t.sink = ${sink} and t.seq = s.seq`;
  }
}
