import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { metricsRegistry } from "../metrics";
import { answerCron } from "./cron-request";
import type { Job } from "./define";
import { runJob, runJobAgain, runOwed } from "./run";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const NOON = new Date("2026-11-28T12:00:30Z");
const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000);

beforeEach(() => database.db.jobRun.deleteMany());
afterEach(() => database.db.incident.deleteMany());

type Counting = Job & { slots: string[] };

/** A job that records the slots it ran for, as "12:00". */
function countingJob(change: Partial<Job> = {}, work: () => Promise<void> = async () => {}): Counting {
  const slots: string[] = [];
  return {
    name: "counting",
    schedule: { everyMinutes: 1 },
    missed: "skip",
    slots,
    ...change,
    async run({ slotAt }) {
      slots.push(slotAt.toISOString().slice(11, 16));
      await work();
      return { done: 1 };
    },
  };
}

describe("a job", () => {
  test("a job runs once per slot, however many callers in however many processes", async () => {
    const job = countingJob();
    const dbs = [database.db, database.openSecond(3)];
    const calls = Array.from({ length: 10 }, (_, n) => runOwed(dbs[n % 2] ?? database.db, job, NOON));
    const outcomes = (await Promise.all(calls)).map((report) => report.outcome);
    expect(job.slots).toEqual(["12:00"]);
    expect(outcomes.filter((outcome) => outcome === "ran")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "already-taken")).toHaveLength(9);
    await runOwed(database.db, job, minutes(1));
    expect(job.slots).toEqual(["12:00", "12:01"]);
  });

  test("a job that ran in its slot is not run again by a repeated call or by a new process", async () => {
    const job = countingJob();
    expect(await runOwed(database.db, job, NOON)).toMatchObject({ outcome: "ran", result: { done: 1 } });
    for (const now of [NOON, new Date(NOON.getTime() + 20_000)]) {
      expect(await runOwed(database.openSecond(1), job, now)).toMatchObject({ outcome: "already-taken" });
    }
    expect(job.slots).toEqual(["12:00"]);
  });

  test("a failed job is recorded with its error and an incident, and retried by the next slot only", async () => {
    const { db } = database;
    const job = countingJob({}, () => Promise.reject(new Error("no\u0000 luck")));
    expect(await runOwed(db, job, NOON)).toMatchObject({ outcome: "failed" });
    expect(await runOwed(db, job, NOON)).toMatchObject({ outcome: "already-taken" });
    expect(await db.jobRun.findFirst()).toMatchObject({ error: "no luck", finishedAt: expect.any(Date) });
    expect(await runOwed(db, job, minutes(1))).toMatchObject({ outcome: "failed" });
    expect(await db.incident.findMany()).toMatchObject([{ kind: "job.failed", key: "counting", count: 2 }]);
  });

  test("a job whose process died is retried after ten minutes, and a late result of the dead run is ignored", async () => {
    const { db } = database;
    let fail: (reason: Error) => void = () => {};
    const stuck = countingJob({ schedule: { everyMinutes: 60 } }, () => new Promise((_, no) => (fail = no)));
    const stuckRun = runOwed(db, stuck, NOON);
    await expect.poll(() => db.jobRun.count()).toBe(1);
    const job = countingJob({ schedule: { everyMinutes: 60 } });
    expect(await runOwed(db, job, minutes(9))).toMatchObject({ outcome: "already-taken" });
    expect(await runOwed(db, job, minutes(11))).toMatchObject({ outcome: "ran" });
    await expect.poll(() => stuck.slots).toEqual(["12:00"]);
    fail(new Error("too late"));
    await stuckRun;
    expect(await db.jobRun.findMany()).toMatchObject([{ startedAt: minutes(11), error: null }]);
  });

  test("an unknown job is not found", async () => {
    await expect(runJob(database.db, "make-tea", NOON)).rejects.toMatchObject({ reason: "job.not-found" });
  });

  test("calls of a job are counted by outcome", async () => {
    const name = "counted";
    await runOwed(database.db, countingJob({ name }), NOON);
    await runOwed(database.db, countingJob({ name }), NOON);
    await runOwed(
      database.db,
      countingJob({ name }, () => Promise.reject(new Error("no"))),
      minutes(1),
    );
    const counted = await metricsRegistry().getSingleMetric("turnout_job_runs_total")?.get();
    const own = counted?.values.filter(({ labels }) => labels.job === name);
    expect(own?.map(({ labels, value }) => [labels.outcome, value])).toEqual([
      ["ran", 1],
      ["already-taken", 1],
      ["failed", 1],
    ]);
  });

  test("an operator can run a job again in its slot but never concurrently", async () => {
    const { db } = database;
    await runJob(db, "prune", NOON);
    expect(await runJobAgain(db, "prune", minutes(1))).toMatchObject({ outcome: "ran" });
    expect(await db.jobRun.findMany()).toMatchObject([{ startedAt: minutes(1), error: null }]);
    await db.jobRun.updateMany({ data: { finishedAt: null } });
    expect(await runJobAgain(db, "prune", minutes(2))).toMatchObject({ outcome: "already-taken" });
  });
});

describe("jobs after a pause of two hours", () => {
  const hourly = { schedule: { everyMinutes: 60 as const } };
  const afterwards = minutes(180);

  test("a job that catches up runs each missed slot once, oldest first, under that slot", async () => {
    const { db } = database;
    const job = countingJob({ ...hourly, missed: "catch-up" });
    await runOwed(db, job, NOON);
    const dbs = [db, database.openSecond(2)];
    await Promise.all([0, 1, 0, 1, 0].map((n) => runOwed(dbs[n] ?? db, job, afterwards)));
    for (let call = 0; call < 3; call++) await runOwed(db, job, afterwards);
    expect(job.slots).toEqual(["12:00", "13:00", "14:00", "15:00"]);
    const runs = await db.jobRun.findMany({ orderBy: { slotAt: "asc" } });
    expect(runs.map((run) => run.slotAt.getUTCHours())).toEqual([12, 13, 14, 15]);
  });

  test("a job that skips missed slots runs the current slot only", async () => {
    const job = countingJob({ ...hourly, missed: "skip" });
    await runOwed(database.db, job, NOON);
    expect(await runOwed(database.db, job, afterwards)).toMatchObject({ outcome: "ran", caughtUp: 0 });
    expect(job.slots).toEqual(["12:00", "15:00"]);
  });

  test("a slot that fails while it is caught up is skipped by the next call", async () => {
    let fails = true;
    const job = countingJob({ ...hourly, missed: "catch-up" }, async () => {
      if (fails && job.slots.at(-1) === "14:00") throw new Error("no luck");
    });
    await runOwed(database.db, job, NOON);
    expect(await runOwed(database.db, job, afterwards)).toMatchObject({ outcome: "failed", caughtUp: 1 });
    fails = false;
    expect(await runOwed(database.db, job, afterwards)).toMatchObject({ outcome: "ran", caughtUp: 0 });
    expect(job.slots).toEqual(["12:00", "13:00", "14:00", "15:00"]);
  });

  test("a slot whose process died is caught up with the others", async () => {
    const { db } = database;
    const job = countingJob({ ...hourly, missed: "catch-up" });
    const died = new Date("2026-11-28T12:00:00Z");
    await db.jobRun.create({ data: { job: job.name, slotAt: died, startedAt: NOON } });
    expect(await runOwed(db, job, minutes(65))).toMatchObject({ outcome: "ran", caughtUp: 1 });
    expect(job.slots).toEqual(["12:00", "13:00"]);
  });

  test("a later slot does not start while an earlier one is running", async () => {
    const { db } = database;
    const job = countingJob({ ...hourly, missed: "catch-up" });
    const earlier = { job: job.name, slotAt: new Date("2026-11-28T14:00:00Z"), startedAt: minutes(175) };
    await db.jobRun.create({ data: earlier });
    expect(await runOwed(db, job, afterwards)).toMatchObject({ outcome: "already-taken" });
    await db.jobRun.updateMany({ data: { finishedAt: minutes(179) } });
    expect(await runOwed(db, job, afterwards)).toMatchObject({ outcome: "ran" });
    expect(job.slots).toEqual(["15:00"]);
  });

  test("a job that never ran starts with the current slot", async () => {
    const job = countingJob({ ...hourly, missed: "catch-up" });
    expect(await runOwed(database.db, job, NOON)).toMatchObject({ outcome: "ran", caughtUp: 0 });
    expect(job.slots).toEqual(["12:00"]);
  });
});

test("five cron calls and five tickers for one slot cause one run", async () => {
  const dbs = Array.from({ length: 10 }, () => database.openSecond(2));
  const secret = "s3cret-of-the-cron";
  const outcomes = await Promise.all(
    dbs.map(async (db, n) => {
      if (n % 2) return (await runJob(db, "prune", NOON)).outcome;
      const answer = await answerCron("prune", `Bearer ${secret}`, { db: () => db, secret, now: NOON });
      return (await answer.json()).outcome;
    }),
  );
  expect(outcomes.toSorted()).toEqual([...Array(9).fill("already-taken"), "ran"]);
  expect(await database.db.jobRun.count()).toBe(1);
});
