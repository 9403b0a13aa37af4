import type { Db } from "../db/client";
import { inTransaction, type Tx } from "../db/transaction";
import { recordIncidents } from "../domains/operations/incidents/commands";
import { log } from "../log";
import { catalog, type DomainEventType } from "./catalog";
import { NOTHING } from "./fact-table";
import type { Reading, Sink, SinkName } from "./sink";

/** Facts in one transaction. */
const BATCH_MAX = 500;

export type DispatchReport = {
  /** Facts that were handed on. */
  dispatched: number;
  /** Facts that no sink of this version can read. */
  parked: number;
  /** The sinks that got a task. */
  sinks: ReadonlySet<SinkName>;
};

type Row = { id: string; seq: bigint; type: string; aggregateId: string; payload: unknown; createdAt: Date };
type NewTask = { sink: SinkName; seq: string; aggregateId: string; createdAt: Date };

/**
 * Hands the oldest committed facts to the sinks: a task each, in the transaction that marks the fact as dispatched, so
 * that none is lost or dispatched twice. One process dispatches at a time, for milliseconds: a task of an aggregate never
 * exists before the task of an earlier fact.
 */
export async function dispatchOnce(
  db: Db,
  { sinks, limit = BATCH_MAX }: { sinks: readonly Sink[]; limit?: number },
): Promise<DispatchReport> {
  const owed = await db.$queryRaw<{ is: boolean }[]>`
    select exists (select 1 from "OutboxEvent" where "doneAt" is null and "parkedAt" is null) as is`;
  if (!owed[0]?.is) return { dispatched: 0, parked: 0, sinks: new Set() };
  return inTransaction(db, (tx) => dispatch(tx, sinks, limit));
}

async function dispatch(tx: Tx, sinks: readonly Sink[], limit: number): Promise<DispatchReport> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('turnout.outbox.dispatch'))`;
  const rows = await tx.$queryRaw<Row[]>`
    select id, seq, type, "aggregateId", payload, "createdAt" from "OutboxEvent"
    where "doneAt" is null and "parkedAt" is null order by seq limit ${limit} for update skip locked`;
  const faults = new Map(rows.flatMap((row) => faultOf(row) ?? []));
  const sound = rows.filter((row) => !faults.has(row.id));
  const tasks = await plan(tx, sound, sinks);
  await insertTasks(tx, tasks);
  await tx.$executeRaw`
    update "OutboxEvent" set "doneAt" = clock_timestamp() where seq = any(${sound.map((row) => row.seq)}::bigint[])`;
  if (faults.size > 0) await park(tx, faults);
  return { dispatched: sound.length, parked: faults.size, sinks: new Set(tasks.map((task) => task.sink)) };
}

/** Why no sink of this version can read a fact. */
function faultOf({ id, type, payload }: Row): [string, string][] | null {
  if (!Object.hasOwn(catalog, type)) return [[id, `unknown type: ${type}`]];
  const parsed = catalog[type as DomainEventType].safeParse(payload);
  if (parsed.success) return null;
  const [issue] = parsed.error.issues;
  return [[id, `payload does not fit: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`]];
}

async function plan(tx: Tx, rows: Row[], sinks: readonly Sink[]): Promise<NewTask[]> {
  const tasks: NewTask[] = [];
  for (const sink of sinks) {
    if (!sink.isOn()) continue;
    const wanted = newestOnly(
      sink,
      rows.filter((row) => readingOf(sink, row) !== NOTHING),
    );
    if (wanted.length === 0 || (sink.hasReaders && !(await sink.hasReaders(tx)))) continue;
    for (const { seq, aggregateId, createdAt } of wanted) {
      tasks.push({ sink: sink.name, seq: String(seq), aggregateId, createdAt });
    }
  }
  return tasks;
}

/** Only rows that passed `faultOf` get here, so their types are in the catalog. */
const readingOf = (sink: Sink, { type }: Row): Reading => sink.reads[type as DomainEventType];

/** Without facts that a newer one of their type and aggregate replaces, for sinks that read the newest only. */
function newestOnly(sink: Sink, rows: Row[]): Row[] {
  const newest = new Map(rows.map((row) => [`${row.type} ${row.aggregateId}`, row.seq]));
  return rows.filter(
    (row) => readingOf(sink, row) !== "newest" || newest.get(`${row.type} ${row.aggregateId}`) === row.seq,
  );
}

/** Existing tasks stay: an operator may have a fact dispatched again. */
export async function insertTasks(tx: Tx, tasks: NewTask[]): Promise<void> {
  if (tasks.length === 0) return;
  await tx.$executeRaw`
    insert into "OutboxTask" (sink, seq, "aggregateId", "runAfter", "createdAt")
    select t.sink, t.seq, t."aggregateId", clock_timestamp(), t."createdAt"
    from jsonb_to_recordset(${JSON.stringify(tasks)}::jsonb)
      as t (sink text, seq bigint, "aggregateId" uuid, "createdAt" timestamptz)
    order by t.sink, t.seq
    on conflict (seq, sink) do nothing`;
}

/** Sets faulty facts aside with their errors; the others go on. */
async function park(tx: Tx, faults: Map<string, string>): Promise<void> {
  const rows = [...faults].map(([id, error]) => ({ id, error }));
  const [clock] = await tx.$queryRaw<{ at: Date }[]>`select clock_timestamp() as at`;
  await tx.$executeRaw`
    update "OutboxEvent" e set "parkedAt" = clock_timestamp(), "lastError" = f.error
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (id uuid, error text) where e.id = f.id`;
  for (const { id, error } of rows) log().error({ fact: id, error }, "fact parked");
  const incidents = rows.map(({ id, error }) => ({
    kind: "fact.parked" as const,
    key: id,
    detail: { error },
  }));
  await recordIncidents(tx, incidents, clock?.at ?? new Date());
}
