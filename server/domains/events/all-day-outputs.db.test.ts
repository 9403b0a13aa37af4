import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, NOW } from "../../../tests/factories";
import { getEventAccess } from "./access/queries";
import { editEvent, publishEvent } from "./commands";
import { createEvent, duplicateEvent } from "./drafts.commands";
import { listEvents } from "./listing/queries";
import { listReminders } from "./reminders/queries";
import { createEventInput, type EventChanges, type EventDetails } from "./schema";
import { repeatEvent } from "./series/commands";

const store = testDatabase();
const now = NOW;
let hostId: string;

beforeEach(async () => {
  [hostId = ""] = await createUsers(store.db, 1);
});

const at = (text: string) => new Date(text);
const timesOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }) => [startsAt, endsAt];

async function by(eventId: string) {
  const viewer = await viewerOf(store.db, hostId);
  return { event: await getEventAccess(store.db, { now: NOW, eventId, viewer }), actorId: hostId, now };
}

/** A weekend in Berlin, created with hours as an API client might. */
async function published(change: object = {}): Promise<EventDetails> {
  const plan = createEventInput.parse({
    title: "Book fair",
    timeZone: "europe/berlin",
    allDay: true,
    startsAt: "2026-11-28T10:00:00+01:00",
    endsAt: "2026-11-29T16:00:00+01:00",
    ...change,
  });
  const { id } = await createEvent(store.db, { plan, hostId, now });
  return publishEvent(store.db, await by(id));
}

const edit = async ({ id, version }: EventDetails, changes: EventChanges) =>
  editEvent(store.db, { ...(await by(id)), changes, expectedVersion: version });

async function factsOf({ id }: EventDetails): Promise<string[]> {
  const facts = await store.db.outboxEvent.findMany({ where: { aggregateId: id }, orderBy: { seq: "asc" } });
  return facts.map(({ type }) => type);
}

test("an all-day event covers its whole days in its zone, under the zone's current name", async () => {
  const event = await published();
  expect(event).toMatchObject({ allDay: true, timeZone: "Europe/Berlin" });
  expect(timesOf(event)).toEqual(["2026-11-27T23:00:00.000Z", "2026-11-29T23:00:00.000Z"]);
});

test("saving the same days with other hours changes nothing and notifies no one", async () => {
  const event = await published();
  const same = await edit(event, {
    allDay: true,
    startsAt: at("2026-11-28T12:00Z"),
    endsAt: at("2026-11-29T20:00Z"),
  });
  expect(same.version).toBe(event.version);
  expect(await factsOf(event)).toEqual(["event.published"]);
});

test("an all-day event keeps its days when the zone changes, and its guests are notified", async () => {
  const event = await published();
  const moved = await edit(event, { timeZone: "Asia/Tokyo" });
  expect(timesOf(moved)).toEqual(["2026-11-27T15:00:00.000Z", "2026-11-29T15:00:00.000Z"]);
  expect(await factsOf(event)).toEqual(["event.published", "event.changed", "event.rescheduled"]);
});

test("a copy and the dates of a series have as many days as the original", async () => {
  const event = await published();
  const copy = await duplicateEvent(store.db, { ...(await by(event.id)), startsAt: at("2027-03-27T15:00Z") });
  expect(timesOf(copy)).toEqual(["2027-03-26T23:00:00.000Z", "2027-03-28T22:00:00.000Z"]);
  const repetition = { frequency: "weekly" as const, monthlyBy: "day" as const, count: 2 };
  const { results } = await repeatEvent(store.db, { ...(await by(event.id)), repetition, publish: true });
  expect(results).toMatchObject([{ startsAt: "2026-12-04T23:00:00.000Z", outcome: "done" }]);
});

test("reminders of an all-day event count from its first morning", async () => {
  const event = await published();
  const reminders = await listReminders(store.db, await by(event.id));
  expect(reminders.map(({ dueAt }) => dueAt)).toEqual([
    "2026-11-27T08:00:00.000Z",
    "2026-11-28T07:00:00.000Z",
  ]);
  await edit(event, { allDay: false });
  const hourly = await listReminders(store.db, await by(event.id));
  expect(hourly.map(({ dueAt }) => dueAt)).toEqual(["2026-11-26T23:00:00.000Z", "2026-11-27T22:00:00.000Z"]);
});

test("a search by day finds the all-day events of that day", async () => {
  const event = await published();
  const on = async (day: string, next: string) =>
    (await listEvents(store.db, { from: at(day), to: at(next), limit: 100, now })).items.map(({ id }) => id);
  expect(await on("2026-11-29T00:00+01:00", "2026-11-30T00:00+01:00")).toContain(event.id);
  expect(await on("2026-11-30T00:00+01:00", "2026-12-01T00:00+01:00")).not.toContain(event.id);
});
