import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createSession, createUsers, type TestEvent } from "../../tests/factories";
import { rsvpToSession } from "../domains/schedule/commands";
import { releaseSettledSessionChanges } from "../domains/sessions/changes/commands";
import { editSession, removeSession, restoreSession } from "../domains/sessions/edit.commands";
import { releaseSessionReminders } from "../domains/sessions/reminders/commands";
import { provideEnv } from "../env";
import { createComingEvent, relayAll } from "../outbox/testing/outbox-fixtures";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
const MINUTE_MS = 60_000;

type Made = { id: string; eventId: string; poolId: string };
let event: TestEvent;
let ana: string;
let ben: string;
let inks: Made;
let paper: Made;
/** Of the test, some seconds further at each step: relaying runs ahead of the clock of the machine. */
let clockMs = Date.now();
const minutes = (n: number) => new Date(clockMs + n * MINUTE_MS);
const tick = () => {
  clockMs += 10_000;
  return minutes(0);
};
const relay = () => relayAll(database.db, tick());

beforeEach(async () => {
  const { db } = database;
  clockMs = Date.now();
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.sessionChange.deleteMany();
  event = await createComingEvent(db, { capacity: 50 }, { title: "Night walk" });
  [ana = "", ben = ""] = await createUsers(db, 2);
  [inks, paper] = [await session("Inks"), await session("Paper")];
  await join(inks, ana);
  await join(paper, ana);
  await relay();
  await db.mailboxMessage.deleteMany();
  await db.notification.deleteMany();
  tick();
});

async function session(title: string): Promise<Made> {
  const made = await createSession(database.db, event.id, {}, { title });
  return { id: made.sessionId, eventId: event.id, poolId: made.poolId };
}

const join = (to: Made, userId: string) => rsvpToSession(database.db, { session: to, event, userId });

async function move(of: Made, to: { hoursLater?: number; room?: string }) {
  const { startsAt, endsAt } = await database.db.seatPool.findUniqueOrThrow({ where: { id: of.poolId } });
  const later = (date: Date) => new Date(date.getTime() + (to.hoursLater ?? 0) * 60 * MINUTE_MS);
  const changes = {
    ...(to.hoursLater !== undefined && { startsAt: later(startsAt), endsAt: later(endsAt) }),
    ...(to.room !== undefined && { room: to.room }),
  };
  await editSession(database.db, { event, session: of, actorId: event.hostId, changes, now: tick() });
}

async function settle(now = minutes(6)) {
  const report = await releaseSettledSessionChanges(database.db, now);
  await relay();
  return report;
}

async function mailsTo(userId: string) {
  return database.db.mailboxMessage.findMany({
    where: { to: `${userId}@people.test` },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
const subjectsTo = async (userId: string) => (await mailsTo(userId)).map(({ subject }) => subject);
const noticesTo = (userId: string, kind: string) =>
  database.db.notification.findMany({ where: { userId, kind } });

describe("a new time or room of a session", () => {
  test("a new time or room is one message after the last edit, which says what it was before", async () => {
    await move(inks, { room: "Hall 1" });
    await move(inks, { room: "Hall 2" });
    expect(await settle(minutes(4))).toEqual({ released: 0, dropped: 0 });
    expect(await settle()).toEqual({ released: 1, dropped: 0 });
    expect(await settle(minutes(20))).toEqual({ released: 0, dropped: 0 });
    expect(await subjectsTo(ana)).toEqual(["New room: Inks · Night walk"]);
    await move(inks, { room: "Hall 3", hoursLater: 1 });
    await settle();
    const mails = await mailsTo(ana);
    expect(mails.at(-1)?.subject).toBe("New time and room: Inks · Night walk");
    expect(mails.at(-1)?.text).toContain("Room: Hall 3 (was Hall 2)");
    expect(mails.at(-1)?.text).toMatch(/Time: .* \(was .*\)/);
  });

  test("several sessions of one person that change together are one message", async () => {
    await move(inks, { room: "Hall 1" });
    await move(paper, { hoursLater: 1 });
    expect(await settle()).toEqual({ released: 2, dropped: 0 });
    const mails = await mailsTo(ana);
    expect(mails.map(({ subject }) => subject)).toEqual(["New time and room (2 sessions): Night walk"]);
    for (const title of ["Inks", "Paper"]) expect(mails[0]?.text).toContain(title);
    const shown = await noticesTo(ana, "session.moved");
    expect(shown).toMatchObject([{ inApp: true, path: `/events/event-${event.id}/my-schedule` }]);
  });

  test("a session that was moved and moved back reaches no one", async () => {
    await move(inks, { hoursLater: 1 });
    await move(inks, { hoursLater: -1 });
    await settle();
    expect(await mailsTo(ana)).toEqual([]);
    expect(await noticesTo(ana, "session.moved")).toEqual([]);
  });

  test("a person who booked again after the change has read it and gets no message", async () => {
    const { db } = database;
    await move(inks, { room: "Hall 1" });
    await db.sessionChange.updateMany({ data: { at: new Date(Date.now() - MINUTE_MS) } });
    await join(inks, ben);
    // When they first answered stays what it was.
    await db.rsvp.updateMany({ where: { poolId: inks.poolId }, data: { rsvpAt: minutes(-30) } });
    await relay();
    await db.mailboxMessage.deleteMany();
    await settle();
    expect(await subjectsTo(ben)).toEqual([]);
  });

  test("changes of a cancelled session are dropped, and its cancellation is one message to each person", async () => {
    await move(inks, { room: "Hall 1" });
    await removeSession(database.db, { event, session: inks, actorId: event.hostId, now: tick() });
    expect(await settle()).toEqual({ released: 0, dropped: 1 });
    const mails = await mailsTo(ana);
    expect(mails.map(({ subject }) => subject)).toEqual(["Session cancelled: Inks · Night walk"]);
    expect(mails[0]?.text).toContain("doesn't change your RSVP to the event");
    expect(await noticesTo(ana, "session.cancelled")).toMatchObject([{ inApp: true }]);
  });

  test("people who were told of a cancelled session are told that it takes place after all", async () => {
    const by = () => ({ event, session: inks, actorId: event.hostId, now: tick() });
    await removeSession(database.db, by());
    await relay();
    await restoreSession(database.db, by());
    await relay();
    expect(await subjectsTo(ana)).toEqual([
      "Session cancelled: Inks · Night walk",
      "Session on again: Inks · Night walk",
    ]);
    const mails = await mailsTo(ana);
    expect(mails.at(-1)?.text).toContain("You have a seat in this session.");
  });

  test("a session that was cancelled and restored before the message went out reaches no one", async () => {
    const by = () => ({ event, session: inks, actorId: event.hostId, now: tick() });
    await removeSession(database.db, by());
    await restoreSession(database.db, by());
    await relay();
    expect(await subjectsTo(ana)).toEqual([]);
  });
});

describe("the reminder of a session", () => {
  /** The session begins `n` minutes from now. */
  async function beginIn(of: Made, n: number) {
    const startsAt = minutes(n);
    await database.db.seatPool.update({ where: { id: of.poolId }, data: { startsAt } });
    return startsAt;
  }
  const release = () => releaseSessionReminders(database.db, minutes(0));

  test("people with a seat are reminded within 15 minutes of the start, once for each start", async () => {
    await beginIn(inks, 16);
    expect(await release()).toEqual({ released: 0 });
    const startsAt = await beginIn(inks, 14);
    expect(await release()).toEqual({ released: 1 });
    expect(await release()).toEqual({ released: 0 });
    await relay();
    const shown = await noticesTo(ana, "session.reminder");
    expect(shown).toMatchObject([
      { inApp: true, title: expect.stringMatching(/^Starts at .*: Inks · Night walk$/) },
    ]);
    expect(await mailsTo(ana)).toEqual([]);
    await beginIn(inks, 60);
    await database.db.seatPool.update({ where: { id: inks.poolId }, data: { startsAt } });
    expect(await release()).toEqual({ released: 0 });
  });

  test("a session that moves on after its reminder was released is not reminded of for the old start", async () => {
    await beginIn(inks, 10);
    await release();
    await beginIn(inks, 120);
    await relay();
    expect(await noticesTo(ana, "session.reminder")).toEqual([]);
  });

  test("a session that has begun, was cancelled or belongs to a cancelled event is not reminded of", async () => {
    await beginIn(inks, -1);
    await beginIn(paper, 10);
    await database.db.seatPool.update({ where: { id: paper.poolId }, data: { state: "cancelled" } });
    expect(await release()).toEqual({ released: 0 });
  });
});
