import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Db } from "../../db/client";
import { provideEnv } from "../../env";
import { log } from "../../log";
import { DONE, type Fact, type Outcome, type Sink } from "../sink";
import { createKafkaTopics } from "./kafka-topics";
import { eventFact, someFacts } from "./testing/facts";
import { isInstalled } from "./testing/installed";
import { type KafkaMessage, startKafka } from "./testing/kafka-cluster";

provideEnv({ LOG_LEVEL: "silent" });
/** The sink reads nothing from the database. */
const noDb = {} as Db;
let nowMs = Date.UTC(2026, 10, 20, 12);

const SETTINGS = { clientId: "turnout-test", topicPrefix: "", ssl: false, sasl: null };

function sinkTo(cluster: { brokers: string[] }, change: { topicPrefix?: string } = {}): Sink {
  const sink = createKafkaTopics(() => ({ ...SETTINGS, ...change, brokers: cluster.brokers }));
  onTestFinished(() => sink.close?.());
  return sink;
}

const deliver = (sink: Sink, facts: Fact[]) => sink.deliver(noDb, facts, new Date(nowMs));
const idsOf = (facts: Fact[]) => facts.map(({ id }) => id);
const isDeferred = (outcome: Outcome | undefined) => outcome?.is === "deferred";
const idsOfAggregate = (messages: KafkaMessage[], { aggregateId }: Fact) =>
  messages.filter(({ key }) => key === aggregateId).map(({ value }) => value.id);

/** Facts of several aggregates, mixed as commits mix them. */
function mixed(aggregates: number, each: number): Fact[][] {
  return Array.from({ length: aggregates }, () => someFacts(each));
}
const interleaved = (lists: Fact[][]): Fact[] =>
  (lists[0] ?? []).flatMap((_, at) => lists.flatMap((list) => list[at] ?? []));

describe.skipIf(!isInstalled("kcat"))("Kafka topics", () => {
  test("Kafka has one topic per noun, with the facts of an aggregate in order in one partition", async () => {
    const cluster = await startKafka();
    const sink = sinkTo(cluster);
    const lists = mixed(8, 25);
    const published = eventFact("event.published");
    const outcomes = await deliver(sink, [published, ...interleaved(lists)]);
    expect(outcomes).toEqual(Array(201).fill(DONE));
    const messages = await cluster.read("rsvp");
    expect(messages).toHaveLength(200);
    expect(new Set(messages.map(({ partition }) => partition)).size).toBeGreaterThan(1);
    for (const list of lists) expect(idsOfAggregate(messages, list[0] as Fact)).toEqual(idsOf(list));
    const { id, type, aggregateId, seq, createdAt, payload } = published;
    expect(await cluster.read("event")).toMatchObject([
      {
        key: aggregateId,
        headers: { id, type },
        value: { id, type, aggregateId, seq: String(seq), at: createdAt.toISOString(), payload },
      },
    ]);
  });

  test("Kafka topic names have the configured prefix", async () => {
    const cluster = await startKafka();
    await deliver(sinkTo(cluster, { topicPrefix: "turnout." }), someFacts(1));
    expect(await cluster.read("turnout.rsvp")).toHaveLength(1);
  });

  test("Kafka topics get the backlog in order after the cluster was down, and no fact fails meanwhile", async () => {
    const cluster = { ...(await startKafka()) };
    const sink = sinkTo(cluster);
    expect(await deliver(sink, someFacts(2))).toEqual([DONE, DONE]);
    await cluster.kill();
    const lists = mixed(3, 100);
    const waits: number[] = [];
    for (let tries = 0; tries < 3; tries++) {
      const outcomes = await deliver(sink, interleaved(lists));
      const [outcome] = outcomes;
      if (outcome?.is !== "deferred") throw new Error("not put off");
      expect(outcomes.every(isDeferred)).toBe(true);
      waits.push(outcome.until.getTime() - nowMs);
      nowMs = outcome.until.getTime();
    }
    expect(waits).toEqual([1000, 2000, 4000]);
    Object.assign(cluster, await startKafka());
    expect(await deliver(sink, interleaved(lists))).toEqual(Array(300).fill(DONE));
    const messages = await cluster.read("rsvp");
    for (const list of lists) expect(idsOfAggregate(messages, list[0] as Fact)).toEqual(idsOf(list));
  });

  test("an attempt at a hanging Kafka server times out, and a repeat of a fact has the same id", async () => {
    const cluster = await startKafka();
    const sink = sinkTo(cluster);
    const facts = someFacts(40);
    await deliver(sink, facts.slice(0, 10));
    cluster.pause();
    const stuck = await deliver(sink, facts.slice(10));
    expect(stuck.every(isDeferred)).toBe(true);
    cluster.resume();
    nowMs += 60_001;
    expect(await deliver(sink, facts.slice(10))).toEqual(Array(30).fill(DONE));
    const ids = idsOfAggregate(await cluster.read("rsvp"), facts[0] as Fact);
    expect([...new Set(ids)]).toEqual(idsOf(facts));
    expect(ids.length).toBeGreaterThan(40);
  }, 90_000);

  test("each fact is produced once to a cluster that needs three seconds for every answer", async () => {
    const cluster = await startKafka(3000);
    const facts = someFacts(40);
    expect(await deliver(sinkTo(cluster), facts)).toEqual(Array(40).fill(DONE));
    expect((await cluster.read("rsvp")).map(({ value }) => value.id)).toEqual(idsOf(facts));
  }, 90_000);

  test("Kafka faults are logged without messages or ids of people", async () => {
    const cluster = await startKafka();
    await cluster.kill();
    const said = vi.spyOn(log(), "warn");
    onTestFinished(() => said.mockRestore());
    const [fact] = someFacts(1) as [Fact<"rsvp.confirmed">];
    expect((await deliver(sinkTo(cluster), [fact])).every(isDeferred)).toBe(true);
    expect(said.mock.calls.length).toBeGreaterThan(1);
    expect(JSON.stringify(said.mock.calls)).not.toContain(fact.payload.userId);
  });
});
