import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { wakeRelay } from "../../../outbox/append";
import { recordAudit } from "../audit/commands";
import type { AuditAction } from "../audit/schema";
import { BULK_MAX } from "../bulk.schema";
import { closeIncidents } from "../incidents/commands";

/** Who says so, null for a command on the server, and when. */
export type Order = { actorId: string | null; now: Date };

/** Chosen parked facts, all of a type, or all; a thousand at a time. */
type Which = { factIds?: string[] | undefined; type?: string | undefined };
type WhichTasks = Which & { sink?: string | undefined };
type Handled = { count: number };

type FactRow = { id: string; seq: bigint; type: string };
type TaskRow = FactRow & { sink: string };

/** Dispatches parked facts again, as if they had just been committed. */
export function replayFacts(db: Db, which: Which, order: Order): Promise<Handled> {
  return inTransaction(db, async (tx) => {
    const rows = await lockParkedFacts(tx, which);
    await tx.$executeRaw`
      update "OutboxEvent" set "parkedAt" = null, "lastError" = null where seq = any(${seqsOf(rows)}::bigint[])`;
    wakeRelay(tx);
    return concludeFacts(tx, rows, "fact.replayed", order);
  });
}

/** Gives parked facts up: no sink hears of them. They stay for a week, and can be replayed by their id. */
export function discardFacts(db: Db, which: Which, order: Order): Promise<Handled> {
  return inTransaction(db, async (tx) => {
    const rows = await lockParkedFacts(tx, which);
    await tx.$executeRaw`
      update "OutboxEvent" set "doneAt" = ${order.now}::timestamptz where seq = any(${seqsOf(rows)}::bigint[])`;
    return concludeFacts(tx, rows, "fact.discarded", order);
  });
}

/**
 * Hands a fact that was dealt with to every sink that wants it once more.
 * @throws DomainError not-found; conflict `fact.pending` where that is still to come
 */
export function replayDoneFact(db: Db, factId: string, order: Order): Promise<Handled> {
  return inTransaction(db, async (tx) => {
    const [row] = await tx.$queryRaw<(FactRow & { isDone: boolean })[]>`
      select id, seq, type, "doneAt" is not null as "isDone" from "OutboxEvent" where id = ${factId}::uuid for update`;
    if (!row) throw notFound("fact");
    if (!row.isDone) throw new DomainError("fact.pending");
    await tx.outboxEvent.update({
      where: { id: factId },
      data: { doneAt: null, parkedAt: null, lastError: null },
    });
    // Those that gave up on it want it too, and have their task already.
    const parked = await lockParkedTasks(tx, { factIds: [factId] });
    await freeTasks(tx, parked, order);
    await closeTaskIncidents(tx, parked, order);
    wakeRelay(tx);
    return concludeFacts(tx, [row], "fact.replayed", order);
  });
}

/** Makes parked tasks due immediately, with all their attempts. */
export function replayTasks(db: Db, which: WhichTasks, order: Order): Promise<Handled> {
  return inTransaction(db, async (tx) => {
    const rows = await lockParkedTasks(tx, which);
    await freeTasks(tx, rows, order);
    wakeRelay(tx);
    return concludeTasks(tx, rows, "task.replayed", order);
  });
}

/** Lets sinks forget what they gave up on. */
export function discardTasks(db: Db, which: WhichTasks, order: Order): Promise<Handled> {
  return inTransaction(db, async (tx) => {
    const rows = await lockParkedTasks(tx, which);
    await tx.$executeRaw`
      delete from "OutboxTask" t using unnest(${seqsOf(rows)}::bigint[], ${sinksOf(rows)}::text[]) as c (seq, sink)
      where t.seq = c.seq and t.sink = c.sink`;
    return concludeTasks(tx, rows, "task.discarded", order);
  });
}

const seqsOf = (rows: FactRow[]) => rows.map((row) => row.seq);
const sinksOf = (rows: TaskRow[]) => rows.map((row) => row.sink);

function lockParkedFacts(tx: Tx, { factIds = null, type = null }: Nullable<Which>): Promise<FactRow[]> {
  return tx.$queryRaw`
    select id, seq, type from "OutboxEvent"
    where "doneAt" is null and "parkedAt" is not null
      and (${factIds}::uuid[] is null or id = any(${factIds}::uuid[])) and (${type}::text is null or type = ${type})
    order by seq limit ${BULK_MAX} for update`;
}

function lockParkedTasks(
  tx: Tx,
  { sink = null, factIds = null, type = null }: Nullable<WhichTasks>,
): Promise<TaskRow[]> {
  return tx.$queryRaw`
    select e.id, t.seq, t.sink, e.type from "OutboxTask" t join "OutboxEvent" e on e.seq = t.seq
    where t."parkedAt" is not null and (${sink}::text is null or t.sink = ${sink})
      and (${factIds}::uuid[] is null or e.id = any(${factIds}::uuid[])) and (${type}::text is null or e.type = ${type})
    order by t.seq, t.sink limit ${BULK_MAX} for update of t`;
}

async function freeTasks(tx: Tx, rows: TaskRow[], { now }: Order): Promise<void> {
  await tx.$executeRaw`
    update "OutboxTask" t set "parkedAt" = null, attempts = 0, "lockedUntil" = null, "runAfter" = ${now}::timestamptz
    from unnest(${seqsOf(rows)}::bigint[], ${sinksOf(rows)}::text[]) as c (seq, sink)
    where t.seq = c.seq and t.sink = c.sink`;
}

type Nullable<T> = { [Key in keyof T]: T[Key] | null };

async function concludeFacts(
  tx: Tx,
  rows: FactRow[],
  action: AuditAction,
  { actorId, now }: Order,
): Promise<Handled> {
  const entries = rows.map(({ id, type }) => ({
    actorId,
    action,
    detail: { type },
    subject: { kind: "fact" as const, id },
  }));
  await recordAudit(tx, entries, now);
  await closeIncidents(tx, { kind: "fact.parked", keys: rows.map(({ id }) => id), actorId, now });
  return { count: rows.length };
}

async function concludeTasks(tx: Tx, rows: TaskRow[], action: AuditAction, order: Order): Promise<Handled> {
  const { actorId, now } = order;
  const entries = rows.map(({ id, sink, type }) => ({
    actorId,
    action,
    detail: { sink, type },
    subject: { kind: "task" as const, id },
  }));
  await recordAudit(tx, entries, now);
  await closeTaskIncidents(tx, rows, order);
  return { count: rows.length };
}

function closeTaskIncidents(tx: Tx, rows: TaskRow[], order: Order): Promise<void> {
  const keys = rows.map(({ id, sink }) => `${sink} ${id}`);
  return closeIncidents(tx, { kind: "task.parked", keys, ...order });
}
