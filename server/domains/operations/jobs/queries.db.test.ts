import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import type { JobPlan } from "./policy";
import { listJobRuns, readJobHealth } from "./queries";

const database = testDatabase();
const now = new Date("2026-11-28T12:20:30Z");
const minutes = (n: number) => new Date(now.getTime() + n * 60_000);
const at = (time: string) => new Date(`2026-11-28T${time}Z`);
const hourly: JobPlan = { name: "hourly", schedule: { everyMinutes: 60 }, missed: "skip" };
const daily: JobPlan = { name: "daily", schedule: { dailyAtHour: 10 }, missed: "catch-up" };

beforeEach(async () => {
  const { db } = database;
  await db.jobRun.deleteMany();
  const ended = (time: string, change: object = {}) => ({
    job: "hourly",
    slotAt: at(time),
    startedAt: at(time),
    finishedAt: at(time.replace(/00$/, "02")),
    ...change,
  });
  await db.jobRun.createMany({
    data: [
      ended("07:00:00", { result: { done: 3 } }),
      ended("08:00:00", { error: "no luck" }),
      ended("09:00:00", { finishedAt: null }),
      ended("09:00:00", { job: "other" }),
    ],
  });
});

test("the health of a job is its newest run, success and failure, what failed in a day, and what was missed", async () => {
  const [health, never] = await readJobHealth(database.db, { jobs: [hourly, daily], now });
  expect(health).toMatchObject({
    ...hourly,
    last: { slotAt: at("09:00:00"), state: "died", durationMs: null },
    lastSuccess: { slotAt: at("07:00:00"), state: "ran", durationMs: 2_000, result: { done: 3 } },
    lastFailure: { slotAt: at("08:00:00"), state: "failed", error: "no luck" },
    failuresInDay: 2,
    nextSlotAt: at("13:00:00"),
    missedSlots: 2,
  });
  expect(never).toEqual({
    ...daily,
    last: null,
    lastSuccess: null,
    lastFailure: null,
    failuresInDay: 0,
    missedSlots: 0,
    nextSlotAt: new Date("2026-11-29T10:00:00Z"),
  });
});

test("failures of the day before yesterday are not those of a day", async () => {
  const [health] = await readJobHealth(database.db, { jobs: [hourly], now: minutes(48 * 60) });
  expect(health).toMatchObject({ failuresInDay: 0, lastFailure: { error: "no luck" } });
});

test("runs are listed newest slot first, page by page, of one job or of all", async () => {
  const list = async (by: Omit<Parameters<typeof listJobRuns>[1], "now">) =>
    (await listJobRuns(database.db, { ...by, now })).map(
      ({ job, slotAt }) => `${job} ${slotAt.getUTCHours()}`,
    );
  expect(await list({ limit: 1 })).toEqual(["hourly 9"]);
  expect(await list({ limit: 2, after: { job: "hourly", slotAt: at("09:00:00") } })).toEqual([
    "other 9",
    "hourly 8",
  ]);
  expect(await list({ limit: 10, job: "hourly" })).toEqual(["hourly 9", "hourly 8", "hourly 7"]);
});
