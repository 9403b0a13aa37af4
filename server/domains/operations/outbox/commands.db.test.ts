import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, newId } from "../../../../tests/factories";
import { provideEnv } from "../../../env";
import { onCommittedEvents } from "../../../outbox/append";
import { dispatchOnce } from "../../../outbox/dispatch";
import { relayOnce } from "../../../outbox/relay";
import type { Outcome } from "../../../outbox/sink";
import { sinks } from "../../../outbox/sinks/registry";
import { appendRaw, readsWhere, recordingSink } from "../../../outbox/testing/recording-sink";
import { discardFacts, discardTasks, type Order, replayDoneFact, replayFacts, replayTasks } from "./commands";
import { getFact, listParkedFacts, listParkedTasks, readOutbox } from "./queries";
import { SINKS } from "./schema";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
let order: Order;

beforeEach(async () => {
  const { db } = database;
  await db.outboxTask.deleteMany();
  await db.outboxEvent.deleteMany();
  const [actorId = ""] = await createUsers(db, 1);
  order = { actorId, now: new Date() };
});

const UNKNOWN = { type: "rsvp.teleported" };
const FINAL: Outcome = { is: "failed", error: new Error("no such receiver"), final: true };

const auditOf = (subjectId: string) =>
  database.db.auditEntry.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
const incidentOf = (key: string) => database.db.incident.findFirstOrThrow({ where: { key } });

test("the outbox page knows every sink", () => {
  expect(SINKS).toEqual(expect.arrayContaining(sinks.map((sink) => sink.name)));
});

describe("a fact that no sink can read", () => {
  test("an unreadable fact is parked and shown with its error, and replayed exactly once when a version knows it", async () => {
    const { db } = database;
    const sink = recordingSink("redis");
    const aggregateId = newId();
    const [id = ""] = await appendRaw(db, aggregateId, 1, UNKNOWN);
    await dispatchOnce(db, { sinks: [sink] });
    expect((await listParkedFacts(db, { limit: 10 })).items).toMatchObject([
      { id, ...UNKNOWN, aggregateId, error: "unknown type: rsvp.teleported" },
    ]);
    expect(await readOutbox(db)).toMatchObject({ parkedFacts: 1, parkedTypes: [{ ...UNKNOWN, count: 1 }] });

    // As a later version would read it.
    await db.outboxEvent.update({ where: { id }, data: { type: "seats.changed" } });
    expect(await replayFacts(db, { factIds: [id] }, order)).toEqual({ count: 1 });
    expect(await replayFacts(db, { factIds: [id] }, order)).toEqual({ count: 0 });
    for (let n = 0; n < 3; n++) {
      await dispatchOnce(db, { sinks: [sink] });
      await relayOnce(db, sink);
    }
    expect(sink.ids()).toEqual([id]);
    expect(await auditOf(id)).toMatchObject([
      {
        actorId: order.actorId,
        action: "fact.replayed",
        subject: "fact",
        at: order.now,
        detail: { type: "seats.changed" },
      },
    ]);
    expect(await incidentOf(id)).toMatchObject({ resolvedAt: order.now, resolvedById: order.actorId });
  });

  test("an unreadable fact is parked again and its incident reopened if a replay does not help", async () => {
    const { db } = database;
    const [id = ""] = await appendRaw(db, newId(), 1, UNKNOWN);
    await dispatchOnce(db, { sinks: [] });
    await replayFacts(db, UNKNOWN, order);
    await dispatchOnce(db, { sinks: [] });
    expect((await getFact(db, id)).state).toBe("parked");
    expect(await incidentOf(id)).toMatchObject({ resolvedAt: null, count: 2 });
  });

  test("a discarded fact reaches no sink, and can still be replayed", async () => {
    const { db } = database;
    const sink = recordingSink("redis");
    const [id = "", other = ""] = [
      ...(await appendRaw(db, newId(), 1, UNKNOWN)),
      ...(await appendRaw(db, newId(), 1, { type: "rsvp.cloned" })),
    ];
    await dispatchOnce(db, { sinks: [sink] });
    expect(await discardFacts(db, UNKNOWN, order)).toEqual({ count: 1 });
    expect((await getFact(db, id)).state).toBe("discarded");
    expect((await listParkedFacts(db, { limit: 10 })).items.map((fact) => fact.id)).toEqual([other]);
    expect(await auditOf(id)).toMatchObject([{ action: "fact.discarded" }]);
    await db.outboxEvent.update({ where: { id }, data: { type: "seats.changed" } });
    await dispatchOnce(db, { sinks: [sink] });
    await relayOnce(db, sink);
    expect(sink.received).toEqual([]);

    expect(await replayDoneFact(db, id, order)).toEqual({ count: 1 });
    await dispatchOnce(db, { sinks: [sink] });
    await relayOnce(db, sink);
    expect(sink.ids()).toEqual([id]);
  });

  test("a fact is not replayed if the audit log cannot be written", async () => {
    const { db } = database;
    const [id = ""] = await appendRaw(db, newId(), 1, UNKNOWN);
    await dispatchOnce(db, { sinks: [] });
    await db.$executeRaw`alter table "AuditEntry" add constraint refused check (false) not valid`;
    try {
      await expect(replayFacts(db, UNKNOWN, order)).rejects.toThrow();
      await expect(discardFacts(db, UNKNOWN, order)).rejects.toThrow();
    } finally {
      await db.$executeRaw`alter table "AuditEntry" drop constraint refused`;
    }
    expect((await getFact(db, id)).state).toBe("parked");
  });
});

describe("a task that a sink gave up on", () => {
  async function park(count = 1) {
    const { db } = database;
    let isDown = true;
    const sink = recordingSink("webhooks", { answer: () => (isDown ? FINAL : { is: "done" }) });
    const aggregateId = newId();
    const ids = await appendRaw(db, aggregateId, count);
    await dispatchOnce(db, { sinks: [sink] });
    await relayOnce(db, sink);
    const mend = () => {
      isDown = false;
    };
    return { sink, ids, mend };
  }

  test("a parked task is shown with its error, and delivered exactly once more when it is replayed", async () => {
    const { db } = database;
    const { sink, ids, mend } = await park();
    expect((await listParkedTasks(db, { limit: 10 })).items).toMatchObject([
      { id: ids[0], sink: "webhooks", attempts: 1, error: "no such receiver" },
    ]);
    mend();
    const replays = Array.from({ length: 4 }, () => replayTasks(db, { sink: "webhooks" }, order));
    const counts = (await Promise.all(replays)).map(({ count }) => count);
    expect(counts.toSorted()).toEqual([0, 0, 0, 1]);
    for (let n = 0; n < 3; n++) await relayOnce(db, sink);
    expect(sink.ids()).toEqual(ids);
    expect(await auditOf(ids[0] ?? "")).toMatchObject([
      { action: "task.replayed", detail: { sink: "webhooks", type: "seats.changed" } },
    ]);
    expect(await incidentOf(`webhooks ${ids[0]}`)).toMatchObject({ resolvedAt: order.now });
  });

  test("a parked task is retried when its fact is replayed to every sink", async () => {
    const { db } = database;
    const { sink, ids, mend } = await park();
    mend();
    await replayDoneFact(db, ids[0] ?? "", order);
    for (let n = 0; n < 2; n++) {
      await dispatchOnce(db, { sinks: [sink] });
      await relayOnce(db, sink);
    }
    expect(sink.ids()).toEqual(ids);
    expect(await incidentOf(`webhooks ${ids[0]}`)).toMatchObject({ resolvedAt: order.now });
  });

  test("parked tasks are chosen by sink, type and fact, and tasks that are not parked are left alone", async () => {
    const { db } = database;
    const { ids } = await park(2);
    const none = { count: 0 };
    expect(await replayTasks(db, { sink: "live" }, order)).toEqual(none);
    expect(await replayTasks(db, { sink: "webhooks", type: "event.changed" }, order)).toEqual(none);
    expect(await replayTasks(db, { sink: "webhooks", factIds: ids.slice(1) }, order)).toEqual({ count: 1 });
    expect(await discardTasks(db, { sink: "webhooks" }, order)).toEqual({ count: 1 });
    expect((await getFact(db, ids[1] ?? "")).owedTo).toMatchObject([{ parked: false, attempts: 0 }]);
    expect((await getFact(db, ids[0] ?? "")).owedTo).toEqual([]);
  });

  test("a parked task blocks later ones of its key while it is retried, and frees them when it is discarded", async () => {
    const { db } = database;
    const at = new Date();
    const aggregateId = newId();
    const [first = ""] = await appendRaw(db, aggregateId, 1);
    let refuses: Outcome = FINAL;
    const sink = recordingSink("webhooks", {
      answer: (fact) => (fact.id === first ? refuses : { is: "done" }),
    });
    await dispatchOnce(db, { sinks: [sink] });
    await relayOnce(db, sink, { now: at });
    await replayTasks(db, { sink: "webhooks" }, order);
    const [second = ""] = await appendRaw(db, aggregateId, 1);
    refuses = { is: "failed", error: "not now" };
    await dispatchOnce(db, { sinks: [sink] });
    await relayOnce(db, sink);
    const owed = async () => (await getFact(db, second)).owedTo;
    expect(await owed()).toMatchObject([{ sink: "webhooks", attempts: 0 }]);

    refuses = FINAL;
    await relayOnce(db, sink, { now: new Date(Date.now() + 3_600_000) });
    await discardTasks(db, { sink: "webhooks" }, order);
    await relayOnce(db, sink, { now: new Date(Date.now() + 3_600_000) });
    expect(await owed()).toEqual([]);
    expect(await readOutbox(db)).toMatchObject({
      sinks: expect.arrayContaining([{ sink: "webhooks", pending: 0, oldestAt: null, parked: 0 }]),
    });
  });

  test("parked tasks are listed page by page", async () => {
    const { db } = database;
    const { ids } = await park(5);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listParkedTasks(db, { limit: 2, cursor });
      seen.push(...page.items.map((task) => task.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(ids.toReversed());
    await expect(listParkedTasks(db, { limit: 2, cursor: "x_y" })).rejects.toMatchObject({ code: "invalid" });
    await expect(listParkedFacts(db, { limit: 2, cursor: "-1" })).rejects.toMatchObject({ code: "invalid" });
  });
});

test("a fact that was delivered is delivered to each sink exactly once more when it is replayed", async () => {
  const { db } = database;
  const both = [
    recordingSink("redis"),
    recordingSink("live", { reads: readsWhere((type) => type === "event.changed") }),
  ];
  const [redis, live] = both;
  const [id = ""] = await appendRaw(db, newId(), 1);
  await expect(replayDoneFact(db, id, order)).rejects.toMatchObject({ reason: "fact.pending" });
  const relay = async () => {
    await dispatchOnce(db, { sinks: both });
    for (const sink of both) await relayOnce(db, sink);
  };
  await relay();
  await replayDoneFact(db, id, order);
  await relay();
  await relay();
  expect(redis?.ids()).toEqual([id, id]);
  expect(live?.ids()).toEqual([]);
  await expect(replayDoneFact(db, newId(), order)).rejects.toMatchObject({ code: "not-found" });
});

test("the relay of this process is woken by a replay, after its commit", async () => {
  const { db } = database;
  await appendRaw(db, newId(), 1, UNKNOWN);
  await dispatchOnce(db, { sinks: [] });
  let seen: Promise<number> | undefined;
  const forget = onCommittedEvents(() => {
    seen = db.outboxEvent.count({ where: { parkedAt: null, doneAt: null } });
  });
  await replayFacts(db, UNKNOWN, order);
  forget();
  expect(await seen).toBe(1);
});
