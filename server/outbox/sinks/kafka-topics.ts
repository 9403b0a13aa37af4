import type { Producer, SASLOptions } from "kafkajs";
import { env } from "../../env";
import { DONE, type Fact, type Outcome, type Sink } from "../sink";
import { messageOf, topicOf } from "./fact-message";
import { type KafkaSettings, openProducer, REQUEST_MS } from "./kafka-producer";
import { createOutage } from "./outage";
import { withinTime } from "./within-time";

/** From the first look for a broker to the last acknowledgement of a batch. */
const BATCH_MS = 25_000;
const CLOSE_MS = 2000;
const ALL_REPLICAS = -1;

/** Facts that were not taken, and why. */
type Refused = Map<Fact, Error>;

/**
 * Sends each fact to the Kafka topic of its noun (`rsvp`, `event`), keyed by its aggregate, so that those of one
 * aggregate stay in order. A fact may be sent twice, where the answer to the first time was lost, with the same `id`.
 */
export function createKafkaTopics(settings: () => KafkaSettings | null): Sink {
  const outage = createOutage("kafka");
  const line = createLine();
  return {
    name: "kafka",
    isOn: () => settings() !== null,
    wants: (type) => topicOf(type) !== null,
    batchMax: 500,
    gatherMs: 20,
    async deliver(_, facts, now) {
      const wait = outage.waiting(now);
      const chosen = settings();
      if (wait || !chosen) return facts.map(() => wait ?? outage.goesOn("KAFKA_BROKERS is not set", now));
      let refused: Refused;
      try {
        refused = await withinTime(BATCH_MS, line.send(facts, chosen));
      } catch (error) {
        refused = new Map(facts.map((fact) => [fact, new Unreachable(causeOf(error).message)]));
      }
      const fault = [...refused.values()].find(isOutage);
      if (!fault) outage.isOver();
      const later = fault ? outage.goesOn(fault, now) : DONE;
      // Connections may be stuck: new ones are made for the next try, to the brokers that are named then.
      if (fault) await withinTime(CLOSE_MS, line.cut()).catch(() => {});
      return facts.map((fact) => outcomeOf(refused.get(fact), later));
    },
    close: line.cut,
  };
}

/** The connections to a cluster, made when something is to be sent and kept until they are cut. */
function createLine() {
  let producer: Producer | undefined;

  async function connected(settings: KafkaSettings): Promise<Producer> {
    if (producer) return producer;
    producer = await openProducer(settings);
    await producer.connect();
    return producer;
  }

  return {
    async send(facts: Fact[], settings: KafkaSettings): Promise<Refused> {
      const sending = await connected(settings);
      const refused: Refused = new Map();
      // A topic that refuses is no reason for the others to wait.
      const sends = [...byTopic(facts, settings.topicPrefix)].map(async ([topic, ofTopic]) => {
        try {
          const messages = ofTopic.map(toKafka);
          await sending.send({ topic, messages, acks: ALL_REPLICAS, timeout: REQUEST_MS });
        } catch (error) {
          for (const fact of ofTopic) refused.set(fact, causeOf(error));
        }
      });
      await Promise.all(sends);
      return refused;
    },
    async cut(): Promise<void> {
      const last = producer;
      producer = undefined;
      await last?.disconnect().catch(() => {});
    },
  };
}

function byTopic(facts: Fact[], prefix: string): Map<string, Fact[]> {
  const topics = new Map<string, Fact[]>();
  for (const fact of facts) {
    const topic = `${prefix}${topicOf(fact.type)}`;
    topics.set(topic, [...(topics.get(topic) ?? []), fact]);
  }
  return topics;
}

function toKafka(fact: Fact) {
  const message = messageOf(fact);
  const { id, type, aggregateId: key } = message;
  return { key, value: JSON.stringify(message), headers: { id, type } };
}

/** Whatever went wrong before anything was sent, or took too long. */
class Unreachable extends Error {}

function outcomeOf(error: Error | undefined, later: Outcome): Outcome {
  if (!error) return DONE;
  return isOutage(error) ? later : { is: "failed", error };
}

/** Whether it lies with the cluster. A topic that is not there is somebody's mistake, as are refusals for good. */
function isOutage(error: Error): boolean {
  if (error instanceof Unreachable) return true;
  const { name, type, retriable } = error as { name: string; type?: string; retriable?: boolean };
  return name.startsWith("KafkaJS") && retriable === true && type !== "UNKNOWN_TOPIC_OR_PARTITION";
}

/** The client wraps what went wrong into what it did about it. */
function causeOf(error: unknown): Error {
  let cause = error instanceof Error ? error : new Error(String(error));
  while (cause.cause instanceof Error) cause = cause.cause;
  return cause;
}

export const kafkaTopics = createKafkaTopics(() => {
  const { KAFKA_BROKERS, KAFKA_CLIENT_ID: clientId, KAFKA_TOPIC_PREFIX: topicPrefix, KAFKA_SSL } = env();
  if (!KAFKA_BROKERS) return null;
  const { KAFKA_USERNAME: username, KAFKA_PASSWORD: password, KAFKA_SASL_MECHANISM: mechanism } = env();
  const brokers = KAFKA_BROKERS.split(",").flatMap((broker) => broker.trim() || []);
  // All three mechanisms take the same, which the type says of each alone.
  const sasl = username && password ? ({ mechanism, username, password } as SASLOptions) : null;
  return { brokers, clientId, topicPrefix, ssl: KAFKA_SSL ?? false, sasl };
});
