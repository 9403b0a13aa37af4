import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { asAdmin, testDatabase } from "../tests/database";
import { createBatcher } from "./db/batcher";
import { inTransaction } from "./db/transaction";
import { checkReadiness, noteLive, noteShed } from "./readiness";
import { explained } from "./trpc/errors";

const on = testDatabase();
const name = () => new URL(on.url).pathname.slice(1);
const check = () => checkReadiness(() => on.db, on.url);
const allowConnections = (allowed: boolean) =>
  asAdmin(`alter database "${name()}" allow_connections ${allowed}`);
const UNREACHABLE = { ready: false, reason: "database.unreachable" };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
  Reflect.deleteProperty(globalThis, "turnoutProbe");
  Reflect.deleteProperty(globalThis, "turnoutStandstill");
});
afterEach(async () => {
  vi.useRealTimers();
  await allowConnections(true);
});

/** Past the time for which an answer is remembered. */
const later = () => vi.advanceTimersByTime(3_001);

/** A slow machine may take longer than readiness allows for a first query. */
const becomesReady = () =>
  vi.waitFor(
    async () => {
      later();
      expect(await check()).toEqual({ ready: true });
    },
    { timeout: 20_000 },
  );

test("turns unready when the database takes no new connection while the open ones live, and ready again after", async () => {
  await becomesReady();
  await allowConnections(false);
  expect(await on.db.user.count()).toBe(0);
  later();
  expect(await check()).toEqual(UNREACHABLE);
  await allowConnections(true);
  await becomesReady();
});

test("tries a new connection once for all who ask within three seconds", async () => {
  await becomesReady();
  const remembered = Reflect.get(globalThis, "turnoutProbe");
  await Promise.all(Array.from({ length: 20 }, check));
  expect(Reflect.get(globalThis, "turnoutProbe")).toBe(remembered);
  later();
  await check();
  expect(Reflect.get(globalThis, "turnoutProbe")).not.toBe(remembered);
});

test("is unready if no database listens", async () => {
  expect(await checkReadiness(() => on.db, "postgresql://nobody@127.0.0.1:1/nothing")).toEqual(UNREACHABLE);
});

test("is unready while the database takes no writes, and ready again when it does", async () => {
  await becomesReady();
  await asAdmin(`alter database "${name()}" set default_transaction_read_only = on`);
  later();
  expect(await check()).toMatchObject({ ready: false, reason: "database.read-only" });
  await asAdmin(`alter database "${name()}" reset default_transaction_read_only`);
  await becomesReady();
});

test("is unready as soon as one write was refused for want of space, whatever the probe found before", async () => {
  await becomesReady();
  const failed = inTransaction(
    on.db,
    (tx) =>
      tx.$executeRaw`do $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
  );
  explained(await failed.catch((error: unknown) => error), {});
  expect(await check()).toMatchObject({ ready: false, reason: "database.full" });
  await becomesReady();
});

test("is ready, and says so, while live updates are down", async () => {
  await becomesReady();
  noteLive(false);
  expect(await check()).toEqual({ ready: true, degraded: ["live"] });
  noteLive(true);
  expect(await check()).toEqual({ ready: true });
});

test("is unready for a second after a request was refused for lack of capacity", async () => {
  await becomesReady();
  const full = createBatcher({
    run: () => new Promise<never>(() => {}),
    batchMax: 1,
    runningMax: 1,
    waitingMax: 0,
    onRefused: noteShed,
  });
  await expect(full.submit("pool", 1)).rejects.toThrow("server.busy");
  expect(await check()).toEqual({ ready: false, reason: "server.busy" });
  vi.advanceTimersByTime(1_000);
  await becomesReady();
});
