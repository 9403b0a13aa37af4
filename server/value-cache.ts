import { env } from "./env";
import { createRedisValues } from "./redis-values";
import { createMemoryValues, type ValueStore } from "./value-store";

export type ValueCache = {
  /** The kept value, or else that of `load`, whose errors are thrown and not kept. */
  get: <Value>(key: string, load: () => Promise<Value>) => Promise<Value>;
  /** Forgets what is kept. Never fails. */
  drop: (keys: string[]) => void;
};

/** Caches plain JSON values; callers at the same moment share one load. */
export function createValueCache(store: () => ValueStore): ValueCache {
  const loading = new Map<string, Promise<unknown>>();

  async function look<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
    const text = await store().read(key);
    if (text !== null) return JSON.parse(text) as Value;
    const value = await load();
    await store().write(key, JSON.stringify(value));
    return value;
  }

  return {
    get<Value>(key: string, load: () => Promise<Value>): Promise<Value> {
      const running = loading.get(key) as Promise<Value> | undefined;
      if (running) return running;
      const own = look(key, load).finally(() => {
        if (loading.get(key) === own) loading.delete(key);
      });
      loading.set(key, own);
      return own;
    },
    drop(keys) {
      for (const key of keys) loading.delete(key);
      void store().drop(keys);
    },
  };
}

/** The store that the settings name: Redis, which all processes share, or else this process. */
export function chosenValues(keptMs: number): () => ValueStore {
  const memory = createMemoryValues(keptMs);
  let redis: { url: string; values: ValueStore } | undefined;
  return () => {
    const { REDIS_URL: url } = env();
    if (!url) return memory;
    if (redis?.url !== url) redis = { url, values: createRedisValues(url, { keptMs }) };
    return redis.values;
  };
}
