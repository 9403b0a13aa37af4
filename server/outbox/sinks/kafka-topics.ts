import type { Producer, SASLOptions } from "kafkajs";
import { env } from "../../env";
import type { Fact, Sink } from "../sink";
import { messageOf, topicOf } from "./fact-message";
import { type KafkaSettings, openProducer, REQUEST_MS } from "./kafka-producer";
import { outsideSink } from "./outside-sink";
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
  const line = createLine();
  return outsideSink({
    name: "kafka",
    settings,
    async send(facts, chosen) {
      const refused = await withinTime(BATCH_MS, line.send(facts, chosen)).catch((error) => {
        throw causeOf(error);
      });
      return facts.map((fact) => refused.get(fact) ?? null);
    },
    isOutage,
    drop: () => withinTime(CLOSE_MS, line.cut()).catch(() => {}),
  });
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
      // The other topics need not wait for a topic that refuses.
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

/** Whether the cluster is at fault. A missing topic is a mistake in the settings, as are permanent refusals. */
function isOutage(error: Error): boolean {
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
