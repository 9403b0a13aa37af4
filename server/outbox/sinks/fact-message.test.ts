import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { provideEnv } from "../../env";
import { catalog, type DomainEventType } from "../catalog";
import { messageOf, topicOf } from "./fact-message";
import { kafkaTopics } from "./kafka-topics";
import { createOutage } from "./outage";
import { redisStreams } from "./redis-streams";
import { someFacts } from "./testing/facts";

test("a fact of the catalog goes to the topic of its noun, unless it stays inside", () => {
  for (const type of Object.keys(catalog) as DomainEventType[]) {
    const isInside = /^(access|account|change)\./.test(type);
    const topic = topicOf(type)?.replace(/^waitlist\..*/, "venueHold") ?? null;
    expect([type, topic]).toEqual([type, isInside ? null : type.split(".")[0]]);
  }
});

test("every transition in the queue of a venue has a topic of its own", () => {
  const types = (Object.keys(catalog) as DomainEventType[]).filter((type) => type.startsWith("venueHold."));
  const topics = types.map(topicOf);
  expect(topics.every((topic) => topic?.startsWith("waitlist."))).toBe(true);
  expect(new Set(topics).size).toBe(types.length);
});

test.each(["", "rsvp", "unknown.noun", "constructor.name", "__proto__.x"])("%j has no topic", (type) => {
  expect(topicOf(type)).toBeNull();
});

test("a message for readers outside is plain JSON of ids and the time", () => {
  const [fact] = someFacts(1, { createdAt: new Date("2026-11-20T12:00:00.123Z") });
  if (!fact) throw new Error("no fact");
  const { id, type, aggregateId, seq, payload } = fact;
  const message = { id, type, aggregateId, seq: `${seq}`, at: "2026-11-20T12:00:00.123Z", payload };
  expect(JSON.parse(JSON.stringify(messageOf(fact)))).toEqual(message);
});

test("a sink to a server outside is on exactly where its setting is set", () => {
  provideEnv({ REDIS_URL: "", KAFKA_BROKERS: "" });
  expect([redisStreams.isOn(), kafkaTopics.isOn()]).toEqual([false, false]);
  provideEnv({ REDIS_URL: "redis://localhost" });
  expect([redisStreams.isOn(), kafkaTopics.isOn()]).toEqual([true, false]);
  provideEnv({ REDIS_URL: "", KAFKA_BROKERS: "localhost:9092" });
  expect([redisStreams.isOn(), kafkaTopics.isOn()]).toEqual([false, true]);
  provideEnv({ REDIS_URL: "", KAFKA_BROKERS: "" });
});

test("the backoff of an outage begins anew after the server was back", () => {
  provideEnv({ LOG_LEVEL: "silent" });
  const now = new Date("2026-11-20T12:00:00Z");
  const after = (seconds: number) => ({ is: "deferred", until: new Date(now.getTime() + seconds * 1000) });
  const outage = createOutage("a server");
  expect(outage.restsUntil(now)).toBeNull();
  expect([outage.goesOn("no", now), outage.goesOn("no", now)]).toEqual([after(1), after(2)]);
  expect(outage.restsUntil(now)).toEqual(after(2).until);
  outage.isOver();
  expect(outage.restsUntil(now)).toBeNull();
  expect(outage.goesOn("no", now)).toEqual(after(1));
});

test("the operations guide names every topic that a fact goes to", () => {
  const guide = readFileSync("docs/operations.md", "utf8");
  const topics = new Set(Object.keys(catalog).flatMap((type) => topicOf(type) ?? []));
  expect([...topics].filter((topic) => !guide.includes(`\`${topic}\``))).toEqual([]);
});
