import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers, NOW, newId } from "../../tests/factories";
import { Prisma } from "../db/generated/client";
import { inTransaction, type Tx } from "../db/transaction";
import type { PoolFacts, RsvpFacts } from "./facts";
import { readPools } from "./lock";
import { readPlaces } from "./read";
import { writePlans } from "./write";

const database = testDatabase();

type Column = { name: string; type: string; default: string | null; labels: string[] | null };
type Row = Record<string, unknown>;

/** The columns of the table in the database, independent of the engine's lists. */
function columnsOf(table: "Rsvp" | "SeatPool"): Promise<Column[]> {
  return database.db.$queryRaw<Column[]>`
    select c.column_name::text as name, c.udt_name::text as type, c.column_default::text as "default",
      (select array_agg(e.enumlabel::text order by e.enumsortorder) from pg_enum e
        join pg_type t on t.oid = e.enumtypid where t.typname = c.udt_name) as labels
    from information_schema.columns c where c.table_name = ${table} order by c.ordinal_position`;
}

/** A value that differs from the column's default and from the value of the other generation. */
function valueFor({ name, type, default: usual, labels }: Column, generation: 1 | 2, nth: number): unknown {
  if (labels) return labels[generation === 1 ? 1 : 0];
  switch (type) {
    case "bool":
      return (usual === "true") === (generation === 2);
    case "int4":
      return generation * 100 + nth;
    case "_int4":
      return [generation, nth];
    case "uuid":
      return newId();
    case "_uuid":
      return [newId()];
    case "text":
      return `${name} ${generation}`;
    case "timestamptz":
      return new Date(NOW.getTime() + generation * 86_400_000 + nth * 1_000);
    case "jsonb":
      return { [`question ${generation}`]: `answer ${nth}` };
    default:
      throw new Error(`the test has no value for a column of type ${type}: ${name}`);
  }
}

const rowOf = (columns: Column[], generation: 1 | 2, kept: Row): Row =>
  Object.fromEntries(
    columns.map((column, nth) => [column.name, kept[column.name] ?? valueFor(column, generation, nth)]),
  );

/** Writes both rows with the engine's own statements, although no request would lead to such a pool. */
async function write(rsvp: Row, pool: Row): Promise<void> {
  await inTransaction(database.db, async (tx) => {
    await withoutTriggers(tx);
    const changed = [rsvp as RsvpFacts];
    const plan = { outcomes: [], pools: [{ pool: pool as PoolFacts, changed, links: [], ledger: [] }] };
    await writePlans(tx, [{ plan, at: NOW }]);
  });
}

/** Foreign keys and other triggers are off, so that every field gets a value even if the values contradict each other. */
async function withoutTriggers(tx: Tx): Promise<void> {
  await tx.$executeRaw`set local session_replication_role = replica`;
}

async function dropChecks(): Promise<void> {
  const checks = await database.db.$queryRaw<{ table: string; name: string }[]>`
    select conrelid::regclass::text as "table", conname::text as name from pg_constraint
    where contype = 'c' and conrelid in ('"Rsvp"'::regclass, '"SeatPool"'::regclass)`;
  for (const { table, name } of checks) {
    await database.db
      .$executeRaw`alter table ${Prisma.raw(table)} drop constraint ${Prisma.raw(`"${name}"`)}`;
  }
}

test("every column of an RSVP and of its pool is written, changed and read back by the engine", async () => {
  const { db } = database;
  const event = await createEvent(db);
  const [userId = ""] = await createUsers(db, 1);
  const poolId = event.poolId;
  await dropChecks();
  const [rsvpColumns, poolColumns] = [await columnsOf("Rsvp"), await columnsOf("SeatPool")];
  // An RSVP keeps its owner and `rsvpAt`, and a pool keeps its owner, which the engine never writes.
  const keptOfRsvp = { id: newId(), poolId, userId, rsvpAt: NOW };
  const keptOfPool = { id: poolId, eventId: event.id, sessionId: null };

  for (const generation of [1, 2] as const) {
    const rsvp = rowOf(rsvpColumns, generation, keptOfRsvp);
    const pool = { ...rowOf(poolColumns, generation, keptOfPool), ...keptOfPool };
    await write(rsvp, pool);
    const [rsvpInTable] = await db.$queryRaw<Row[]>`select * from "Rsvp" where id = ${keptOfRsvp.id}::uuid`;
    const [poolInTable] = await db.$queryRaw<Row[]>`select * from "SeatPool" where id = ${poolId}::uuid`;
    expect(rsvpInTable).toEqual(rsvp);
    expect(poolInTable).toEqual(pool);

    const { poolId: _, ...facts } = rsvp;
    const { eventId: _event, sessionId: _session, ...poolFacts } = pool;
    await inTransaction(db, async (tx) => {
      expect((await readPlaces(tx, [{ poolId, userId }])).get(poolId)).toEqual([facts]);
      expect((await readPools(tx, [poolId])).map((read) => read.pool)).toEqual([
        { ...poolFacts, dependsOn: null },
      ]);
    });
  }
});
