import { afterEach, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import type { Db } from "./client";
import { currentTime } from "./clock";

const database = testDatabase();
afterEach(() => void vi.useRealTimers());

test("a server whose clock is ten minutes ahead still reads the time of the database", async () => {
  const { db } = database;
  const [before] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 600_000 });
  const read = await currentTime(db);
  const [after] = await db.$queryRaw<{ now: Date }[]>`select clock_timestamp() as now`;
  const toleranceMs = 1_000;
  expect(read.getTime()).toBeGreaterThan((before?.now.getTime() ?? 0) - toleranceMs);
  expect(read.getTime()).toBeLessThan((after?.now.getTime() ?? 0) + toleranceMs);
});

test("a slow measurement of the database's clock does not replace a good one", async () => {
  vi.useFakeTimers({ toFake: ["Date", "performance"] });
  let underWayMs = 0;
  let answered = 0;
  const $queryRaw = async () => {
    const now = new Date();
    vi.advanceTimersByTime(underWayMs);
    answered++;
    return [{ now }];
  };
  const db = { $queryRaw } as unknown as Db;
  await currentTime(db);
  vi.advanceTimersByTime(61_000);
  underWayMs = 4_000;
  await currentTime(db);
  await vi.waitFor(() => expect(answered).toBeGreaterThan(1));
  await new Promise((resolve) => setImmediate(resolve));
  expect(await currentTime(db)).toEqual(new Date());
});
