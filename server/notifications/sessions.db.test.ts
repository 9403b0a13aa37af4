import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createSession, createUsers, newId, type TestEvent } from "../../tests/factories";
import { withdrawRsvp } from "../domains/rsvps/commands";
import { getOfferByToken } from "../domains/rsvps/offer-links.queries";
import { cancelSessionRsvp, rsvpToSession } from "../domains/schedule/commands";
import type { SessionRef } from "../domains/sessions/access.queries";
import { provideEnv } from "../env";
import { ask, createComingEvent, relayAll } from "../outbox/testing/outbox-fixtures";
import type { PoolTerms } from "../seats/facts";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
let event: TestEvent;
let ana: string;
let ben: string;

beforeEach(async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  event = await createComingEvent(db, { capacity: 50 }, { title: "Night walk" });
  [ana = "", ben = ""] = await createUsers(db, 2);
});

async function session(title: string, terms: Partial<PoolTerms> = {}): Promise<SessionRef> {
  const made = await createSession(database.db, event.id, terms, { title });
  return { id: made.sessionId, eventId: event.id, poolId: made.poolId };
}

const join = (to: SessionRef, userId: string, wish: object = {}) =>
  rsvpToSession(database.db, { session: to, event, userId, ...wish });
const leave = (from: SessionRef, userId: string) => cancelSessionRsvp(database.db, { session: from, userId });

/** Both at the event, and what that is notified of forgotten. */
async function bothIn() {
  const requests = [ana, ben].map((userId) => ({
    kind: "join" as const,
    actorId: userId,
    rsvpId: newId(),
    userId,
    guests: 0,
    specialRequirements: null,
  }));
  await ask(database.db, event, requests);
  await forget();
}

async function forget() {
  await relayAll(database.db);
  await database.db.mailboxMessage.deleteMany();
  await database.db.notification.deleteMany();
}

/** What was sent and shown so far. */
async function told(userId: string) {
  const { db } = database;
  await relayAll(db);
  const mails = await db.mailboxMessage.findMany({
    where: { to: `${userId}@people.test` },
    orderBy: { createdAt: "asc" },
  });
  const notices = await db.notification.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });
  return {
    mails,
    subjects: mails.map(({ subject }) => subject),
    kinds: notices.map(({ kind }) => kind),
    shown: notices.filter(({ inApp }) => inApp).map(({ title }) => title),
  };
}

/** Wishes emails and notifications about everything. */
async function wantAll(userId: string) {
  const kinds = ["session.confirmed", "session.waitlisted", "session.reminder"];
  await database.db.notificationPreference.createMany({
    data: kinds.flatMap((kind) =>
      ["email", "inApp"].map((channel) => ({ userId, kind, channel, enabled: true })),
    ),
  });
}

describe("a seat in a session", () => {
  test("booking sessions sends one email, about the event, and none per session", async () => {
    for (const title of ["Inks", "Paper", "Type"]) await join(await session(title), ana);
    const { subjects, shown } = await told(ana);
    expect(subjects).toEqual(["You're in: Night walk"]);
    expect(shown).toEqual(["You're in: Night walk"]);
  });

  test("a person who wants emails about bookings reads which session it is, and gets no calendar file for it", async () => {
    await bothIn();
    await wantAll(ana);
    await wantAll(ben);
    const inks = await session("Inks", { capacity: 1 });
    await join(inks, ana);
    await join(inks, ben);
    const [hers, his] = [await told(ana), await told(ben)];
    expect(hers.subjects).toEqual(["Session booked: Inks · Night walk"]);
    expect(hers.mails[0]?.text).toContain("You have a seat in this session.");
    expect(his.subjects).toEqual(["You're 1st on the session's waitlist: Inks · Night walk"]);
    const entry = { rsvp: { poolId: inks.poolId } };
    expect(await database.db.mailedEntry.count({ where: entry })).toBe(0);
    expect(JSON.stringify([...hers.mails, ...his.mails])).not.toContain("BEGIN:VCALENDAR");
  });

  test("a person who is promoted reads which session it is and which one was given up for it", async () => {
    await bothIn();
    const inks = await session("Inks", { capacity: 1, overlapAllowed: false });
    const paper = await session("Paper", { overlapAllowed: false });
    await join(inks, ana);
    await join(paper, ben);
    await join(inks, ben, { dropIfPromoted: [paper.id] });
    await forget();
    await leave(inks, ana);
    const { subjects, mails, kinds, shown } = await told(ben);
    expect(subjects).toEqual(["You're in this session: Inks · Night walk"]);
    expect(mails[0]?.text).toContain("you gave up Paper for it");
    expect(kinds).toEqual(["session.promoted"]);
    expect(shown).toEqual(["A seat opened up, you're in this session: Inks · Night walk"]);
    expect((await told(ana)).kinds).toEqual([]);
  });

  test("leaving the event leaves its sessions with one message about the event and none per session", async () => {
    await join(await session("Inks"), ana);
    await join(await session("Paper"), ana);
    await forget();
    await withdrawRsvp(database.db, { event, userId: ana });
    const { subjects, kinds } = await told(ana);
    expect(subjects).toEqual(["You've cancelled: Night walk"]);
    expect(kinds).toEqual(["rsvp.withdrawn"]);
  });

  test("an offer of a seat in a session names the session, and its link answers that offer", async () => {
    await bothIn();
    const inks = await session("Inks", { capacity: 1, waitlistMode: "offer", offerMinutes: 60 });
    await join(inks, ana);
    await join(inks, ben);
    await forget();
    await leave(inks, ana);
    const { subjects, mails, kinds } = await told(ben);
    expect(subjects).toHaveLength(1);
    expect(subjects[0]).toMatch(/^A seat in a session is being held for you until .*: Inks · Night walk$/);
    expect(kinds.sort()).toEqual(["session.offer-ending", "session.offered"]);
    const token = /\/offers\/([\w-]+)/.exec(mails[0]?.text ?? "")?.[1] ?? "";
    expect(await getOfferByToken(database.db, token, new Date())).toMatchObject({
      state: "open",
      session: { title: "Inks" },
    });
  });

  test("a host who takes a person off a session is not read as taking them off the event", async () => {
    await bothIn();
    const inks = await session("Inks");
    await join(inks, ana);
    await forget();
    const { id: rsvpId } = await database.db.rsvp.findFirstOrThrow({ where: { poolId: inks.poolId } });
    await ask(database.db, { ...event, poolId: inks.poolId }, [
      { kind: "remove", actorId: event.hostId, rsvpId },
    ]);
    const { subjects, mails } = await told(ana);
    expect(subjects).toEqual(["You're no longer in this session: Inks · Night walk"]);
    expect(mails[0]?.text).toContain("doesn't change your RSVP to the event");
  });

  test("a message about an event's seat is not sent about an RSVP to a session", async () => {
    await bothIn();
    const inks = await session("Inks");
    await join(inks, ana);
    const { id: rsvpId } = await database.db.rsvp.findFirstOrThrow({ where: { poolId: inks.poolId } });
    const { loadNotices } = await import("./load-notices");
    const { KIND_NAMES } = await import("../domains/notifications/kinds/schema");
    const kinds = KIND_NAMES.filter((kind) =>
      /^(rsvp|event\.(cancelled|restored|reminder)|host\.requested)/.test(kind),
    );
    const asked = kinds.map((kind) => ({ kind, subject: { rsvpId } }));
    expect(await loadNotices(database.db, asked, new Date())).toEqual(kinds.map(() => null));
    const ofEvent = await database.db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId } });
    const inSession = KIND_NAMES.filter((kind) => kind.startsWith("session.") && kind !== "session.moved");
    const about = inSession.map((kind) => ({ kind, subject: { rsvpId: ofEvent.id } }));
    expect(await loadNotices(database.db, about, new Date())).toEqual(inSession.map(() => null));
  });
});
