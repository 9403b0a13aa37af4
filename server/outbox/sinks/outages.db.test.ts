import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { testDatabase } from "../../../tests/database";
import { type TestEvent, withdrawRequest } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { dispatchOnce } from "../dispatch";
import { drainOutbox, startRelay } from "../relay";
import type { Sink } from "../sink";
import { leaseTasks, lookForTasks } from "../tasks";
import { ask, createComingEvent, joinAll } from "../testing/outbox-fixtures";
import { readsWhere, recordingSink } from "../testing/recording-sink";
import { createKafkaTopics } from "./kafka-topics";
import { createRedisStreams } from "./redis-streams";
import { isInstalled } from "./testing/installed";
import { startKafka } from "./testing/kafka-cluster";
import { type RedisServer, startRedis } from "./testing/redis-server";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const eventually = (assertion: () => Promise<void>) =>
  vi.waitFor(assertion, { timeout: 30_000, interval: 50 });
const inSeconds = (n: number) => new Date(Date.now() + n * 1000);

function redisSink(server: RedisServer): Sink {
  const sink = createRedisStreams(() => ({ url: server.url, streamMax: 10_000 }));
  onTestFinished(() => sink.close?.());
  return sink;
}

type Told = { id: string; aggregateId: string };

/** The ids of each aggregate in their order: that is what is promised, not an order among aggregates. */
function ordered(facts: Told[]): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  for (const { id, aggregateId } of facts) ids[aggregateId] = [...(ids[aggregateId] ?? []), id];
  return ids;
}

/** All facts about RSVPs so far. */
async function committed(): Promise<Record<string, string[]>> {
  const where = { type: { startsWith: "rsvp." } };
  return ordered(await database.db.outboxEvent.findMany({ where, orderBy: { seq: "asc" } }));
}

async function inStream(server: RedisServer): Promise<Record<string, string[]>> {
  const entries = await server.open().xrange("comm:rsvp", "-", "+");
  return ordered(entries.map(([, [, id = "", , , , aggregateId = ""]]) => ({ id, aggregateId })));
}

/** People who come in and go again: two facts of each RSVP, in two commits. */
async function comeAndGo(event: TestEvent, count: number): Promise<void> {
  const userIds = await joinAll(database.db, event, count);
  await ask(database.db, event, userIds.map(withdrawRequest));
}

const owed = (sink: string) => database.db.outboxTask.findMany({ where: { sink } });

beforeEach(async () => {
  await database.db.outboxEvent.deleteMany();
  await database.db.outboxTask.deleteMany();
});

describe.skipIf(!isInstalled("redis-server"))("with a Redis that goes away", () => {
  test("other sinks get their facts meanwhile, no fact counts as failed, and the backlog drains in order", async () => {
    const { db } = database;
    const server = await startRedis();
    const other = recordingSink("webhooks", { reads: readsWhere((type) => type.startsWith("rsvp.")) });
    const relay = startRelay(db, [redisSink(server), other]);
    onTestFinished(() => relay.stop());
    const event = await createComingEvent(db, { capacity: 100 });
    await comeAndGo(event, 3);
    await eventually(async () => expect(await inStream(server)).toEqual(await committed()));

    await server.kill();
    for (let list = 0; list < 5; list++) await comeAndGo(event, 4);
    const all = await committed();
    expect(Object.values(all).map((ids) => ids.length)).toEqual(Array(23).fill(2));
    await eventually(async () => expect(ordered(other.received)).toEqual(all));
    const waiting = await owed("redis");
    expect(waiting.length).toBeGreaterThanOrEqual(40);
    expect(waiting.every((task) => task.attempts === 0 && task.parkedAt === null)).toBe(true);

    await server.start();
    await eventually(async () => expect(await owed("redis")).toEqual([]));
    expect(await inStream(server)).toEqual(all);
  });

  test("a process that dies between delivery and its record leaves repeats with the same ids", async () => {
    const { db } = database;
    const server = await startRedis();
    const sink = redisSink(server);
    await comeAndGo(await createComingEvent(db), 2);
    await dispatchOnce(db, { sinks: [sink] });
    const { at } = await lookForTasks(db, "redis", null);
    const facts = await leaseTasks(db, { sink: "redis", at, limit: 100 });
    await sink.deliver(db, facts, at);
    // They are never settled; they return when the lease ends.
    await drainOutbox(db, { until: inSeconds(20), sinks: [sink], now: inSeconds(120) });
    const twice = Object.entries(await committed()).map(([aggregate, ids]) => [aggregate, [...ids, ...ids]]);
    expect(await inStream(server)).toEqual(Object.fromEntries(twice));
    expect(await owed("redis")).toEqual([]);
  });
});

describe.skipIf(!isInstalled("kcat"))("with a Kafka that goes away", () => {
  test("the backlog drains in order once Kafka is back", async () => {
    const { db } = database;
    const cluster = { ...(await startKafka()) };
    const settings = { clientId: "turnout-test", topicPrefix: "", ssl: false, sasl: null };
    const sink = createKafkaTopics(() => ({ ...settings, brokers: cluster.brokers }));
    onTestFinished(() => sink.close?.());
    await cluster.kill();
    const event = await createComingEvent(db, { capacity: 100 });
    for (let list = 0; list < 3; list++) await comeAndGo(event, 4);
    await drainOutbox(db, { until: inSeconds(20), sinks: [sink] });
    const waiting = await owed("kafka");
    expect(waiting.length).toBeGreaterThanOrEqual(24);
    expect(waiting.every((task) => task.attempts === 0 && task.parkedAt === null)).toBe(true);

    Object.assign(cluster, await startKafka());
    await drainOutbox(db, { until: inSeconds(20), sinks: [sink], now: inSeconds(120) });
    expect(await owed("kafka")).toEqual([]);
    expect(ordered((await cluster.read("rsvp")).map(({ value }) => value))).toEqual(await committed());
  });
});
