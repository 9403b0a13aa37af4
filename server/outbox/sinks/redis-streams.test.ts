import type { Redis } from "ioredis";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Db } from "../../db/client";
import { provideEnv } from "../../env";
import { log } from "../../log";
import { DONE, type Fact, type Outcome, type Sink } from "../sink";
import { createRedisStreams } from "./redis-streams";
import { openFailingConnection } from "./testing/dead-connection";
import { communityFacts, eventFact, someFacts } from "./testing/facts";
import { isInstalled } from "./testing/installed";
import { type RedisServer, startRedis } from "./testing/redis-server";

provideEnv({ LOG_LEVEL: "silent" });
/** The sink reads nothing from the database. */
const noDb = {} as Db;
let nowMs = Date.UTC(2026, 10, 20, 12);

function sinkTo(server: { url: string }, streamMax = 100_000): Sink {
  const sink = createRedisStreams(() => ({ url: server.url, streamMax }));
  onTestFinished(() => sink.close?.());
  return sink;
}

const deliver = (sink: Sink, facts: Fact[], now = new Date(nowMs)) => sink.deliver(noDb, facts, now);

/** Hands facts over as the relay does: those that are due, in order, until none is owed. */
async function drain(sink: Sink, facts: Fact[]): Promise<Outcome[]> {
  const seen: Outcome[] = [];
  let owed = facts;
  while (owed.length > 0) {
    const outcomes = await deliver(sink, owed);
    seen.push(...outcomes);
    const first = outcomes.findIndex((outcome) => outcome.is !== "done");
    owed = first < 0 ? [] : owed.slice(first);
    nowMs += 60_001;
  }
  return seen;
}

const fieldsOf = (values: string[]) =>
  Object.fromEntries(values.flatMap((name, at) => (at % 2 === 0 ? [[name, values[at + 1]]] : [])));

async function idsIn(server: RedisServer, stream = "comm:rsvp"): Promise<string[]> {
  const entries = await server.open().xrange(stream, "-", "+");
  return entries.map(([, values]) => fieldsOf(values).id ?? "");
}

const idsOf = (facts: Fact[]) => facts.map(({ id }) => id);
const isDeferred = (outcome: Outcome | undefined) => outcome?.is === "deferred";

describe.skipIf(!isInstalled("redis-server"))("Redis streams", () => {
  test("groups, posts, comments, reactions and moderation have streams of their own, with ids and no text", async () => {
    const server = await startRedis();
    const facts = communityFacts();
    expect(await deliver(sinkTo(server), facts)).toEqual(facts.map(() => DONE));
    for (const fact of facts) {
      const stream = `comm:${fact.type.split(".")[0]}`;
      const [[, values] = ["", []]] = await server.open().xrange(stream, "-", "+");
      expect(fieldsOf(values)).toMatchObject({ id: fact.id, payload: JSON.stringify(fact.payload) });
    }
  });

  test("Redis has one stream per noun, in the order of the commits, with ids and nothing else", async () => {
    const server = await startRedis();
    const [first, ...others] = someFacts(20) as [Fact, ...Fact[]];
    const published = eventFact("event.published");
    const outcomes = await deliver(sinkTo(server), [first, published, ...others]);
    expect(outcomes).toEqual(Array(21).fill(DONE));
    expect(await idsIn(server)).toEqual(idsOf([first, ...others]));
    expect(await idsIn(server, "comm:event")).toEqual([published.id]);
    const [[, values] = ["", []]] = await server.open().xrange("comm:rsvp", "-", "+", "COUNT", 1);
    expect(fieldsOf(values)).toEqual({
      id: first.id,
      type: "rsvp.confirmed",
      aggregateId: first.aggregateId,
      seq: String(first.seq),
      at: first.createdAt.toISOString(),
      payload: JSON.stringify(first.payload),
    });
  });

  test("Redis streams keep roughly as many entries as configured", async () => {
    const server = await startRedis();
    const sink = sinkTo(server, 100);
    for (let batch = 0; batch < 10; batch++) await deliver(sink, someFacts(100));
    const length = await server.open().xlen("comm:rsvp");
    expect(length).toBeGreaterThanOrEqual(100);
    expect(length).toBeLessThan(400);
  });

  test("Redis streams get the backlog in order after an outage, with growing backoff and no failed fact meanwhile", async () => {
    const server = await startRedis();
    const sink = sinkTo(server);
    const before = someFacts(3);
    await deliver(sink, before);
    await server.kill();
    const backlog = someFacts(300);
    const waits: number[] = [];
    for (let tries = 0; tries < 8; tries++) {
      const [outcome] = await deliver(sink, backlog);
      if (outcome?.is !== "deferred") throw new Error("not put off");
      waits.push(outcome.until.getTime() - nowMs);
      nowMs = outcome.until.getTime();
    }
    expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60].map((seconds) => seconds * 1000));
    await server.start();
    expect(await drain(sink, backlog)).toEqual(Array(300).fill(DONE));
    expect(await idsIn(server)).toEqual(idsOf([...before, ...backlog]));
  });

  test("Redis streams rest until the next try, and no longer", async () => {
    const server = await startRedis();
    const sink = sinkTo(server);
    const restsUntil = () => sink.restsUntil?.(new Date(nowMs)) ?? null;
    expect(restsUntil()).toBeNull();
    await server.kill();
    const [outcome] = await deliver(sink, someFacts(1));
    expect(outcome).toEqual({ is: "deferred", until: restsUntil() });
    await server.start();
    nowMs += 1000;
    expect(restsUntil()).toBeNull();
    expect(await deliver(sink, someFacts(2))).toEqual([DONE, DONE]);
    expect(restsUntil()).toBeNull();
  });

  test("an attempt at a hanging Redis server times out, and a repeat of a fact has the same id", async () => {
    const server = await startRedis();
    const sink = sinkTo(server);
    const facts = someFacts(50);
    await deliver(sink, facts.slice(0, 10));
    server.pause();
    const stuck = await deliver(sink, facts.slice(10));
    expect(stuck.every(isDeferred)).toBe(true);
    // A new connection hangs as well: it is accepted, and gets no answer.
    nowMs += 60_001;
    expect((await deliver(sink, facts.slice(10))).every(isDeferred)).toBe(true);
    server.resume();
    nowMs += 60_001;
    await drain(sink, facts.slice(10));
    const ids = await idsIn(server);
    expect(ids.length).toBeGreaterThan(50);
    expect([...new Set(ids)]).toEqual(idsOf(facts));
  });

  test("Redis streams do not use a dead connection again", async () => {
    const server = await startRedis();
    const line = await openFailingConnection(server.url);
    const sink = sinkTo(line);
    const facts = someFacts(2);
    await deliver(sink, facts.slice(0, 1));
    line.goDead();
    expect((await deliver(sink, facts.slice(1))).every(isDeferred)).toBe(true);
    nowMs += 60_001;
    expect(await deliver(sink, facts.slice(1))).toEqual([DONE]);
    expect(await idsIn(server)).toEqual(idsOf(facts));
  });

  test("each fact is added once to a Redis server that needs three seconds for everything", async () => {
    const server = await startRedis();
    const line = await openFailingConnection(server.url, 3000);
    const facts = someFacts(100);
    expect(await deliver(sinkTo(line), facts)).toEqual(Array(100).fill(DONE));
    expect(await idsIn(server)).toEqual(idsOf(facts));
  });

  test("a key that holds no stream fails only its own facts", async () => {
    const server = await startRedis();
    await server.open().set("comm:event", "occupied");
    const sink = sinkTo(server);
    const [before, after] = someFacts(2) as [Fact, Fact];
    const outcomes = await deliver(sink, [before, eventFact("event.changed"), after]);
    expect(outcomes.map(({ is }) => is)).toEqual(["done", "failed", "done"]);
    expect(await idsIn(server)).toEqual(idsOf([before, after]));
  });

  test("a full or read-only Redis server counts as down for every fact", async () => {
    const server = await startRedis();
    const sink = sinkTo(server);
    const facts = someFacts(2);
    await server.open().config("SET", "maxmemory", "1");
    expect((await deliver(sink, facts)).every(isDeferred)).toBe(true);
    await server.open().config("SET", "maxmemory", "0");
    await server.open().replicaof("127.0.0.1", 1);
    nowMs += 60_001;
    expect((await deliver(sink, facts)).every(isDeferred)).toBe(true);
    await server.open().replicaof("NO", "ONE");
    nowMs += 60_001;
    expect(await deliver(sink, facts)).toEqual([DONE, DONE]);
  });

  test("a refused Redis password counts as an outage, and no password is logged", async () => {
    const server = await startRedis({ password: "right-secret" });
    const said = vi.spyOn(log(), "warn");
    onTestFinished(() => said.mockRestore());
    const wrong = sinkTo({ url: server.url.replace("right-secret", "wrong-secret") });
    const outcomes = await deliver(wrong, someFacts(2));
    expect(outcomes.every(isDeferred)).toBe(true);
    expect(said).toHaveBeenCalledOnce();
    expect(JSON.stringify([outcomes, said.mock.calls])).not.toContain("secret");
    expect(await deliver(sinkTo(server), someFacts(1))).toEqual([DONE]);
  });

  test("Redis streams lose nothing when a reader of a group dies, and its repeats have the same ids", async () => {
    const server = await startRedis();
    const sink = sinkTo(server);
    const facts = someFacts(60);
    await server.open().xgroup("CREATE", "comm:rsvp", "billing", "0", "MKSTREAM");
    await deliver(sink, facts);
    // The answer to these was lost, so the relay hands them over again.
    await deliver(sink, facts.slice(40));
    const done = new Set<string>();
    let doubles = 0;
    const take = (ids: string[]) => {
      for (const id of ids) done.has(id) ? doubles++ : done.add(id);
    };
    const dying = await readGroup(server.open(), "first", 25);
    // It did its work for ten and died before it said so.
    take(dying.slice(0, 10).map(({ id }) => id));
    const second = server.open();
    const claimed = await claimGroup(second, "second");
    expect(claimed.map(({ entry }) => entry)).toEqual(dying.map(({ entry }) => entry));
    const fresh = await readGroup(second, "second", 1000);
    take([...claimed, ...fresh].map(({ id }) => id));
    await second.xack("comm:rsvp", "billing", ...[...claimed, ...fresh].map(({ entry }) => entry));
    expect([...done].sort()).toEqual(idsOf(facts).sort());
    expect(doubles).toBe(10 + 20);
    expect(await second.xpending("comm:rsvp", "billing")).toMatchObject([0, null, null, null]);
  });
});

type Entry = { entry: string; id: string };
type RawEntries = [string, string[]][];

const toEntries = (raw: RawEntries): Entry[] =>
  raw.map(([entry, values]) => ({ entry, id: fieldsOf(values).id ?? "" }));

async function readGroup(redis: Redis, reader: string, count: number): Promise<Entry[]> {
  const read = await redis.xreadgroup(
    "GROUP",
    "billing",
    reader,
    "COUNT",
    count,
    "STREAMS",
    "comm:rsvp",
    ">",
  );
  const [[, raw] = ["", []]] = read as [string, RawEntries][];
  return toEntries(raw);
}

async function claimGroup(redis: Redis, reader: string): Promise<Entry[]> {
  const [, raw] = (await redis.xautoclaim("comm:rsvp", "billing", reader, 0, "0")) as [string, RawEntries];
  return toEntries(raw);
}
