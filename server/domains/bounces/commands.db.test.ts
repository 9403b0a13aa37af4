import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { hours, NOW, newId } from "../../../tests/factories";
import { countRefusal, forgetBounce } from "./commands";
import { bouncedAmong } from "./queries";

const database = testDatabase();
let address: string;

beforeEach(() => {
  address = `${newId()}@people.test`;
});

const refuse = (of: "address" | "message", now = NOW) =>
  countRefusal(database.db, { address, of, error: "550 no", now });
const isBounced = async () => (await bouncedAmong(database.db, [address])).has(address);

describe("an address", () => {
  test("an address gets email until its mail server refuses the address", async () => {
    expect(await isBounced()).toBe(false);
    await refuse("address");
    expect(await isBounced()).toBe(true);
  });

  test("an address gets no more email after its third refused message", async () => {
    await refuse("message");
    await refuse("message", hours(1));
    expect(await isBounced()).toBe(false);
    await refuse("message", hours(2));
    expect(await isBounced()).toBe(true);
  });

  test("an address is not given up for refusals years apart, and time alone does not restore it", async () => {
    const months = (n: number) => hours(n * 30 * 24);
    for (const month of [0, 4, 8, 12]) await refuse("message", months(month));
    expect(await isBounced()).toBe(false);
    await refuse("address", months(13));
    await refuse("message", months(24));
    expect(await isBounced()).toBe(true);
  });

  test("every one of many concurrent refusals of an address is counted", async () => {
    await Promise.all(Array.from({ length: 6 }, () => refuse("message")));
    const row = await database.db.bouncedAddress.findUniqueOrThrow({ where: { address } });
    expect(row).toMatchObject({ failures: 6, lastError: "550 no", lastAt: NOW });
  });

  test("an address gets email again once its owner has shown that it works, in whatever spelling", async () => {
    await refuse("address");
    const shouted = address.toUpperCase();
    expect(await bouncedAmong(database.db, [shouted, "other@people.test"])).toEqual(new Set([shouted]));
    await forgetBounce(database.db, shouted);
    expect(await isBounced()).toBe(false);
  });
});
