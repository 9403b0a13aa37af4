import { beforeEach, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import { leaseTasks } from "./tasks";

const database = testDatabase();
const BACKLOG = 30_000;

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.outboxTask.deleteMany();
});

/** Rows read, from the tables and by way of their indexes, and looks into an index, of both tables so far. */
async function scans() {
  const [sum = { rows: 0, looks: 0 }] = await database.db.$queryRaw<{ rows: number; looks: number }[]>`
    select sum(seq_tup_read + idx_tup_fetch)::int as rows, sum(idx_scan)::int as looks from pg_stat_user_tables
    where relname in ('OutboxEvent', 'OutboxTask')`;
  return sum;
}

test("a lease of tasks reads no more of a backlog than it looks ahead, also before the planner has statistics", async () => {
  const { db } = database;
  await db.$executeRaw`alter table "OutboxEvent" set (autovacuum_enabled = off)`;
  await db.$executeRaw`alter table "OutboxTask" set (autovacuum_enabled = off)`;
  await db.$executeRaw`
    with facts as (
      insert into "OutboxEvent" (id, type, "aggregateId", payload)
      select gen_random_uuid(), 'seats.changed', gen_random_uuid(), '{}'::jsonb from generate_series(1, ${BACKLOG}::int)
      returning seq, "aggregateId"
    )
    insert into "OutboxTask" (seq, sink, "aggregateId", "runAfter")
    select seq, 'redis', "aggregateId", now() from facts`;
  const before = await scans();
  const at = new Date(Date.now() + 1000);
  expect(await leaseTasks(db, { sink: "redis", at, limit: 100 })).toHaveLength(100);
  // Postgres reports a session's scans a moment after they were made, for all its tables together.
  const after = await vi.waitFor(
    async () => {
      const now = await scans();
      expect(now.looks).toBeGreaterThan(before.looks);
      return now;
    },
    { timeout: 30_000, interval: 200 },
  );
  expect(after.rows - before.rows).toBeLessThan(BACKLOG / 2);
});
