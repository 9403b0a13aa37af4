import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import type { Db } from "../db/client";
import { provideEnv } from "../env";
import { dispatchOnce } from "./dispatch";
import { drainOutbox, relayOnce, startRelay } from "./relay";
import { DONE, type Fact, type Outcome, type Sink } from "./sink";
import { leaseTasks, lookForTasks } from "./tasks";
import { createComingEvent, joinAll, openEvents } from "./testing/outbox-fixtures";
import { appendRaw, readsWhere, recordingSink } from "./testing/recording-sink";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const eventually = (assertion: () => Promise<void> | void) =>
  vi.waitFor(assertion, { timeout: 20_000, interval: 20 });
const inSeconds = (n: number) => new Date(Date.now() + n * 1000);

beforeEach(async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.incident.deleteMany();
});

const dispatchAll = async (db: Db, sinks: readonly Sink[]) => {
  while ((await dispatchOnce(db, { sinks })).dispatched > 0) {}
};

describe("the dispatcher", () => {
  test("the dispatcher makes one task for each sink that reads a fact, and none for a sink that is off or has no readers", async () => {
    const { db } = database;
    const [wants, off, alone, other] = [
      recordingSink("redis"),
      recordingSink("kafka", { isOn: () => false }),
      recordingSink("webhooks", { hasReaders: async () => false }),
      recordingSink("search", { reads: readsWhere((type) => type.startsWith("event.")) }),
    ];
    await appendRaw(db, randomUUID(), 3);
    const report = await dispatchOnce(db, { sinks: [wants, off, alone, other] });
    expect(report).toMatchObject({ dispatched: 3, parked: 0 });
    expect([...report.sinks]).toEqual(["redis"]);
    const tasks = await db.outboxTask.findMany();
    expect(tasks.map((task) => task.sink)).toEqual(["redis", "redis", "redis"]);
  });

  test("the dispatcher makes one task for the newest of several facts that only say that something changed", async () => {
    const { db } = database;
    const sink = recordingSink("live", { reads: readsWhere(() => true, "newest") });
    const aggregate = randomUUID();
    await appendRaw(db, aggregate, 5);
    await appendRaw(db, randomUUID(), 1);
    await dispatchOnce(db, { sinks: [sink] });
    expect(await db.outboxTask.count()).toBe(2);
    const [newest] = await db.outboxEvent.findMany({
      where: { aggregateId: aggregate },
      orderBy: { seq: "desc" },
      take: 1,
    });
    expect(await db.outboxTask.count({ where: { seq: newest?.seq ?? 0n } })).toBe(1);
  });

  test("each fact is dispatched once when many processes dispatch at the same time", async () => {
    const { db } = database;
    const sinks = [recordingSink("redis")];
    const dbs = [db, database.openSecond(4), database.openSecond(4)];
    for (let n = 0; n < 20; n++) await appendRaw(db, randomUUID(), 10);
    const reports = await Promise.all(
      Array.from({ length: 12 }, (_, n) => dispatchOnce(dbs[n % 3] ?? db, { sinks, limit: 25 })),
    );
    expect(reports.reduce((sum, { dispatched }) => sum + dispatched, 0)).toBe(200);
    expect(await db.outboxTask.count()).toBe(200);
  });

  test.each([
    { name: "of an unknown type", type: "seats.evaporated", payload: {} },
    { name: "with a payload that does not fit", type: "seats.changed", payload: { poolId: "7" } },
    { name: "named after a prototype property", type: "constructor", payload: {} },
  ])(
    "the dispatcher parks a fact $name with its error and an incident, and goes on with the others",
    async (poison) => {
      const { db } = database;
      const sink = recordingSink("redis");
      const aggregate = randomUUID();
      const [id = ""] = await appendRaw(db, aggregate, 1, poison);
      const [sound] = await appendRaw(db, aggregate, 1);
      await drainOutbox(db, { until: inSeconds(20), sinks: [sink] });
      expect(sink.ids()).toEqual([sound]);
      const parked = await db.outboxEvent.findUniqueOrThrow({ where: { id } });
      expect(parked).toMatchObject({ doneAt: null, parkedAt: expect.any(Date) });
      expect(parked.lastError).toBeTruthy();
      const incidents = await db.incident.findMany();
      expect(incidents).toMatchObject([{ kind: "fact.parked", key: id, count: 1, resolvedAt: null }]);
    },
  );
});

describe("a sink", () => {
  test("a sink gets the facts of an aggregate in order from any number of processes", async () => {
    const { db } = database;
    const second = database.openSecond(4);
    const sink = recordingSink("redis", { batchMax: 7 });
    const aggregates = Array.from({ length: 12 }, () => randomUUID());
    for (let round = 0; round < 5; round++) {
      for (const aggregate of aggregates) await appendRaw(db, aggregate, 2);
    }
    await dispatchAll(db, [sink]);
    const work = async (from: Db) => {
      while ((await openEvents(db)).length > 0) await relayOnce(from, sink);
    };
    await Promise.all([work(db), work(second), work(second)]);
    expect(sink.received).toHaveLength(120);
    expect(new Set(sink.ids()).size).toBe(120);
    for (const aggregate of aggregates) {
      const order = sink.received.filter((fact) => fact.aggregateId === aggregate).map((fact) => fact.seq);
      expect(order).toEqual([...order].sort((a, b) => (a < b ? -1 : 1)));
    }
  });

  test("a sink gets no later fact of an aggregate while an earlier one waits for its retry, and still gets those of others", async () => {
    const { db } = database;
    const until = inSeconds(3600);
    const aggregate = randomUUID();
    const [first = "", behind] = await appendRaw(db, aggregate, 2);
    const [other] = await appendRaw(db, randomUUID(), 1);
    const answers = new Map<string, Outcome>([[first, { is: "deferred", until }]]);
    const sink = recordingSink("redis", { answer: (fact) => answers.get(fact.id) ?? DONE });
    await dispatchAll(db, [sink]);
    expect(await relayOnce(db, sink)).toMatchObject({ done: 1, deferred: 1, wakeAt: until });
    expect(await relayOnce(db, sink)).toMatchObject({ done: 0, deferred: 0 });
    expect((await openEvents(db)).length).toBe(2);
    answers.clear();
    await relayOnce(db, sink, { now: until });
    expect(sink.ids().slice(-2)).toEqual([first, behind]);
    expect(sink.ids()).toContain(other);
  });

  test("a resting sink is handed nothing, and its tasks stay as they are until it tries again", async () => {
    const { db } = database;
    const until = inSeconds(3600);
    await appendRaw(db, randomUUID(), 2);
    const sink = recordingSink("redis", { restsUntil: (now) => (now < until ? until : null) });
    await dispatchAll(db, [sink]);
    const before = await db.outboxTask.findMany({ orderBy: { seq: "asc" } });
    expect(await relayOnce(db, sink)).toEqual({
      done: 0,
      failed: 0,
      deferred: 0,
      continued: 0,
      wakeAt: until,
    });
    expect(await db.outboxTask.findMany({ orderBy: { seq: "asc" } })).toEqual(before);
    expect(await relayOnce(db, sink, { now: until })).toMatchObject({ done: 2 });
  });

  test("a failing fact is retried with growing backoff and parked after twelve attempts, which holds up no other fact", async () => {
    const { db } = database;
    const aggregate = randomUUID();
    const [poison] = await appendRaw(db, aggregate, 1);
    const [behind] = await appendRaw(db, aggregate, 1);
    const answer = (fact: Fact): Outcome =>
      fact.id === poison ? { is: "failed", error: new Error("no such stream") } : DONE;
    const sink = recordingSink("redis", { answer });
    await dispatchAll(db, [sink]);
    const waits: number[] = [];
    let now = inSeconds(1);
    for (let attempt = 1; attempt <= 12; attempt++) {
      expect(await relayOnce(db, sink, { now })).toMatchObject({ failed: 1, done: attempt === 12 ? 1 : 0 });
      const task = await db.outboxTask.findFirst({ where: { parkedAt: null } });
      if (!task) break;
      waits.push(task.runAfter.getTime() - now.getTime());
      expect(await relayOnce(db, sink, { now: new Date(task.runAfter.getTime() - 1) })).toMatchObject({
        done: 0,
        failed: 0,
      });
      now = task.runAfter;
    }
    expect(waits).toHaveLength(11);
    waits.forEach((wait, index) => {
      const fullMs = Math.min(300_000, 1000 * 2 ** index);
      expect(wait).toBeGreaterThanOrEqual(fullMs * 0.5);
      expect(wait).toBeLessThanOrEqual(fullMs * 1.5);
    });
    const [parked] = await db.outboxTask.findMany();
    expect(parked).toMatchObject({ attempts: 12, lastError: "no such stream", parkedAt: expect.any(Date) });
    expect(await db.incident.findMany()).toMatchObject([{ kind: "task.parked" }]);
    expect(sink.ids().at(-1)).toBe(behind);
  });

  test("a poisoned fact that makes a sink throw fails alone", async () => {
    const { db } = database;
    const ids = (await Promise.all([1, 2, 3].map(() => appendRaw(db, randomUUID(), 1)))).flat();
    const poison = ids[1];
    const sink = recordingSink("redis", {
      answer: (fact) => {
        if (fact.id === poison) throw new Error("cannot be read");
        return DONE;
      },
    });
    await dispatchAll(db, [sink]);
    expect(await relayOnce(db, sink)).toMatchObject({ done: 2, failed: 1 });
    const left = await db.outboxTask.findMany();
    expect(left).toMatchObject([{ attempts: 1, lastError: "cannot be read" }]);
  });

  test("a sink gets a task once while its lease lasts, and again after a process died with it", async () => {
    const { db } = database;
    await appendRaw(db, randomUUID(), 1);
    const sink = recordingSink("redis");
    await dispatchAll(db, [sink]);
    const { at } = await lookForTasks(db, "redis", null);
    const facts = await leaseTasks(db, { sink: "redis", at, limit: 10 });
    expect(facts).toHaveLength(1);
    expect(await relayOnce(db, sink)).toMatchObject({ done: 0, failed: 0, deferred: 0 });
    const afterLease = new Date(at.getTime() + 31_000);
    expect(await relayOnce(db, sink, { now: afterLease })).toMatchObject({ done: 1 });
    expect(sink.ids()).toEqual(facts.map((fact) => fact.id));
  });

  test("a sink that is down or slow holds up no other sink", async () => {
    const { db } = database;
    let release = () => {};
    const stuck = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = recordingSink("redis", { before: () => stuck });
    const down = recordingSink("kafka", { answer: () => ({ is: "deferred", until: inSeconds(3600) }) });
    const sound = recordingSink("search");
    const relay = startRelay(db, [slow, down, sound]);
    const ids = (await Promise.all(Array.from({ length: 30 }, () => appendRaw(db, randomUUID(), 1)))).flat();
    await eventually(() => expect([...sound.ids()].sort()).toEqual([...ids].sort()));
    expect(slow.received).toEqual([]);
    release();
    await eventually(() => expect([...slow.ids()].sort()).toEqual([...ids].sort()));
    await relay.stop();
    expect(await db.outboxTask.count({ where: { sink: "kafka", attempts: 0 } })).toBe(30);
  });
});

describe("the running relay", () => {
  test("each fact is delivered once when two relays share the work", async () => {
    const { db } = database;
    const second = database.openSecond(4);
    const sink = recordingSink("redis", { reads: readsWhere((type) => type === "rsvp.confirmed") });
    const event = await createComingEvent(db, { capacity: 100 });
    const relays = [startRelay(db, [sink]), startRelay(second, [sink])];
    const userIds = (await Promise.all([1, 2, 3].map(() => joinAll(db, event, 20)))).flat();
    await eventually(async () => expect(await openEvents(db)).toEqual([]));
    await Promise.all(relays.map((relay) => relay.stop()));
    const told = sink.received.map((fact) => (fact.payload as { userId: string }).userId);
    expect(told.sort()).toEqual([...userIds].sort());
  });

  test("the running relay finds facts that another process committed, without a wake-up", async () => {
    const sink = recordingSink("redis");
    const relay = startRelay(database.db, [sink]);
    const ids = await appendRaw(database.db, randomUUID(), 1);
    await eventually(() => expect(sink.ids()).toEqual(ids));
    await relay.stop();
  });

  test("the running relay stops only after its leased tasks are settled", async () => {
    const { db } = database;
    const sink = recordingSink("redis");
    const relay = startRelay(db, [sink]);
    const event = await createComingEvent(db, { capacity: 100 });
    await joinAll(db, event, 30);
    await relay.stop();
    expect(await db.outboxTask.count({ where: { lockedUntil: { not: null } } })).toBe(0);
  });
});
