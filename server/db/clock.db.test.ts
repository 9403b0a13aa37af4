import { afterEach, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
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
