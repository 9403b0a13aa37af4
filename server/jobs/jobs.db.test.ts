import { beforeEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { findViolations } from "../../tests/invariants";
import { provideEnv } from "../env";
import { createComingEvent, joinAll, openEvents } from "../outbox/testing/outbox-fixtures";
import { answerCron } from "./cron-request";
import type { Job } from "./define";
import { jobs } from "./registry";
import { runInSlot, runJob } from "./run";
import { startTicker } from "./ticker";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const NOON = new Date("2026-11-28T12:00:30Z");
const minutes = (n: number) => new Date(NOON.getTime() + n * 60_000);

beforeEach(() => database.db.jobRun.deleteMany());

function countingJob(work: () => Promise<void> = async () => {}): Job & { runs: number } {
  const job = {
    name: "counting",
    schedule: { everyMinutes: 1 as const },
    runs: 0,
    async run() {
      job.runs++;
      await work();
      return { done: 1 };
    },
  };
  return job;
}

describe("a job", () => {
  test("runs once per slot, however many callers in however many processes", async () => {
    const job = countingJob();
    const dbs = [database.db, database.openSecond(3)];
    const calls = Array.from({ length: 10 }, (_, n) => runInSlot(dbs[n % 2] ?? database.db, job, NOON));
    const outcomes = (await Promise.all(calls)).map((report) => report.outcome);
    expect(job.runs).toBe(1);
    expect(outcomes.filter((outcome) => outcome === "ran")).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === "already-taken")).toHaveLength(9);
    await runInSlot(database.db, job, minutes(1));
    expect(job.runs).toBe(2);
  });

  test("that fails is recorded with its error, and runs again in the next slot", async () => {
    const job = countingJob(() => Promise.reject(new Error("no\u0000 luck")));
    expect(await runInSlot(database.db, job, NOON)).toMatchObject({ outcome: "failed" });
    expect(await runInSlot(database.db, job, NOON)).toMatchObject({ outcome: "already-taken" });
    expect(await database.db.jobRun.findFirst()).toMatchObject({ error: "no luck" });
    expect(await runInSlot(database.db, job, minutes(1))).toMatchObject({ outcome: "failed" });
  });

  test("whose process died gives its slot back after ten minutes", async () => {
    const job: Job = { ...countingJob(), schedule: { everyMinutes: 60 } };
    const slot = { job: job.name, slotAt: new Date("2026-11-28T12:00:00Z") };
    await database.db.jobRun.create({ data: { ...slot, startedAt: NOON } });
    expect(await runInSlot(database.db, job, minutes(9))).toMatchObject({ outcome: "already-taken" });
    expect(await runInSlot(database.db, job, minutes(11))).toMatchObject({ outcome: "ran" });
  });

  test("that nobody knows is not found", async () => {
    await expect(runJob(database.db, "make-tea", NOON)).rejects.toMatchObject({ reason: "job.not-found" });
  });
});

describe("the cron route", () => {
  const secret = "s3cret-of-the-cron";
  test.each([
    ["no secret configured", undefined, `Bearer ${secret}`, "prune", 503],
    ["no secret configured and none sent", undefined, null, "prune", 503],
    ["no header", secret, null, "prune", 401],
    ["an empty bearer", secret, "Bearer ", "prune", 401],
    ["a wrong secret of the same length", secret, `Bearer ${secret.replace("s3", "S3")}`, "prune", 401],
    ["a beginning of the secret", secret, `Bearer ${secret.slice(0, -1)}`, "prune", 401],
    ["the secret in another scheme", secret, `Basic ${secret}`, "prune", 401],
    [
      "a secret of other bytes and the same length",
      secret,
      `Bearer ${"é".repeat(secret.length)}`,
      "prune",
      401,
    ],
    ["a wrong secret for no job", secret, "Bearer wrong", "make-tea", 401],
    ["the secret and no such job", secret, `Bearer ${secret}`, "make-tea", 404],
    ["the secret and a name from the prototype", secret, `Bearer ${secret}`, "constructor", 404],
    ["the secret", secret, `Bearer ${secret}`, "prune", 200],
  ])("with %s", async (_, configured, authorization, job, status) => {
    const db = vi.fn(() => database.db);
    const response = await answerCron(job, authorization, { db, secret: configured, now: NOON });
    expect(response.status).toBe(status);
    expect(db).toHaveBeenCalledTimes(status === 200 ? 1 : 0);
    const body = await response.json();
    if (status !== 200) expect(body.error.message).toBeTruthy();
  });

  test("five calls for one slot run the job once", async () => {
    const call = () => answerCron("prune", `Bearer ${secret}`, { db: () => database.db, secret, now: NOON });
    const answers = await Promise.all([call(), call(), call(), call(), call()]);
    const outcomes = await Promise.all(answers.map(async (answer) => (await answer.json()).outcome));
    expect(outcomes.filter((outcome) => outcome === "ran")).toHaveLength(1);
  });
});

test("the sweep gives a seat that was left free to whoever waited longest, once, and leaves sound pools alone", async () => {
  const { db } = database;
  const broken = await createComingEvent(db, { capacity: 2 });
  const sound = await createComingEvent(db, { capacity: 1 });
  const [, , first = ""] = await joinAll(db, broken, 4);
  await joinAll(db, sound, 2);
  // A seat freed behind the engine's back, as a fault of ours would leave it.
  await db.seatPool.update({ where: { id: broken.poolId }, data: { capacity: 3 } });
  expect(await findViolations(db)).not.toEqual([]);
  const report = await runJob(db, "sweep-waitlists", new Date());
  expect(report).toMatchObject({ result: { looked: 1, repaired: 1, seatsGiven: 1 } });
  const where = { poolId_userId: { poolId: broken.poolId, userId: first } };
  expect(await db.rsvp.findUnique({ where })).toMatchObject({ status: "confirmed" });
  expect(await findViolations(db)).toEqual([]);
  const next = await runJob(db, "sweep-waitlists", new Date(Date.now() + 60_000));
  expect(next).toMatchObject({ result: { looked: 0, repaired: 0 } });
});

test("a pool that cannot be swept does not keep the sweep from the others", async () => {
  const { db } = database;
  const [stuck, broken] = [
    await createComingEvent(db, { capacity: 1 }),
    await createComingEvent(db, { capacity: 1 }),
  ];
  for (const event of [stuck, broken]) {
    await joinAll(db, event, 2);
    await db.seatPool.update({ where: { id: event.poolId }, data: { capacity: 2 } });
  }
  await db.seatPool.update({
    where: { id: stuck.poolId },
    data: { startsAt: new Date(Date.now() + 3_600_000) },
  });
  const other = database.openSecond(1);
  const report = await other.$transaction(
    async (tx) => {
      await tx.$queryRaw`select id from "SeatPool" where id = ${stuck.poolId}::uuid for no key update`;
      return runJob(db, "sweep-waitlists", new Date());
    },
    { maxWait: 20_000, timeout: 25_000 },
  );
  expect(report).toMatchObject({ result: { looked: 2, repaired: 1, seatsGiven: 1, failed: 1 } });
  const next = await runJob(db, "sweep-waitlists", new Date(Date.now() + 60_000));
  expect(next).toMatchObject({ result: { looked: 1, repaired: 1, failed: 0 } });
  expect(await findViolations(db)).toEqual([]);
});

test("a seat that the party rule keeps for the head of the queue is no incident", async () => {
  const { db } = database;
  const event = await createComingEvent(db, { capacity: 3, partyRule: "strict" });
  await joinAll(db, event, 1, 1);
  await joinAll(db, event, 1, 2);
  await joinAll(db, event, 1);
  const report = await runJob(db, "sweep-waitlists", new Date(Date.now() + 120_000));
  expect(report).toMatchObject({ result: { looked: 1, repaired: 0, seatsGiven: 0 } });
});

test("pruning forgets what is old and keeps what is recent, owed or parked", async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  const days = (n: number) => new Date(NOON.getTime() - n * 86_400_000);
  const fact = (change: object) => ({
    id: crypto.randomUUID(),
    type: "seats.changed",
    aggregateId: crypto.randomUUID(),
    payload: {},
    createdAt: days(20),
    ...change,
  });
  await db.outboxEvent.createMany({
    data: [
      fact({ doneAt: days(8) }),
      fact({ doneAt: days(6) }),
      fact({}),
      fact({ parkedAt: days(19), lastError: "unknown type" }),
    ],
  });
  const limit = { hits: [], accepted: 0 };
  await db.rateLimit.createMany({
    data: [
      { key: "rsvp:old", updatedAt: days(2), ...limit },
      { key: "rsvp:new", updatedAt: NOON, ...limit },
    ],
  });
  await db.signInLink.createMany({
    data: [
      { tokenHash: "old", email: "ana@people.test", expiresAt: days(2) },
      { tokenHash: "new", email: "ana@people.test", expiresAt: minutes(60) },
    ],
  });
  await db.jobRun.create({ data: { job: "prune", slotAt: days(31), startedAt: days(31) } });
  const [userId = ""] = await createUsers(db, 1);
  const report = await runJob(db, "prune", NOON);
  expect(report).toMatchObject({
    outcome: "ran",
    result: { outboxEvents: 1, rateLimits: 1, links: 1, jobRuns: 1 },
  });
  expect(await db.outboxEvent.count()).toBe(3);
  expect((await db.rateLimit.findMany()).map((row) => row.key)).toEqual(["rsvp:new"]);
  expect((await db.signInLink.findMany()).map((row) => row.tokenHash)).toEqual(["new"]);
  expect(await db.user.count({ where: { id: userId } })).toBe(1);
});

test("five tickers run each job once per slot, relay what is owed, and stop", async () => {
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
