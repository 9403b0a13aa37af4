import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers, newId } from "../../tests/factories";
import { openDatabase } from "../db/client";
import { recordIncidents } from "../domains/operations/incidents/commands";
import { provideEnv } from "../env";
import { type Scrape, scrape } from "./collect";
import { deliveries, outboxTasks } from "./readings/outbox";
import { seriesIn } from "./testing/series";

provideEnv({ LOG_LEVEL: "silent" });
const on = testDatabase();
const JOBS: Scrape["jobs"] = [
  { name: "prune", schedule: { everyMinutes: 60 }, missed: "skip" },
  { name: "daily", schedule: { dailyAtHour: 3 }, missed: "skip" },
  { name: "relay-outbox", schedule: { everyMinutes: 1 }, missed: "skip", cronOnly: true },
];
const read = async (options: Partial<Scrape> = {}) =>
  seriesIn(await scrape({ db: on.db, jobs: JOBS, ...options }));
const secondsAgo = (seconds: number) => new Date(Date.now() - seconds * 1000);
/** Allows for a slow machine: an age grows until it is read. */
const about = (seconds: number) => (age: number | undefined) =>
  age !== undefined && age > seconds - 1 && age < seconds + 45;

beforeEach(async () => {
  await on.db.$executeRaw`truncate "OutboxEvent", "OutboxTask", "JobRun", "Incident", "Notification" cascade`;
});

describe("a scrape", () => {
  test("a scrape of an empty site has every series at 0 and counts the open connections", async () => {
    const found = await read();
    for (const series of [
      "turnout_outbox_pending",
      "turnout_outbox_oldest_pending_seconds",
      'turnout_outbox_tasks_pending{sink="live"}',
      'turnout_deliveries_parked{channel="webhook"}',
      'turnout_incidents_open{kind="job.failed"}',
      "turnout_waitlist_oldest_unfilled_seconds",
      'turnout_rsvp_requests_total{outcome="full"}',
    ]) {
      expect([series, found.get(series)]).toEqual([series, 0]);
    }
    expect(found.get('turnout_db_pool_connections{state="active"}')).toBeGreaterThanOrEqual(0);
    expect(found.get('turnout_db_pool_connections{state="idle"}')).toBeGreaterThan(0);
    expect(found.get("turnout_db_pool_wait_seconds_count")).toBeGreaterThan(0);
    expect(found.has("nodejs_eventloop_lag_p99_seconds")).toBe(true);
    // No check has run: a timestamp of 0 would raise an alarm.
    expect(found.has("turnout_invariant_last_check_timestamp_seconds")).toBe(false);
  });

  test("a scrape has the pending tasks of each sink, the age of the oldest one and the parked ones", async () => {
    const fact = (doneAt: Date | null, parkedAt: Date | null, age: number) => ({
      id: newId(),
      type: "seats.changed",
      aggregateId: newId(),
      payload: {},
      doneAt,
      parkedAt,
      createdAt: secondsAgo(age),
    });
    const now = new Date();
    const facts = [fact(null, null, 100), fact(null, null, 50), fact(now, null, 900), fact(null, now, 800)];
    await on.db.outboxEvent.createMany({ data: facts });
    const task = (sink: string, seq: number, age: number, parkedAt: Date | null = null) => ({
      sink,
      seq: BigInt(seq),
      aggregateId: newId(),
      parkedAt,
      createdAt: secondsAgo(age),
    });
    await on.db.outboxTask.createMany({
      data: [task("live", 1, 30), task("live", 2, 60), task("live", 3, 900, now), task("kafka", 1, 5)],
    });
    const found = await read();
    expect(found.get("turnout_outbox_pending")).toBe(2);
    expect(found.get("turnout_outbox_oldest_pending_seconds")).toSatisfy(about(100));
    expect(found.get("turnout_outbox_parked")).toBe(1);
    expect(found.get('turnout_outbox_tasks_pending{sink="live"}')).toBe(2);
    expect(found.get('turnout_outbox_oldest_task_seconds{sink="live"}')).toSatisfy(about(60));
    expect(found.get('turnout_outbox_tasks_parked{sink="live"}')).toBe(1);
    expect(found.get('turnout_outbox_tasks_pending{sink="kafka"}')).toBe(1);
    await on.db.outboxTask.deleteMany();
    expect((await read()).get('turnout_outbox_oldest_task_seconds{sink="live"}')).toBe(0);
  });

  test("a scrape has the pending messages of each channel, the most overdue one and the parked ones", async () => {
    const [userId = ""] = await createUsers(on.db, 1);
    const send = async (channel: string, dueInSeconds: number, change = {}) => {
      const notification = {
        id: newId(),
        recipient: userId,
        userId,
        kind: "k",
        occurrence: newId(),
        subject: {},
      };
      await on.db.notification.create({
        data: {
          ...notification,
          inApp: false,
          title: "t",
          createdAt: new Date(),
          deliveries: {
            create: {
              id: newId(),
              channel,
              runAfter: secondsAgo(-dueInSeconds),
              createdAt: new Date(),
              ...change,
            },
          },
        },
      });
    };
    await send("email", -120);
    await send("email", 3_600);
    await send("email", -900, { sentAt: new Date() });
    await send("email", -900, { parkedAt: new Date() });
    await send("email", -900, { skippedAt: new Date() });
    await send("whatsapp", 3_600);
    const found = await read();
    expect(found.get('turnout_deliveries_pending{channel="email"}')).toBe(2);
    expect(found.get('turnout_deliveries_overdue_seconds{channel="email"}')).toSatisfy(about(120));
    expect(found.get('turnout_deliveries_parked{channel="email"}')).toBe(1);
    expect(found.get('turnout_deliveries_pending{channel="whatsapp"}')).toBe(1);
    expect(found.get('turnout_deliveries_overdue_seconds{channel="whatsapp"}')).toBe(0);
  });

  test("a scrape has each job's last success and period, and the result of the last invariant check", async () => {
    const run = (job: string, slot: number, change = {}) => ({
      job,
      slotAt: secondsAgo(slot),
      startedAt: secondsAgo(slot),
      finishedAt: secondsAgo(slot - 1),
      result: {},
      ...change,
    });
    await on.db.jobRun.createMany({
      data: [
        run("prune", 7_200),
        run("prune", 3_600, { error: "broken" }),
        run("prune", 60, { finishedAt: null }),
        run("check-invariants", 600, { result: { violations: 7 } }),
        run("check-invariants", 300, { result: { violations: 2 } }),
        run("never-well", 10, { error: "broken" }),
      ],
    });
    const found = await read();
    const ago = (series: string) => Date.now() / 1000 - (found.get(series) ?? 0);
    expect(ago('turnout_job_last_success_timestamp_seconds{job="prune"}')).toSatisfy(about(7_199));
    expect(ago("turnout_invariant_last_check_timestamp_seconds")).toSatisfy(about(299));
    expect(found.get("turnout_invariant_violations")).toBe(2);
    expect(found.has('turnout_job_last_success_timestamp_seconds{job="never-well"}')).toBe(false);
    expect(found.get('turnout_job_period_seconds{job="prune"}')).toBe(3_600);
    expect(found.get('turnout_job_period_seconds{job="daily"}')).toBe(86_400);
    // Cron does not call it where a ticker runs.
    expect(found.has('turnout_job_period_seconds{job="relay-outbox"}')).toBe(false);
  });

  test("a scrape has the unresolved incidents by kind", async () => {
    const incident = (key: string) => ({ kind: "job.failed" as const, key, detail: {} });
    await recordIncidents(on.db, [incident("a"), incident("b")], new Date());
    await on.db.incident.updateMany({ where: { key: "a" }, data: { resolvedAt: new Date() } });
    expect((await read()).get('turnout_incidents_open{kind="job.failed"}')).toBe(1);
  });
});

describe("a reading that fails", () => {
  const broken = {
    ...outboxTasks,
    read: async (tx: Parameters<typeof outboxTasks.read>[0]) => {
      await tx.$queryRaw`select 1 from "NoSuchTable"`;
      return {};
    },
  };
  const errors = "turnout_metrics_collect_errors_total";

  test("a failing reading is left out and counted while the others are answered", async () => {
    const whole = await read();
    expect(whole.has('turnout_outbox_tasks_pending{sink="live"}')).toBe(true);
    const partly = await read({ readings: [broken, deliveries] });
    expect(partly.has('turnout_outbox_tasks_pending{sink="live"}')).toBe(false);
    expect(partly.get('turnout_deliveries_pending{channel="email"}')).toBe(0);
    expect((partly.get(errors) ?? 0) - (whole.get(errors) ?? 0)).toBe(1);
    expect((await read()).has('turnout_outbox_tasks_pending{sink="live"}')).toBe(true);
  });

  test("the database cancels a reading that takes too long", async () => {
    const slow = {
      ...broken,
      read: async (tx: Parameters<typeof outboxTasks.read>[0]) => {
        await tx.$queryRaw`select pg_sleep(60)::text`;
        return {};
      },
    };
    const before = (await read()).get(errors) ?? 0;
    expect((await read({ readings: [slow] })).get(errors)).toBe(before + 1);
  });

  test("the metrics of the process are answered even without a database", async () => {
    const away = openDatabase("postgresql://nobody@127.0.0.1:1/nothing", 1);
    const found = await read({ db: away });
    await away.$disconnect();
    expect(found.has("turnout_outbox_pending")).toBe(false);
    expect(found.get('turnout_rsvp_requests_total{outcome="confirmed"}')).toBe(0);
  });
});

test("concurrent scrapes share one reading of the database", async () => {
  let looks = 0;
  const counting = {
    ...outboxTasks,
    read: async () => ({ turnout_outbox_tasks_pending: [{ labels: { sink: "live" }, value: ++looks }] }),
  };
  await Promise.all(Array.from({ length: 5 }, () => read({ readings: [counting] })));
  expect(looks).toBe(1);
});
