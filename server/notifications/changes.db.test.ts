import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import type { TestEvent } from "../../tests/factories";
import { getEventAccess } from "../domains/events/access/queries";
import { releaseSettledChanges } from "../domains/events/changes/commands";
import { cancelEvent, editEvent } from "../domains/events/commands";
import type { EventChanges } from "../domains/events/schema";
import { provideEnv } from "../env";
import { ask, createComingEvent, joinAll, joinRequest, relayAll } from "../outbox/testing/outbox-fixtures";

const database = testDatabase();
let event: TestEvent;
let ana: string;

beforeAll(() =>
  provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.test" }),
);

beforeEach(async () => {
  const { db } = database;
  clockMs = Date.now();
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.eventChange.deleteMany();
  event = await createComingEvent(db, { capacity: 2 }, { title: "Night walk" });
  await db.event.update({ where: { id: event.id }, data: { place: "Old harbour" } });
  [ana = ""] = await joinAll(db, event, 1);
  await relay();
  await db.mailboxMessage.deleteMany();
});

const MINUTE_MS = 60_000;
/** Of the test, some seconds further at each step: relaying runs ahead of the clock of the machine. */
let clockMs = Date.now();
const minutes = (n: number) => new Date(clockMs + n * MINUTE_MS);
const tick = () => {
  clockMs += 10_000;
  return minutes(0);
};
const relay = (ahead = 0) => relayAll(database.db, new Date(tick().getTime() + ahead * MINUTE_MS));

async function by(on: TestEvent) {
  const viewer = await viewerOf(database.db, on.hostId);
  return {
    event: await getEventAccess(database.db, { now: new Date(), eventId: on.id, viewer }),
    actorId: on.hostId,
  };
}

async function edit(changes: EventChanges, on = event) {
  const now = tick();
  const { version } = await database.db.event.findUniqueOrThrow({ where: { id: on.id } });
  await editEvent(database.db, { ...(await by(on)), changes, expectedVersion: version, now });
}

/** Releases what has settled by then, and sends it. */
async function settle(now = minutes(6)) {
  const report = await releaseSettledChanges(database.db, now);
  await relay();
  return report;
}

async function mailsTo(userId: string) {
  const to = `${userId}@people.test`;
  return database.db.mailboxMessage.findMany({
    where: { to },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

describe("changes of time or place", () => {
  test("changes of time or place are emailed once, after the last edit, with the values before", async () => {
    await edit({ place: "Harbor" });
    await edit({ place: "New harbour" });
    expect(await settle(minutes(4))).toEqual({ released: 0, dropped: 0 });
    expect(await mailsTo(ana)).toEqual([]);
    expect(await settle()).toEqual({ released: 1, dropped: 0 });
    await settle(minutes(20));
    const mails = await mailsTo(ana);
    expect(mails.map(({ subject }) => subject)).toEqual(["New place: Night walk"]);
    expect(mails[0]?.text).toContain("Place: New harbour (was Old harbour)");
    expect(mails[0]?.text).not.toContain("Harbor (");
    const told = await database.db.notification.findMany({
      where: { kind: "event.rescheduled", userId: ana },
    });
    expect(told).toMatchObject([{ inApp: true, body: expect.stringContaining("was Old harbour") }]);
  });

  test("changes that were undone are emailed to no one", async () => {
    await edit({ place: "New harbour" });
    await edit({ place: "Old harbour" });
    await settle();
    expect(await mailsTo(ana)).toEqual([]);
    expect(await database.db.notification.count({ where: { kind: "event.rescheduled", userId: ana } })).toBe(
      0,
    );
  });

  test("changes are not emailed to a guest who has read of them in another email since", async () => {
    await edit({ place: "New harbour" });
    const [late = ""] = await joinAll(database.db, event, 1);
    await relay();
    await settle();
    expect((await mailsTo(late)).map(({ subject }) => subject)).toEqual(["You're in: Night walk"]);
    expect(await mailsTo(ana)).toHaveLength(1);
  });

  test("changes are described to each guest against what that guest knew", async () => {
    await edit({ place: "Pier 1" });
    const [late = ""] = await joinAll(database.db, event, 1);
    await relay();
    await edit({ place: "Pier 2" });
    await settle();
    expect((await mailsTo(ana)).at(-1)?.text).toContain("Pier 2 (was Old harbour)");
    expect((await mailsTo(late)).at(-1)?.text).toContain("Pier 2 (was Pier 1)");
  });

  test("later changes are described against the first notice", async () => {
    await edit({ place: "Pier 1" });
    await settle();
    await edit({ place: "Pier 2" });
    await settle();
    const texts = (await mailsTo(ana)).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts[1]).toContain("Pier 2 (was Pier 1)");
  });

  test("in the app, later changes are described against a notice that was shown in the app alone", async () => {
    const { db } = database;
    await db.notificationPreference.create({
      data: { userId: ana, kind: "event.rescheduled", channel: "email", enabled: false },
    });
    for (const place of ["Pier 1", "Pier 2"]) {
      await edit({ place });
      await settle();
      // By the clock of this test, which runs ahead of the database's.
      await db.notification.updateMany({ where: { userId: ana }, data: { createdAt: tick() } });
    }
    const told = await db.notification.findMany({
      where: { kind: "event.rescheduled", userId: ana },
      orderBy: { id: "asc" },
    });
    expect(told.map(({ body }) => body)).toEqual([
      "Place: Pier 1 (was Old harbour)",
      "Place: Pier 2 (was Pier 1)",
    ]);
    expect(await mailsTo(ana)).toEqual([]);
  });

  test("changes of a hidden place reach only the guests who may see it", async () => {
    await edit({ placeHidden: true });
    await joinAll(database.db, event, 1);
    const [waiting = ""] = await joinAll(database.db, event, 1);
    await relay();
    await edit({ place: "New harbour" });
    await settle();
    expect((await mailsTo(waiting)).map(({ subject }) => subject)).toEqual([
      "You're 1st on the waitlist: Night walk",
    ]);
    expect(await mailsTo(ana)).toHaveLength(1);
  });

  test("changes within an hour of the start are emailed right away", async () => {
    await edit({ startsAt: minutes(50), endsAt: minutes(120) });
    expect(await settle(minutes(0.2))).toEqual({ released: 1, dropped: 0 });
    expect((await mailsTo(ana))[0]?.subject).toBe("New time: Night walk");
  });

  test("if the event is cancelled meanwhile, its changes are not emailed apart from the cancellation", async () => {
    await edit({ place: "New harbour" });
    await cancelEvent(database.db, { ...(await by(event)), now: tick() });
    expect(await settle()).toEqual({ released: 0, dropped: 1 });
    expect((await mailsTo(ana)).map(({ subject }) => subject)).toEqual(["Cancelled: Night walk"]);
  });

  test("changes that wait for quiet hours to end come in one email in the morning", async () => {
    const { db } = database;
    const hour = minutes(0).getUTCHours();
    const from = ((hour + 23) % 24) * 60;
    await db.user.update({ where: { id: ana }, data: { quietFrom: from, quietTo: (from + 240) % 1440 } });
    await edit({ place: "Pier 1" });
    await settle();
    await edit({ place: "Pier 2" });
    await settle(minutes(6));
    expect(await mailsTo(ana)).toEqual([]);
    await relay(4 * 60);
    expect((await mailsTo(ana)).map(({ text }) => /Place: .*/.exec(text)?.[0])).toEqual([
      "Place: Pier 2 (was Old harbour)",
    ]);
  });
});

test("dates of a series that were changed together are one email to each guest", async () => {
  const { db } = database;
  const { id: seriesId } = await db.eventSeries.create({ data: { frequency: "weekly" } });
  const second = await createComingEvent(db, {}, { title: "Night walk", hostId: event.hostId });
  await db.event.updateMany({ where: { id: { in: [event.id, second.id] } }, data: { seriesId } });
  await ask(db, second, [joinRequest(ana)]);
  await relay();
  await db.mailboxMessage.deleteMany();
  await edit({ place: "New harbour" });
  await edit({ place: "New harbour" }, second);
  expect(await settle()).toEqual({ released: 2, dropped: 0 });
  const mails = await mailsTo(ana);
  expect(mails.map(({ subject }) => subject)).toEqual(["New place: Night walk (2 dates)"]);
  expect(mails[0]?.attachments).toHaveLength(2);
});

test("two simultaneous runs of the job release a change once", async () => {
  await edit({ place: "New harbour" });
  const second = database.openSecond(2);
  const reports = await Promise.all([database.db, second].map((db) => releaseSettledChanges(db, minutes(6))));
  expect(reports.reduce((sum, { released }) => sum + released, 0)).toBe(1);
});
