import { describe, expect, onTestFinished, test } from "vitest";
import { provideEnv } from "./env";
import { isInstalled } from "./outbox/sinks/testing/installed";
import { type RedisServer, startRedis } from "./outbox/sinks/testing/redis-server";
import { createRedisValues } from "./redis-values";
import { createValueCache } from "./value-cache";
import { createMemoryValues, DROPPED_MS } from "./value-store";

provideEnv({ LOG_LEVEL: "silent" });
const KEPT_MS = 300_000;

/** A source whose value grows with every load. */
function counting() {
  let loads = 0;
  return { load: async () => ++loads, loads: () => loads };
}

describe("a cache in this process", () => {
  test("a value is loaded once and kept for its time", async () => {
    let now = 0;
    const cache = createValueCache(() => store);
    const store = createMemoryValues(KEPT_MS, () => now);
    const { load, loads } = counting();
    expect(await Promise.all([cache.get("a", load), cache.get("a", load)])).toEqual([1, 1]);
    now = KEPT_MS - 1;
    expect([await cache.get("a", load), loads()]).toEqual([1, 1]);
    now = KEPT_MS;
    expect(await cache.get("a", load)).toBe(2);
  });

  test("a reader that began before a drop does not bring the old value back", async () => {
    let now = 0;
    const store = createMemoryValues(KEPT_MS, () => now);
    const cache = createValueCache(() => store);
    let finish: (value: string) => void = () => {};
    const slow = cache.get("a", () => new Promise<string>((resolve) => (finish = resolve)));
    await Promise.resolve();
    cache.drop(["a"]);
    finish("old");
    expect(await slow).toBe("old");
    expect(await cache.get("a", async () => "new")).toBe("new");
    now = DROPPED_MS;
    expect(await cache.get("a", async () => "newest")).toBe("newest");
    expect(await cache.get("a", async () => "not asked for")).toBe("newest");
  });

  test("a failed load is thrown and not kept", async () => {
    const store = createMemoryValues(KEPT_MS);
    const cache = createValueCache(() => store);
    await expect(cache.get("a", () => Promise.reject(new Error("no luck")))).rejects.toThrow("no luck");
    expect(await cache.get("a", async () => 1)).toBe(1);
  });
});

describe.skipIf(!isInstalled("redis-server"))("a cache in Redis", () => {
  function values({ url }: Pick<RedisServer, "url">, restMs = 0) {
    const store = createRedisValues(url, { keptMs: KEPT_MS, restMs });
    onTestFinished(() => store.close());
    return store;
  }

  test("two processes share a value, and one that drops it drops it for both", async () => {
    const server = await startRedis();
    const [one, two] = [values(server), values(server)];
    await one.write("a", "old");
    expect(await two.read("a")).toBe("old");
    await two.drop(["a"]);
    expect(await one.read("a")).toBeNull();
    await one.write("a", "old");
    expect(await two.read("a")).toBeNull();
  });

  test("while Redis is down nothing is found and nothing fails, and what was dropped meanwhile is gone afterwards", async () => {
    const server = await startRedis();
    const store = values(server);
    await store.write("a", "old");
    await server.kill();
    await store.drop(["a"]);
    expect(await store.read("a")).toBeNull();
    await store.write("a", "old");
    await server.start();
    expect(await values(server).read("a")).toBe("old");
    expect(await store.read("a")).toBeNull();
    expect(await values(server).read("a")).toBeNull();
  });

  test("after a failure Redis is left alone for a while, so that an outage costs one call and not each", async () => {
    const server = await startRedis();
    const store = values(server, 60_000);
    await server.kill();
    expect(await store.read("a")).toBeNull();
    await server.start();
    await values(server).write("a", "there");
    expect(await store.read("a")).toBeNull();
  });
});
