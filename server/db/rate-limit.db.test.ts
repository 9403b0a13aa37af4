import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { NOW, newId } from "../../tests/factories";
import { provideEnv } from "../env";
import { isDomainError } from "../errors";
import type { Db } from "./client";
import { giveHitBack, type Limit, limitKey, takeAddressHit, takeHit } from "./rate-limit";

provideEnv({ NEXTAUTH_SECRET: "a secret for tests" });
const database = testDatabase();
const FIVE: Limit = { name: "series", hitsMax: 5, windowSeconds: 60 };

let subject: string;
beforeEach(() => {
  subject = newId();
});

const atMs = (ms: number) => new Date(NOW.getTime() + ms);

/** How many of `tries` attempts were accepted. */
async function letThrough(tries: number, { now = NOW, db = database.db }: { now?: Date; db?: Db } = {}) {
  const taken = await Promise.allSettled(
    Array.from({ length: tries }, () => takeHit(db, FIVE, subject, now)),
  );
  const faults = taken.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  for (const fault of faults) if (!isDomainError(fault)) throw fault;
  return tries - faults.length;
}

const rowOf = (key = limitKey(FIVE, subject)) => database.db.rateLimit.findUnique({ where: { key } });

describe("a limit of five a minute", () => {
  test("a limit counts each of twenty concurrent calls and says when to retry", async () => {
    expect(await letThrough(20)).toBe(5);
    await expect(takeHit(database.db, FIVE, subject, atMs(20_000))).rejects.toMatchObject({
      code: "rate-limited",
      reason: "series.too-many",
      details: { retryAfterSeconds: 40 },
    });
  });

  test("two server processes share one limit", async () => {
    const elsewhere = database.openSecond();
    const [here, there] = await Promise.all([letThrough(8), letThrough(8, { db: elsewhere })]);
    expect(here + there).toBe(5);
  });

  test("a limit never accepts more than five attempts in any sixty seconds, also across a full minute", async () => {
    for (const second of [50, 55, 59]) expect(await letThrough(1, { now: atMs(second * 1_000) })).toBe(1);
    expect(await letThrough(5, { now: atMs(61_000) })).toBe(2);
    expect(await letThrough(1, { now: atMs(109_999) })).toBe(0);
    expect(await letThrough(5, { now: atMs(110_000) })).toBe(1);
  });

  test("refused attempts do not lengthen the wait", async () => {
    await letThrough(5);
    for (let second = 1; second < 60; second += 10)
      expect(await letThrough(3, { now: atMs(second * 1_000) })).toBe(0);
    expect(await letThrough(1, { now: atMs(60_000) })).toBe(1);
  });

  test("refused attempts are counted with the time of the last one, for the operator", async () => {
    await letThrough(5);
    expect(await rowOf()).toMatchObject({ refused: 0, refusedAt: null });
    await letThrough(3, { now: atMs(10_000) });
    expect(await rowOf()).toMatchObject({ refused: 3, refusedAt: atMs(10_000) });
    await letThrough(1, { now: atMs(70_000) });
    expect(await rowOf()).toMatchObject({ refused: 3, refusedAt: atMs(10_000), accepted: 1 });
  });

  test("attempts beyond the limit in the very first batch are counted as refused", async () => {
    await letThrough(9);
    expect(await rowOf()).toMatchObject({ refused: 4, refusedAt: NOW, accepted: 5 });
  });

  test("no refusal is lost when two processes count at the same time", async () => {
    const elsewhere = database.openSecond();
    await Promise.all([letThrough(30), letThrough(30, { db: elsewhere })]);
    expect(await rowOf()).toMatchObject({ refused: 55 });
  });
});

describe("the key of a limit", () => {
  test("the key of a limit shows ids but neither email addresses nor client addresses", async () => {
    expect(limitKey(FIVE, subject)).toBe(`series:${subject}`);
    const hashed = /^series:[\w-]{22}$/;
    for (const personal of ["ana@people.test", "203.0.113.7", "2001:db8::1"]) {
      expect(limitKey(FIVE, personal)).toMatch(hashed);
      await takeHit(database.db, FIVE, personal, NOW);
    }
    const keys = (await database.db.rateLimit.findMany()).map(({ key }) => key);
    expect(keys.filter((key) => hashed.test(key))).toHaveLength(3);
    expect(keys.filter((key) => !hashed.test(key) && !/^series:[0-9a-f-]{36}$/.test(key))).toEqual([]);
  });

  test("the key of an email address depends on the secret of the site", () => {
    const known = limitKey(FIVE, "ana@people.test");
    provideEnv({ NEXTAUTH_SECRET: "another secret" });
    expect(limitKey(FIVE, "ana@people.test")).not.toBe(known);
    provideEnv({ NEXTAUTH_SECRET: "a secret for tests" });
    expect(limitKey(FIVE, "ana@people.test")).toBe(known);
  });
});

describe("a client's address", () => {
  test("addresses of one IPv6 /64 count as one client, and another /64 as another", async () => {
    const take = (address: string) => takeAddressHit(database.db, FIVE, address, { now: NOW });
    for (let n = 1; n <= 5; n++) await take(`2001:db8:0:77::${n}`);
    await expect(take("2001:db8:0:77:ffff::1")).rejects.toMatchObject({ reason: "series.too-many" });
    await take("2001:db8:0:78::1");
  });

  test("an unknown client address is not counted", async () => {
    const before = await database.db.rateLimit.count();
    for (let n = 0; n < 7; n++) await takeAddressHit(database.db, FIVE, "unknown", { now: NOW });
    expect(await database.db.rateLimit.count()).toBe(before);
  });

  test("a client's address can be counted for several attempts and get one back", async () => {
    const address = "198.51.100.33";
    await takeAddressHit(database.db, FIVE, address, { hits: 5, now: NOW });
    await expect(takeAddressHit(database.db, FIVE, address, { now: NOW })).rejects.toThrow();
    await giveHitBack(database.db, FIVE, address);
    await takeAddressHit(database.db, FIVE, address, { now: NOW });
  });
});
