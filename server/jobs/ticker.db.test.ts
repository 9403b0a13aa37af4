import { expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { createComingEvent, joinAll, openEvents } from "../outbox/testing/outbox-fixtures";
import { jobs } from "./registry";
import { startTicker } from "./ticker";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

test("five tickers run each job once per slot, relay the pending facts, and stop", async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  const dbs = [db, ...Array.from({ length: 4 }, () => database.openSecond(3))];
  const event = await createComingEvent(db);
  await joinAll(db, event, 2);
  const tickers = dbs.map((each) => startTicker(each));
  const names = jobs.filter((job) => !job.cronOnly).map((job) => job.name);
  await vi.waitFor(
    async () => {
      expect(await openEvents(db)).toEqual([]);
      const finished = await db.jobRun.findMany({ where: { finishedAt: { not: null } } });
      expect(finished.map((run) => run.job)).toEqual(expect.arrayContaining(names));
    },
    { timeout: 20_000, interval: 20 },
  );
  await Promise.all(tickers.map((ticker) => ticker.stop()));
  const runs = await db.jobRun.findMany();
  expect([...new Set(runs.map((run) => run.job))].sort()).toEqual([...names].sort());
  const byJob = new Set(runs.map((run) => `${run.job} ${run.slotAt.toISOString()}`));
  expect(byJob.size).toBe(runs.length);
});
