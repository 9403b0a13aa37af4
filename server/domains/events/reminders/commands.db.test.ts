import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW } from "../../../../tests/factories";
import { getEventAccess } from "../access/queries";
import { cancelEvent, editEvent, publishEvent } from "../commands";
import { createEvent, duplicateEvent } from "../drafts.commands";
import { getEvent } from "../queries";
import { createEventInput, type EventChanges, type EventDetails } from "../schema";
import { repeatEvent } from "../series/commands";
import { releaseDueReminders, setReminders } from "./commands";
import { listReminders } from "./queries";

const store = testDatabase();
const now = NOW;
const DAY = 1_440;
let hostId: string;

beforeEach(async () => {
  await store.db.eventReminder.deleteMany();
  await store.db.outboxEvent.deleteMany();
  [hostId = ""] = await createUsers(store.db, 1);
});

/** A draft whose event begins in two days. */
function create(change: object = {}): Promise<EventDetails> {
  const plan = createEventInput.parse({
    title: "Night walk",
    timeZone: "Europe/Berlin",
    place: "Old harbour",
    startsAt: hours(48).toISOString(),
    endsAt: hours(51).toISOString(),
    ...change,
  });
  return createEvent(store.db, { plan, hostId, now });
}

async function by(eventId: string, at = now) {
  const viewer = await viewerOf(store.db, hostId);
  return { event: await getEventAccess(store.db, { now: NOW, eventId, viewer }), actorId: hostId, now: at };
}

async function published(change: object = {}): Promise<EventDetails> {
  const { id } = await create(change);
  return publishEvent(store.db, await by(id));
}

async function edit({ id }: EventDetails, changes: EventChanges, at = now): Promise<EventDetails> {
  const { version } = await getEvent(store.db, { eventId: id, role: "host", viewerId: null, now: at });
  return editEvent(store.db, { ...(await by(id, at)), changes, expectedVersion: version });
}

async function schedule({ id }: EventDetails, minutesBefore: number[], at = now) {
  return setReminders(store.db, {
    event: await getEventAccess(store.db, {
      now: NOW,
      eventId: id,
      viewer: await viewerOf(store.db, hostId),
    }),
    minutesBefore,
    now: at,
  });
}

/** The reminders as "1440 planned", the earliest first. */
async function listed({ id }: EventDetails, at = now): Promise<string[]> {
  const reminders = await listReminders(store.db, await by(id, at));
  return reminders.map(({ minutesBefore, state }) => `${minutesBefore} ${state}`);
}

const release = (at: Date) => releaseDueReminders(store.db, at);

/** The reminders that the outbox has facts for, as minutes before the start. */
async function due(): Promise<unknown[]> {
  const facts = await store.db.outboxEvent.findMany({
    where: { type: "reminder.due" },
    orderBy: { seq: "asc" },
  });
  return facts.map(({ payload }) => (payload as { minutesBefore: number }).minutesBefore);
}

const countOf = (type: string) => store.db.outboxEvent.count({ where: { type } });

describe("the reminders of an event", () => {
  test("the default reminders of an event are a day and an hour before, and they wait once it is published", async () => {
    const draft = await create();
    expect(await store.db.eventReminder.count()).toBe(0);
    expect(await listed(draft)).toEqual(["1440 planned", "60 planned"]);
    await publishEvent(store.db, await by(draft.id));
    const rows = await store.db.eventReminder.findMany({ orderBy: { dueAt: "asc" } });
    expect(rows).toMatchObject([
      { minutesBefore: DAY, dueAt: hours(24), releasedAt: null },
      { minutesBefore: 60, dueAt: hours(47), releasedAt: null },
    ]);
  });

  test("a reminder is skipped if the event is published too late for it", async () => {
    const event = await published({ startsAt: hours(5).toISOString(), endsAt: hours(6).toISOString() });
    expect(await listed(event)).toEqual(["1440 passed-over", "60 planned"]);
    expect(await release(hours(1))).toEqual({ released: 0, passedOver: 0 });
  });

  test("a host can choose reminders in any order, or none", async () => {
    const event = await published();
    await schedule(event, [30, 3 * DAY, DAY]);
    expect(await listed(event)).toEqual(["4320 passed-over", "1440 planned", "30 planned"]);
    await schedule(event, []);
    expect(await listed(event)).toEqual([]);
    expect(await release(hours(47.5))).toEqual({ released: 0, passedOver: 0 });
  });

  test("reminders cannot be chosen for a cancelled event", async () => {
    const event = await published();
    await cancelEvent(store.db, await by(event.id));
    await expect(schedule(event, [60])).rejects.toMatchObject({ reason: "event.cancelled" });
  });

  test("a copy and the dates of a series get the reminders of the event", async () => {
    const event = await published();
    await schedule(event, [90]);
    const copy = await duplicateEvent(store.db, { ...(await by(event.id)), startsAt: null });
    expect(await listed(copy)).toEqual(["90 planned"]);
    expect(await store.db.eventReminder.count({ where: { eventId: copy.id } })).toBe(0);
    await publishEvent(store.db, await by(copy.id));
    expect(await store.db.eventReminder.count({ where: { eventId: copy.id } })).toBe(1);
    const repetition = { frequency: "weekly", monthlyBy: "day", count: 3 } as const;
    const { results } = await repeatEvent(store.db, { ...(await by(event.id)), repetition, publish: true });
    const dates = await store.db.eventReminder.findMany({
      where: { eventId: { in: results.map(({ id }) => id) } },
      orderBy: { dueAt: "asc" },
    });
    expect(dates.map((row) => [row.minutesBefore, row.dueAt])).toEqual([
      [90, hours(48 + 7 * 24 - 1.5)],
      [90, hours(48 + 14 * 24 - 1.5)],
    ]);
  });
});

describe("a due reminder", () => {
  test("a reminder is released once, however many processes check", async () => {
    const event = await published();
    expect(await release(hours(24))).toEqual({ released: 0, passedOver: 0 });
    const dbs = [store.db, store.openSecond(2), store.openSecond(2)];
    const at = new Date(hours(24).getTime() + 1_000);
    const reports = await Promise.all(
      [0, 1, 2, 0, 1].map((n) => releaseDueReminders(dbs[n] ?? store.db, at)),
    );
    expect(reports.map(({ released }) => released).toSorted()).toEqual([0, 0, 0, 0, 1]);
    const payload = { eventId: event.id, minutesBefore: DAY, dueAt: hours(24).toISOString() };
    expect(await store.db.outboxEvent.findMany({ where: { type: "reminder.due" } })).toMatchObject([
      { aggregateId: event.id, payload },
    ]);
    expect(await listed(event, hours(25))).toEqual(["1440 sent", "60 planned"]);
    expect(await release(hours(25))).toEqual({ released: 0, passedOver: 0 });
  });

  test("a due reminder is sent late after an outage, and of two missed ones only the nearer", async () => {
    const event = await published();
    expect(await release(hours(47.5))).toEqual({ released: 1, passedOver: 1 });
    expect(await due()).toEqual([60]);
    expect(await listed(event, hours(47.5))).toEqual(["1440 passed-over", "60 sent"]);
  });

  test("a reminder is not sent once the event has begun", async () => {
    const event = await published();
    expect(await release(hours(48))).toEqual({ released: 0, passedOver: 2 });
    expect(await due()).toEqual([]);
    expect(await listed(event, hours(48))).toEqual(["1440 passed-over", "60 passed-over"]);
  });

  test("a reminder is not sent for a cancelled event", async () => {
    const event = await published();
    await cancelEvent(store.db, await by(event.id));
    expect(await release(hours(25))).toEqual({ released: 0, passedOver: 1 });
    expect(await due()).toEqual([]);
    expect(await listed(event, hours(25))).toEqual(["1440 passed-over", "60 passed-over"]);
  });
});

describe("the reminders of a moved event", () => {
  const move = (event: EventDetails, start: number, at = now) =>
    edit(event, { startsAt: hours(start), endsAt: hours(start + 3) }, at);

  test("when the event moves to a later day, its reminders move too, and a reminder that was sent is sent again for the new start", async () => {
    const event = await published();
    await release(hours(25));
    await move(event, 96, hours(26));
    expect(await listed(event, hours(26))).toEqual(["1440 planned", "60 planned"]);
    expect(await release(hours(47.5))).toEqual({ released: 0, passedOver: 0 });
    await release(hours(73));
    expect(await due()).toEqual([DAY, DAY]);
  });

  test("when the event moves to an earlier time, reminders that are now too late are skipped", async () => {
    const event = await published();
    await move(event, 10);
    expect(await listed(event)).toEqual(["1440 passed-over", "60 planned"]);
    expect(await release(hours(8.9))).toEqual({ released: 0, passedOver: 0 });
    await release(hours(9.1));
    expect(await due()).toEqual([60]);
  });

  test("when the event moves away and back within one moment, no reminder is sent twice", async () => {
    const event = await published();
    await release(hours(25));
    await move(event, 96, hours(26));
    await move(event, 48, hours(26));
    await release(hours(26.5));
    expect(await due()).toEqual([DAY]);
  });

  test.each<[string, EventChanges, boolean]>([
    ["the start", { startsAt: hours(49) }, true],
    ["the end", { endsAt: hours(52) }, true],
    ["the zone", { timeZone: "Asia/Kathmandu" }, true],
    ["the place", { place: "New harbour" }, true],
    ["the online address", { onlineUrl: "https://meet.example/walk" }, true],
    ["the title", { title: "Day walk" }, false],
    ["the title, with the place as it was", { title: "Day walk", place: "Old harbour" }, false],
  ])(
    "after a change of %s, guests are notified only if the time or place changed",
    async (_, changes, isTold) => {
      const event = await published();
      await edit(event, changes);
      expect(await countOf("event.changed")).toBe(1);
      expect(await countOf("event.rescheduled")).toBe(isTold ? 1 : 0);
    },
  );

  test("changes of a draft are not notified", async () => {
    const event = await create();
    await edit(event, { startsAt: hours(49) });
    expect(await countOf("event.rescheduled")).toBe(0);
    expect(await store.db.eventReminder.count()).toBe(0);
  });
});
