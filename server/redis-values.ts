import type { Redis } from "ioredis";
import { errorText } from "./error-text";
import { log } from "./log";
import { DROPPED_MS, type ValueStore } from "./value-store";

const CONNECT_MS = 500;
const COMMAND_MS = 250;
/** After a failure Redis is left alone for this long, so that an outage costs one call in a while and not every one. */
const REST_MS = 15_000;
const OWED_MAX = 10_000;
const PREFIX = "turnout:";

/**
 * Keeps texts in Redis, shared by all processes. While Redis fails nothing is found, nothing fails and nobody waits; what
 * is dropped meanwhile is dropped before the next read of this process.
 */
export function createRedisValues(
  url: string,
  { keptMs, restMs = REST_MS }: { keptMs: number; restMs?: number },
): ValueStore & { close: () => void } {
  let opened: Promise<Redis> | undefined;
  let restsUntil = 0;
  const owed = new Set<string>();

  /** @returns null while Redis fails */
  async function attempt<Result>(work: (redis: Redis) => Promise<Result>): Promise<Result | null> {
    if (performance.now() < restsUntil) return null;
    opened ??= open(url);
    const own = opened;
    try {
      const redis = await own;
      if (owed.size > 0) await settle(redis);
      return await work(redis);
    } catch (error) {
      // Those that failed together rest together.
      if (opened === own) {
        log().warn({ error: errorText(error, 300) }, "redis is down, values are read from the database");
        restsUntil = performance.now() + restMs;
        opened = undefined;
        void own.then((redis) => redis.disconnect()).catch(() => {});
      }
      return null;
    }
  }

  async function settle(redis: Redis): Promise<void> {
    const keys = [...owed];
    const pipeline = redis.pipeline();
    // An empty text keeps the key taken, so that a reader that began before the drop cannot bring the old value back.
    for (const key of keys) pipeline.set(`${PREFIX}${key}`, "", "PX", DROPPED_MS);
    const results = (await pipeline.exec()) ?? [];
    const failed = results.find(([error]) => error)?.[0];
    if (failed) throw failed;
    for (const key of keys) owed.delete(key);
  }

  return {
    read: async (key) => (await attempt((redis) => redis.get(`${PREFIX}${key}`))) || null,
    async write(key, text) {
      await attempt((redis) => redis.set(`${PREFIX}${key}`, text, "PX", keptMs, "NX"));
    },
    async drop(keys) {
      for (const key of keys) if (owed.size < OWED_MAX) owed.add(key);
      await attempt(async () => {});
    },
    close() {
      void opened?.then((redis) => redis.disconnect()).catch(() => {});
    },
  };
}

async function open(url: string): Promise<Redis> {
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
    connectionName: "turnout-values",
  });
  // The pending command fails with the error too; an unhandled event would end the process.
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    client.disconnect();
    throw error;
  }
  return client;
}
