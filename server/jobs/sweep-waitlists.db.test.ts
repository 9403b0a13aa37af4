import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { changeEventRow } from "../../tests/factories";
import { findViolations } from "../../tests/invariants";
import { provideEnv } from "../env";
import { createComingEvent, joinAll } from "../outbox/testing/outbox-fixtures";
import { runJob } from "./run";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

beforeEach(() => database.db.jobRun.deleteMany());

test("the sweep gives a free seat to the first waitlisted RSVP once and leaves sound pools alone", async () => {
  const { db } = database;
  const broken = await createComingEvent(db, { capacity: 2 });
  const sound = await createComingEvent(db, { capacity: 1 });
  const [, , first = ""] = await joinAll(db, broken, 4);
  await joinAll(db, sound, 2);
  // Frees a seat behind the engine's back, as a bug would.
  await db.seatPool.update({ where: { id: broken.poolId }, data: { capacity: 3 } });
  expect(await findViolations(db)).not.toEqual([]);
  const report = await runJob(db, "sweep-waitlists", new Date());
  expect(report).toMatchObject({ result: { looked: 1, repaired: 1, seatsGiven: 1 } });
  const where = { poolId_userId: { poolId: broken.poolId, userId: first } };
  expect(await db.rsvp.findUnique({ where })).toMatchObject({ status: "confirmed" });
  expect(await findViolations(db)).toEqual([]);
  const next = await runJob(db, "sweep-waitlists", new Date(Date.now() + 60_000));
  expect(next).toMatchObject({ result: { looked: 0, repaired: 0 } });
  expect(await db.incident.findMany()).toMatchObject([
    { kind: "waitlist.not-served", key: broken.poolId, count: 1, detail: { seats: 1 }, resolvedAt: null },
  ]);
});

test("a pool that cannot be swept does not stop the sweep of the others", async () => {
  const { db } = database;
  const [stuck, broken] = [
    await createComingEvent(db, { capacity: 1 }),
    await createComingEvent(db, { capacity: 1 }),
  ];
  for (const event of [stuck, broken]) {
    await joinAll(db, event, 2);
    await db.seatPool.update({ where: { id: event.poolId }, data: { capacity: 2 } });
  }
  await changeEventRow(db, stuck.id, { startsAt: new Date(Date.now() + 3_600_000) });
  const other = database.openSecond(1);
  const report = await other.$transaction(
    async (tx) => {
      await tx.$queryRaw`select id from "SeatPool" where id = ${stuck.poolId}::uuid for no key update`;
      return runJob(db, "sweep-waitlists", new Date());
    },
    { maxWait: 20_000, timeout: 25_000 },
  );
  expect(report).toMatchObject({ result: { looked: 2, repaired: 1, seatsGiven: 1, failed: 1 } });
  const next = await runJob(db, "sweep-waitlists", new Date(Date.now() + 60_000));
  expect(next).toMatchObject({ result: { looked: 1, repaired: 1, failed: 0 } });
  expect(await findViolations(db)).toEqual([]);
});

test("a seat that the party rule holds for the head of the queue is no incident", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 3, partyRule: "strict" });
  await joinAll(db, event, 1, 1);
  await joinAll(db, event, 1, 2);
  await joinAll(db, event, 1);
  const report = await runJob(db, "sweep-waitlists", new Date(Date.now() + 120_000));
  expect(report).toMatchObject({ result: { looked: 1, repaired: 0, seatsGiven: 0 } });
});
