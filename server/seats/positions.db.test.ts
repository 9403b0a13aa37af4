import { expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { PlayedPool } from "../../tests/guarantees/played-pool";
import { inTransaction, type Tx } from "../db/transaction";
import { createComingEvent, joinAll } from "../outbox/testing/outbox-fixtures";
import { readPositions } from "./positions";

const database = testDatabase();
const WAITING = 400;

/** The number of RSVP rows that this transaction has read so far. */
async function rowsRead(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ read: number }[]>`
    select (coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::int as read
    from pg_stat_xact_user_tables where relname = 'Rsvp'`;
  return row?.read ?? 0;
}

test("the positions of a whole queue are read in one pass and equal the count for each RSVP", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 1 });
  await joinAll(db, event, WAITING + 1);
  const waiting = await db.rsvp.findMany({
    where: { poolId: event.poolId, status: "waitlisted" },
    orderBy: { queueNumber: "asc" },
    select: { id: true },
  });
  const ids = waiting.map(({ id }) => id);
  // Every seventh has a priority, so it is served before its queue number.
  const early = ids.filter((_, index) => index % 7 === 3);
  await db.rsvp.updateMany({ where: { id: { in: early } }, data: { priority: 1 } });
  const served = [...early, ...ids.filter((id) => !early.includes(id))];
  await db.$executeRaw`analyze "Rsvp"`;
  const read = await inTransaction(db, async (tx) => {
    const before = await rowsRead(tx);
    const positions = await readPositions(tx, ids);
    expect(served.map((id) => positions.get(id))).toEqual(served.map((_, index) => index + 1));
    return (await rowsRead(tx)) - before;
  });
  expect(read).toBeLessThanOrEqual(10 * WAITING);
});

test("one position is counted from the head of the queue to it, and an RSVP that is not waitlisted has none", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 1 });
  const other = await createComingEvent(db, { capacity: 1 });
  const [seated] = await joinAll(db, event, 3);
  await joinAll(db, other, 2);
  const rows = await db.rsvp.findMany({ where: { poolId: { in: [event.poolId, other.poolId] } } });
  const positions = await readPositions(
    db,
    rows.map(({ id }) => id),
  );
  const seatedId = rows.find(({ userId }) => userId === seated)?.id ?? "";
  expect(positions.get(seatedId)).toBeUndefined();
  expect([...positions.values()].sort()).toEqual([1, 1, 2]);
});

test("displaced RSVPs have the first positions, before the waitlisted ones", async () => {
  const pool = await PlayedPool.open(database.db, { capacity: 3 }, ["ana", "ben", "chi", "dev"]);
  const joined = await pool.join("ana", "ben", "chi", "dev");
  const [, ben, chi, dev] = joined.map(({ rsvp }) => rsvp?.id ?? "");
  const moving = [ben ?? "", chi ?? ""];
  await pool.play([{ kind: "terms", actorId: null, terms: { capacity: 1 }, moving }]);
  const all = [...moving, dev ?? ""];
  const positions = await readPositions(database.db, all);
  expect(all.map((id) => positions.get(id)).sort()).toEqual([1, 2, 3]);
  expect(positions.get(dev ?? "")).toBe(3);
  const alone = await Promise.all(all.map((id) => readPositions(database.db, [id])));
  expect(alone.map((one, index) => one.get(all[index] ?? ""))).toEqual(all.map((id) => positions.get(id)));
});
