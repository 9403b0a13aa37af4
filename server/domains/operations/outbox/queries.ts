import { z } from "zod";
import { cursorOf, type Page, sequence } from "../../../cursor";
import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { type FactOut, type OutboxOut, type ParkedFactOut, type ParkedTaskOut, SINKS } from "./schema";

type SinkRow = { sink: string; pending: number; oldestAt: Date | null; parked: number };

/** Numbers of pending and parked facts and tasks, in total and by sink. */
export async function readOutbox(db: Queryable): Promise<OutboxOut> {
  const [[whole], parkedTypes, rows] = await Promise.all([
    db.$queryRaw<{ pending: number; oldestAt: Date | null }[]>`
      select count(*)::int as pending, min("createdAt") as "oldestAt" from "OutboxEvent"
      where "doneAt" is null and "parkedAt" is null`,
    db.$queryRaw<{ type: string; count: number }[]>`
      select type, count(*)::int as count from "OutboxEvent"
      where "doneAt" is null and "parkedAt" is not null group by type order by 2 desc, 1 limit 20`,
    db.$queryRaw<SinkRow[]>`
      select sink, count(*) filter (where "parkedAt" is null)::int as pending,
        min("createdAt") filter (where "parkedAt" is null) as "oldestAt",
        count(*) filter (where "parkedAt" is not null)::int as parked
      from "OutboxTask" group by sink order by sink`,
  ]);
  const bySink = new Map(rows.map((row) => [row.sink, row]));
  const names = [...new Set<string>([...SINKS, ...bySink.keys()])];
  return {
    pending: whole?.pending ?? 0,
    oldestAt: whole?.oldestAt?.toISOString() ?? null,
    parkedFacts: parkedTypes.reduce((sum, { count }) => sum + count, 0),
    parkedTypes,
    sinks: names.map((sink) => {
      const row = bySink.get(sink);
      return {
        sink,
        pending: row?.pending ?? 0,
        oldestAt: row?.oldestAt?.toISOString() ?? null,
        parked: row?.parked ?? 0,
      };
    }),
  };
}

type FactRow = {
  id: string;
  seq: bigint;
  type: string;
  aggregateId: string;
  payload: Record<string, unknown>;
  createdAt: Date;
  parkedAt: Date;
  error: string | null;
};

const factsBefore = cursorOf("parked-facts", sequence);
const tasksBefore = cursorOf(
  "parked-tasks",
  z.strictObject({ seq: sequence, sink: z.string().regex(/^[a-z-]{1,40}$/) }),
);

/** Facts that no sink can read, the newest first. @throws DomainError invalid for a broken cursor */
export async function listParkedFacts(
  db: Queryable,
  by: { type?: string | undefined; cursor?: string | undefined; limit: number },
): Promise<Page<ParkedFactOut>> {
  const before = factsBefore.read(by.cursor);
  const type = by.type ?? null;
  const rows = await db.$queryRaw<FactRow[]>`
    select id, seq, type, "aggregateId", payload, "createdAt", "parkedAt", "lastError" as error from "OutboxEvent"
    where "doneAt" is null and "parkedAt" is not null and (${type}::text is null or type = ${type})
      and (${before}::bigint is null or seq < ${before}::bigint)
    order by seq desc limit ${by.limit + 1}`;
  const { items, nextCursor } = factsBefore.page(rows, by.limit, ({ seq }) => seq);
  return { items: items.map(toParked), nextCursor };
}

function toParked<Row extends FactRow>({ seq, createdAt, parkedAt, ...row }: Row) {
  return {
    ...row,
    seq: String(seq),
    createdAt: createdAt.toISOString(),
    parkedAt: parkedAt.toISOString(),
  };
}

/** What sinks have given up on, the newest fact first. @throws DomainError invalid for a broken cursor */
export async function listParkedTasks(
  db: Queryable,
  by: {
    sink?: string | undefined;
    type?: string | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<ParkedTaskOut>> {
  const before = tasksBefore.read(by.cursor);
  const { sink = null, type = null } = by;
  const rows = await db.$queryRaw<(FactRow & { sink: string; attempts: number })[]>`
    select e.id, t.seq, t.sink, e.type, t."aggregateId", e.payload, e."createdAt", t.attempts, t."parkedAt",
      t."lastError" as error
    from "OutboxTask" t join "OutboxEvent" e on e.seq = t.seq
    where t."parkedAt" is not null and (${sink}::text is null or t.sink = ${sink})
      and (${type}::text is null or e.type = ${type})
      and (${before?.seq ?? null}::bigint is null or (t.seq, t.sink) < (${before?.seq ?? null}::bigint, ${before?.sink ?? ""}))
    order by t.seq desc, t.sink desc limit ${by.limit + 1}`;
  const { items, nextCursor } = tasksBefore.page(rows, by.limit, ({ seq, sink }) => ({ seq, sink }));
  return { items: items.map(toParked), nextCursor };
}

/** One fact, whatever became of it. Those that were done are kept for a week. @throws DomainError not-found */
export async function getFact(db: Queryable, factId: string): Promise<FactOut> {
  const row = await db.outboxEvent.findUnique({ where: { id: factId } });
  if (!row) throw notFound("fact");
  const owed = await db.outboxTask.findMany({ where: { seq: row.seq }, orderBy: { sink: "asc" } });
  const { id, type, aggregateId, doneAt, parkedAt } = row;
  return {
    id,
    type,
    aggregateId,
    error: row.lastError,
    seq: String(row.seq),
    payload: row.payload as Record<string, unknown>,
    createdAt: row.createdAt.toISOString(),
    state: doneAt ? (parkedAt ? "discarded" : "done") : parkedAt ? "parked" : "pending",
    owedTo: owed.map(({ sink, attempts, parkedAt, lastError }) => ({
      sink,
      attempts,
      error: lastError,
      parked: parkedAt !== null,
    })),
  };
}
