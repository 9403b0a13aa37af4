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

/** Advances past the time for which an answer is cached. */
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

test("readiness fails while the database accepts no new connection and recovers afterwards", async () => {
  await becomesReady();
  await allowConnections(false);
  expect(await on.db.user.count()).toBe(0);
  later();
  expect(await check()).toEqual(UNREACHABLE);
  await allowConnections(true);
  await becomesReady();
});

test("readiness tries one new connection for all checks within three seconds", async () => {
  await becomesReady();
  const remembered = Reflect.get(globalThis, "turnoutProbe");
  await Promise.all(Array.from({ length: 20 }, check));
  expect(Reflect.get(globalThis, "turnoutProbe")).toBe(remembered);
  later();
  await check();
  expect(Reflect.get(globalThis, "turnoutProbe")).not.toBe(remembered);
});

test("readiness fails if nothing listens at the database's address", async () => {
  expect(await checkReadiness(() => on.db, "postgresql://nobody@127.0.0.1:1/nothing")).toEqual(UNREACHABLE);
});

test("readiness fails while the database accepts no writes and recovers afterwards", async () => {
  await becomesReady();
  await asAdmin(`alter database "${name()}" set default_transaction_read_only = on`);
  later();
  expect(await check()).toMatchObject({ ready: false, reason: "database.read-only" });
  await asAdmin(`alter database "${name()}" reset default_transaction_read_only`);
  await becomesReady();
});

test("readiness fails as soon as a write is refused for lack of space, whatever the last probe found", async () => {
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

test("readiness holds while live updates are down, and reports them", async () => {
  await becomesReady();
  noteLive(false);
  expect(await check()).toEqual({ ready: true, degraded: ["live"] });
  noteLive(true);
  expect(await check()).toEqual({ ready: true });
});

test("readiness fails for a second after a request was refused as busy", async () => {
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
