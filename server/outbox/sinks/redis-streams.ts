import type { Redis } from "ioredis";
import { env } from "../../env";
import type { Fact, Sink } from "../sink";
import { messageOf, topicOf } from "./fact-message";
import { outsideSink } from "./outside-sink";
import { withinTime } from "./within-time";

const STREAM_PREFIX = "comm:";
const CONNECT_MS = 2000;
/** A server that needs three seconds for everything is slow, but not down. */
const COMMAND_MS = 6000;

/** Answers of a server that can take no writes now at all; any other error answer is about the one command. */
const UNWELL =
  /^(LOADING|OOM|READONLY|MISCONF|MASTERDOWN|CLUSTERDOWN|TRYAGAIN|BUSY|NOREPLICAS|NOAUTH|WRONGPASS)\b/;

export type RedisSettings = {
  /** redis:// or rediss://. */
  url: string;
  /** Entries that are kept of each stream, roughly. */
  streamMax: number;
};

/**
 * Adds each fact to the Redis stream of its noun (`comm:rsvp`, `comm:event`). A fact may be added twice, where the
 * answer to the first time was lost, with the same `id`.
 */
export function createRedisStreams(settings: () => RedisSettings | null): Sink {
  let client: Redis | undefined;

  /** Closed for good: a late answer must not be taken for that of a later command. */
  async function drop(): Promise<void> {
    client?.disconnect();
    client = undefined;
  }

  async function connected({ url }: RedisSettings): Promise<Redis> {
    if (client?.status === "ready") return client;
    await drop();
    client = await openClient(url);
    await client.connect();
    return client;
  }

  async function send(facts: Fact[], chosen: RedisSettings): Promise<(Error | null)[]> {
    const redis = await withinTime(CONNECT_MS + COMMAND_MS, connected(chosen));
    return addAll(redis, facts, chosen.streamMax);
  }

  return outsideSink({ name: "redis", settings, send, isOutage, drop });
}

/** Whether and when to try again is for the relay alone to decide, so the client neither queues nor reconnects. */
async function openClient(url: string): Promise<Redis> {
  // Loaded where it is switched on: a start without it need not wait for it.
  const { Redis } = await import("ioredis");
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    commandTimeout: COMMAND_MS,
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    connectionName: "turnout",
  });
  // The pending command fails with the error too; an unhandled event would end the process.
  client.on("error", () => {});
  return client;
}

/** One round trip for all, in their order. @returns the error of each, or null where it was added */
async function addAll(redis: Redis, facts: Fact[], streamMax: number): Promise<(Error | null)[]> {
  const pipeline = redis.pipeline();
  for (const fact of facts) {
    const { payload, ...fields } = messageOf(fact);
    const values = Object.entries({ ...fields, payload: JSON.stringify(payload) }).flat();
    pipeline.xadd(`${STREAM_PREFIX}${topicOf(fact.type)}`, "MAXLEN", "~", streamMax, "*", ...values);
  }
  const results = (await pipeline.exec()) ?? [];
  return facts.map((_, at) => {
    const result = results[at];
    return result ? result[0] : new Error("there was no answer");
  });
}

/** Anything but the server's answer to this very command: no connection, no answer in time, no writes for now. */
function isOutage(error: Error): boolean {
  return error.name !== "ReplyError" || UNWELL.test(error.message);
}

export const redisStreams = createRedisStreams(() => {
  const { REDIS_URL, REDIS_STREAM_MAX } = env();
  return REDIS_URL ? { url: REDIS_URL, streamMax: REDIS_STREAM_MAX } : null;
});
