import type { logCreator, Producer, SASLOptions } from "kafkajs";
import { errorText } from "../../error-text";
import { log } from "../../log";
import { ERROR_CHARACTERS_MAX } from "./outage";

const CONNECT_MS = 2000;
/** How long a broker may take for one request. A broker that needs three seconds is slow, but not down. */
export const REQUEST_MS = 6000;

export type KafkaSettings = {
  /** host:port, any of the cluster. */
  brokers: string[];
  clientId: string;
  /** Stands before the names of topics. */
  topicPrefix: string;
  ssl: boolean;
  sasl: SASLOptions | null;
};

/**
 * A producer that is yet to be connected. The few retries are for a leader that has moved on and a topic that is just
 * being made; the relay decides about longer faults.
 */
export async function openProducer({ brokers, clientId, ssl, sasl }: KafkaSettings): Promise<Producer> {
  // Loaded where it is switched on: a start without it need not wait for it.
  const { Kafka, logLevel, Partitioners } = await import("kafkajs");
  const retry = { retries: 3, initialRetryTime: 100, maxRetryTime: 1000 };
  const kafka = new Kafka({
    brokers,
    clientId,
    ssl,
    retry,
    logCreator: toOurLog,
    ...(sasl && { sasl }),
    connectionTimeout: CONNECT_MS,
    authenticationTimeout: REQUEST_MS,
    requestTimeout: REQUEST_MS,
    logLevel: logLevel.WARN,
  });
  return kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
}

/** Its own words of what went wrong, and no more: what it knows beside them may be a message. */
const toOurLog: logCreator = () => (entry) => {
  const { message, error } = entry.log as { message: string; error?: unknown };
  const detail = error === undefined ? {} : { error: errorText(error, ERROR_CHARACTERS_MAX) };
  log().warn({ part: entry.namespace, ...detail }, `kafka: ${message}`);
};
