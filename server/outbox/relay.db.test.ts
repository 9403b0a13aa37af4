import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { type ClaimedEvent, claimEvents, settleEvents } from "./claim";
import { relayOnce, startRelay } from "./relay";
import { createComingEvent, joinAll, openEvents } from "./testing/outbox-fixtures";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const ALL = { except: [] };
const eventually = (assertion: () => Promise<void>) =>
  vi.waitFor(assertion, { timeout: 20_000, interval: 20 });

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.mailboxMessage.deleteMany();
});

/** Facts that nobody has to do anything about, so that the relay alone is looked at. */
async function appendRaw(
  aggregateId: string,
  count: number,
  change: { type?: string; payload?: object } = {},
) {
  const { type = "seats.changed", payload = { poolId: aggregateId } } = change;
  const rows = Array.from({ length: count }, () => ({ id: randomUUID(), type, aggregateId, payload }));
  for (const data of rows) await database.db.outboxEvent.create({ data });
  return rows.map((row) => row.id);
}

describe("claiming", () => {
  test("hands out only the oldest open event of an aggregate, so that order holds", async () => {
    const { db } = database;
    const [first, second] = await appendRaw(randomUUID(), 2);
    const claimed = await claimEvents(db, { now: null, limit: 10, types: ALL });
    expect(claimed.map((event) => event.id)).toEqual([first]);
    expect(await claimEvents(db, { now: null, limit: 10, types: ALL })).toEqual([]);
    await settleEvents(db, [{ id: String(first), outcome: "done" }], new Date());
    const next = await claimEvents(db, { now: null, limit: 10, types: ALL });
    expect(next.map((event) => event.id)).toEqual([second]);
  });

  test("an event that was put off holds up those behind it, and no other aggregate", async () => {
    const { db } = database;
    const [first] = await appendRaw(randomUUID(), 2);
    const [other] = await appendRaw(randomUUID(), 1);
    await claimEvents(db, { now: null, limit: 1, types: ALL });
    const later = new Date(Date.now() + 3_600_000);
    await settleEvents(db, [{ id: String(first), outcome: "deferred", runAfter: later }], new Date());
    const claimed = await claimEvents(db, { now: null, limit: 10, types: ALL });
    expect(claimed.map((event) => event.id)).toEqual([other]);
  });

  test("two relays lose nothing, double nothing and keep the order of each aggregate", async () => {
    const second = database.openSecond(4);
    const aggregates = Array.from({ length: 12 }, () => randomUUID());
    for (const aggregate of aggregates) await appendRaw(aggregate, 10);
    const taken: ClaimedEvent[] = [];
    const work = async (db: typeof second) => {
      while ((await openEvents(db)).length > 0) {
        const batch = await claimEvents(db, { now: null, limit: 5, types: ALL });
        taken.push(...batch);
        const done = batch.map(({ id }) => ({ id, outcome: "done" as const }));
        await settleEvents(db, done, new Date());
      }
    };
    await Promise.all([work(database.db), work(second), work(second)]);
    expect(taken).toHaveLength(120);
    expect(new Set(taken.map((event) => event.id)).size).toBe(120);
    for (const aggregate of aggregates) {
      const order = taken.filter((event) => event.aggregateId === aggregate).map((event) => event.seq);
      expect(order).toEqual([...order].sort((a, b) => (a < b ? -1 : 1)));
    }
  });
});

describe("delivery", () => {
  test("events of a relay that died are delivered by another, and the mail still goes out once", async () => {
    const { db } = database;
    const event = await createComingEvent(db);
    await joinAll(db, event, 3);
    const { done } = await relayOnce(db, {});
    expect(done).toBe(4);
    // As a relay leaves them that died after its reactions and before it could write that down.
    const lostLease = new Date(Date.now() - 1);
    await db.outboxEvent.updateMany({ data: { doneAt: null, lockedUntil: lostLease } });
    expect((await relayOnce(db, {})).done).toBeGreaterThanOrEqual(3);
    expect(await db.mailboxMessage.count()).toBe(3);
  });

  test("an event is not taken from a relay that still holds it", async () => {
    const { db } = database;
    await appendRaw(randomUUID(), 1);
    const [held] = await claimEvents(db, { now: null, limit: 10, types: ALL });
    expect(await relayOnce(db, {})).toMatchObject({ done: 0, failed: 0, deferred: 0 });
    const afterLease = new Date((held?.claimedAt.getTime() ?? 0) + 61_000);
    expect(await relayOnce(db, { now: afterLease })).toMatchObject({ done: 1 });
  });

  test.each([
    { name: "of an unknown type", type: "seats.evaporated", payload: {} },
    { name: "with a payload that does not fit", type: "seats.changed", payload: { poolId: "7" } },
    { name: "named after a prototype property", type: "constructor", payload: {} },
  ])("parks an event $name at once, with its error, and goes on with the next", async ({ type, payload }) => {
    const { db } = database;
    const aggregate = randomUUID();
    await appendRaw(aggregate, 1, { type, payload });
    await appendRaw(aggregate, 1);
    expect(await relayOnce(db, {})).toMatchObject({ failed: 1 });
    const parked = await db.outboxEvent.findFirstOrThrow({ where: { type, payload: { equals: payload } } });
    expect(parked.parkedAt).not.toBeNull();
    expect(parked.lastError).toBeTruthy();
    expect(await relayOnce(db, {})).toMatchObject({ done: 1 });
  });

  test("an event that keeps failing backs off further each time, and is parked after twelve attempts", async () => {
    const { db } = database;
    // A mail server that nobody listens at.
    provideEnv({ SMTP_URL: "smtp://127.0.0.1:1" });
    const event = await createComingEvent(db);
    await joinAll(db, event, 1);
    await db.outboxEvent.deleteMany({ where: { type: "seats.changed" } });
    const waits: number[] = [];
    let now = new Date(Date.now() + 1000);
    for (let attempt = 1; attempt <= 12; attempt++) {
      expect(await relayOnce(db, { now })).toMatchObject({ failed: 1 });
      const [row] = await openEvents(db);
      if (!row) break;
      waits.push(row.runAfter.getTime() - now.getTime());
      expect(await relayOnce(db, { now: new Date(row.runAfter.getTime() - 1) })).toMatchObject({ failed: 0 });
      now = row.runAfter;
    }
    provideEnv({ SMTP_URL: "" });
    expect(waits).toHaveLength(11);
    waits.forEach((wait, index) => {
      const fullMs = Math.min(300_000, 1000 * 2 ** index);
      expect(wait).toBeGreaterThanOrEqual(fullMs * 0.5);
      expect(wait).toBeLessThanOrEqual(fullMs * 1.5);
    });
    const [parked] = await db.outboxEvent.findMany();
    expect(parked).toMatchObject({ attempts: 12, lastError: expect.stringContaining("ECONNREFUSED") });
    expect(parked?.parkedAt).not.toBeNull();
  });
});

describe("the running relay", () => {
  test("two processes share the work: every mail goes out, and goes out once", async () => {
    const second = database.openSecond(4);
    const event = await createComingEvent(database.db, { capacity: 100 });
    const relays = [startRelay(database.db), startRelay(second)];
    const userIds = (await Promise.all([1, 2, 3].map(() => joinAll(database.db, event, 20)))).flat();
    await eventually(async () => expect(await openEvents(database.db)).toEqual([]));
    await Promise.all(relays.map((relay) => relay.stop()));
    const mails = await database.db.mailboxMessage.findMany({ select: { to: true } });
    expect(mails.map((mail) => mail.to).sort()).toEqual(userIds.map((id) => `${id}@people.test`).sort());
  });

  test("finds what another process committed, without being told", async () => {
    const relay = startRelay(database.db);
    await appendRaw(randomUUID(), 1);
    await eventually(async () => expect(await openEvents(database.db)).toEqual([]));
    await relay.stop();
  });

  test("stops only after what it holds is settled", async () => {
    const event = await createComingEvent(database.db, { capacity: 100 });
    const relay = startRelay(database.db);
    await joinAll(database.db, event, 30);
    await relay.stop();
    expect((await openEvents(database.db)).filter((row) => row.lockedUntil !== null)).toEqual([]);
  });
});
