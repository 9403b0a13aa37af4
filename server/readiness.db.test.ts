import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asAdmin, testDatabase } from "../tests/database";
import { checkReadiness } from "./readiness";

const on = testDatabase();
const name = () => new URL(on.url).pathname.slice(1);
const check = () => checkReadiness(() => on.db, on.url);
const allowConnections = (allowed: boolean) =>
  asAdmin(`alter database "${name()}" allow_connections ${allowed}`);
const UNREACHABLE = { ready: false, reason: "database.unreachable" };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await allowConnections(true);
});

/** Past the time for which an answer is remembered. */
const later = () => vi.setSystemTime(Date.now() + 3_001);

test("turns unready when the database takes no new connection while the open ones live, and ready again after", async () => {
  later();
  await vi.waitFor(async () => expect(await check()).toEqual({ ready: true }), { timeout: 20_000 });
  await allowConnections(false);
  expect(await on.db.user.count()).toBe(0);
  later();
  expect(await check()).toEqual(UNREACHABLE);
  await allowConnections(true);
  await vi.waitFor(
    async () => {
      later();
      expect(await check()).toEqual({ ready: true });
    },
    { timeout: 20_000 },
  );
});

test("tries a new connection once for all who ask within three seconds", async () => {
  later();
  await vi.waitFor(async () => expect(await check()).toEqual({ ready: true }), { timeout: 20_000 });
  const remembered = Reflect.get(globalThis, "turnoutConnectable");
  await Promise.all(Array.from({ length: 20 }, check));
  expect(Reflect.get(globalThis, "turnoutConnectable")).toBe(remembered);
  later();
  await check();
  expect(Reflect.get(globalThis, "turnoutConnectable")).not.toBe(remembered);
});

test("is unready where nobody listens", async () => {
  expect(await checkReadiness(() => on.db, "postgresql://nobody@127.0.0.1:1/nothing")).toEqual(UNREACHABLE);
});
