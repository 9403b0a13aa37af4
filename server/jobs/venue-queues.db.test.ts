import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { hours, NOW } from "../../tests/factories";
import { createEntry, createVenue, type TestVenue } from "../../tests/venue-factories";
import { inferAll } from "../domains/availability/inference.commands";
import { setAvailability } from "../domains/holds/availability.commands";
import { provideEnv } from "../env";
import { log } from "../log";
import { venueQueueJobs } from "./venue-queues";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
const days = (n: number) => hours(24 * n);

let venue: TestVenue;
beforeEach(async () => {
  const { db } = database;
  await db.venueWaitlistEntry.deleteMany();
  await db.venue.updateMany({
    data: { inferredStatus: null, availabilityStatus: "not_set", manualStatus: null },
  });
  await db.outboxEvent.deleteMany();
  venue = await createVenue(db);
});

function run(name: string, now: Date) {
  const job = venueQueueJobs.find((one) => one.name === name);
  if (!job) throw new Error(`no job ${name}`);
  return job.run({ db: database.db, now, decideAt: now, log: log(), slotAt: now });
}

const enter = (data: object = {}) =>
  createEntry(database.db, { venueId: venue.id, createdAt: NOW, expiresAt: days(400), ...data });
const accept = (now: Date) =>
  setAvailability(database.db, { venueId: venue.id, status: "accepting_events", now });
const statuses = async () => {
  const rows = await database.db.venueWaitlistEntry.findMany({
    where: { venueId: venue.id },
    orderBy: { number: "asc" },
  });
  return rows.map(({ status }) => status);
};
const factsOf = async () => {
  const rows = await database.db.outboxEvent.findMany({
    where: { aggregateId: venue.id },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ type }) => type).filter((type) => type !== "venueHold.moved-up");
};

test("a hold that is over ends, the next begins, and a second run does nothing", async () => {
  for (let n = 0; n < 2; n++) await enter();
  await accept(NOW);
  expect(await run("expire-holds", hours(47))).toMatchObject({ looked: 0, done: 0 });
  expect(await run("expire-holds", hours(48))).toMatchObject({ done: 1, failed: 0 });
  expect(await run("expire-holds", hours(48))).toMatchObject({ looked: 0, done: 0 });
  expect(await statuses()).toEqual(["expired", "offered"]);
});

test("three holds without a reply open the breaker, and a week later the queue is deactivated", async () => {
  for (let n = 0; n < 5; n++) await enter();
  await accept(NOW);
  for (const hour of [48, 96, 144]) await run("expire-holds", hours(hour));
  expect(await statuses()).toEqual(["expired", "expired", "expired", "waiting", "waiting"]);
  expect((await factsOf()).at(-1)).toBe("venueHold.breaker-opened");
  expect(await run("deactivate-queues", hours(144 + 7 * 24 - 1))).toMatchObject({ looked: 0 });
  expect(await run("deactivate-queues", hours(144 + 7 * 24))).toMatchObject({ done: 1 });
  expect(await run("deactivate-queues", hours(144 + 8 * 24))).toMatchObject({ looked: 0 });
  expect(await statuses()).toEqual(Array(5).fill("expired"));
  // Each organization that waited is notified.
  const last = (await factsOf()).slice(-3);
  expect(last).toEqual(["venueHold.deactivated", "venueHold.lapsed", "venueHold.lapsed"]);
});

test("an organization is reminded of its hold once, within the last day", async () => {
  await enter();
  await accept(NOW);
  expect(await run("remind-of-holds", hours(24))).toMatchObject({ looked: 0 });
  expect(await run("remind-of-holds", hours(25))).toMatchObject({ done: 1 });
  expect(await run("remind-of-holds", hours(26))).toMatchObject({ looked: 0 });
  expect((await factsOf()).filter((type) => type === "venueHold.reminded")).toHaveLength(1);
});

test("entries whose time is over end, and the others stay", async () => {
  await enter({ expiresAt: hours(1) });
  await enter({ expiresAt: hours(3) });
  expect(await run("expire-entries", hours(2))).toMatchObject({ looked: 1, done: 1 });
  expect(await statuses()).toEqual(["expired", "waiting"]);
});

test("a flexible entry is asked about after 60 days, once, and ends 7 days later without an answer", async () => {
  await enter({ datesFlexible: true });
  await enter({ datesFlexible: false });
  await enter({ datesFlexible: true, isStillInterested: true });
  expect(await run("nudge-entries", days(60))).toMatchObject({ looked: 0 });
  expect(await run("nudge-entries", hours(60 * 24 + 1))).toMatchObject({ done: 1 });
  expect(await run("nudge-entries", days(61))).toMatchObject({ looked: 0 });
  expect(await run("expire-nudged-entries", days(67))).toMatchObject({ looked: 0 });
  expect(await run("expire-nudged-entries", days(68))).toMatchObject({ done: 1 });
  expect(await statuses()).toEqual(["expired", "waiting", "waiting"]);
});

async function confirmed(): Promise<void> {
  await database.db.venueAvailabilitySignal.create({
    data: {
      id: `vas_${randomBytes(6).toString("hex")}`,
      venueId: venue.id,
      signalType: "confirmed",
      sourceRfpVenueId: randomUUID(),
      recordedAt: NOW,
      factId: randomUUID(),
    },
  });
}

test("inference that finds more to book serves the queue, and a badge set by hand keeps it waiting", async () => {
  await enter();
  await confirmed();
  await setAvailability(database.db, { venueId: venue.id, status: "fully_booked", now: NOW });
  expect(await run("infer-availability", hours(1))).toMatchObject({ served: 0, failed: 0 });
  expect(await statuses()).toEqual(["waiting"]);
  await database.db.venue.update({ where: { id: venue.id }, data: { manualStatus: null } });
  expect(await run("infer-availability", hours(2))).toMatchObject({ served: 1 });
  expect(await statuses()).toEqual(["offered"]);
  expect(await run("infer-availability", hours(8))).toMatchObject({ served: 0 });
});

test("a queue whose venue was inferred by a run that broke off is served by the next run", async () => {
  await enter();
  await confirmed();
  await inferAll(database.db, hours(1));
  expect(await statuses()).toEqual(["waiting"]);
  expect(await run("infer-availability", hours(7))).toMatchObject({ served: 1 });
  expect(await statuses()).toEqual(["offered"]);
  expect(await factsOf()).toEqual(["venue.badge-changed", "venueHold.offered"]);
});
