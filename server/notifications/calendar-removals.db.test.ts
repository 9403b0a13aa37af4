import ICAL from "ical.js";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { newId, type TestEvent } from "../../tests/factories";
import { getEventAccess } from "../domains/events/access/queries";
import { cancelEvent } from "../domains/events/commands";
import type { KindName } from "../domains/notifications/kinds/schema";
import { setPreference } from "../domains/notifications/preferences/commands";
import { withdrawTheBanned } from "../domains/rsvps/commands";
import { provideEnv } from "../env";
import { ask, createComingEvent, joinAll, joinRequest, relayAll } from "../outbox/testing/outbox-fixtures";
import type { SeatRequest } from "../seats/request";

const database = testDatabase();
let event: TestEvent;
let userId: string;
let rsvpId: string;

beforeAll(() =>
  provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.test" }),
);

beforeEach(async () => {
  const { db } = database;
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.mailboxMessage.deleteMany();
  event = await createComingEvent(db, { capacity: 2 }, { title: "Night walk" });
  [, userId = ""] = await joinAll(db, event, 2);
  rsvpId = (await db.rsvp.findFirstOrThrow({ where: { poolId: event.poolId, userId } })).id;
});

const relay = () => relayAll(database.db);
const request = (one: SeatRequest) => ask(database.db, event, [one]);
const byHost = (kind: "remove" | "decline" | "bar" | "restore" | "promote") =>
  request({ kind, actorId: event.hostId, rsvpId });
const withdraw = () => request({ kind: "withdraw", actorId: userId, userId });
const joinAgain = () => request(joinRequest(userId));
const shrink = () =>
  request({ kind: "terms", actorId: event.hostId, terms: { capacity: 1 }, moving: [rsvpId] });

async function banAccount() {
  await database.db.user.update({ where: { id: userId }, data: { bannedAt: new Date() } });
  await withdrawTheBanned(database.db, { userId, now: new Date(), decideAt: null });
}

async function cancelTheEvent() {
  const viewer = await viewerOf(database.db, event.hostId);
  const access = await getEventAccess(database.db, { now: new Date(), eventId: event.id, viewer });
  await cancelEvent(database.db, { event: access, actorId: event.hostId, now: new Date() });
}

const isCalendar = ({ contentType }: { contentType: string }) => contentType.startsWith("text/calendar");

/** What the person's calendar was told by mail, in order. */
async function filesMailed() {
  const mails = await database.db.mailboxMessage.findMany({
    where: { to: `${userId}@people.test` },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return mails.flatMap(({ attachments }) =>
    (attachments as { contentType: string; content: string }[]).filter(isCalendar).map(({ content }) => {
      const calendar = new ICAL.Component(ICAL.parse(content));
      const entry = calendar.getFirstSubcomponent("vevent");
      return {
        method: calendar.getFirstPropertyValue("method"),
        uid: entry?.getFirstPropertyValue("uid"),
        status: entry?.getFirstPropertyValue("status"),
        attendees: (entry?.getAllProperties("attendee") ?? []).map((one) =>
          String(one.getFirstValue()).toLowerCase(),
        ),
        sequence: Number(entry?.getFirstPropertyValue("sequence")),
      };
    }),
  );
}

async function subjectsMailed() {
  const mails = await database.db.mailboxMessage.findMany({
    where: { to: `${userId}@people.test` },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return mails.map(({ subject }) => subject);
}

const PATHS: [string, () => Promise<unknown>][] = [
  ["cancels", withdraw],
  ["is taken off the list", () => byHost("remove")],
  ["is declined", () => byHost("decline")],
  ["is barred from the event", () => byHost("bar")],
  ["is moved back to the waitlist by a smaller capacity", shrink],
  ["has their account banned", banAccount],
  ["has the event cancelled", cancelTheEvent],
  [
    "cancels just before the event is cancelled",
    async () => {
      await withdraw();
      await cancelTheEvent();
    },
  ],
  [
    "is taken off the list and banned before the mail goes out",
    async () => {
      await byHost("remove");
      await banAccount();
    },
  ],
  [
    "is moved back to the waitlist and offered a seat before they are notified",
    async () => {
      await shrink();
      await request({
        kind: "terms",
        actorId: event.hostId,
        moving: [],
        terms: { capacity: 2, waitlistMode: "offer" },
      });
    },
  ],
  [
    "cancels and then waits",
    async () => {
      await withdraw();
      await joinAll(database.db, event, 2);
      await joinAgain();
    },
  ],
];

describe("a guest with a calendar entry from an email", () => {
  test.each(PATHS)(
    "a guest with a calendar entry who %s gets one email that removes it",
    async (_, leave) => {
      await relay();
      const [put] = await filesMailed();
      expect(put).toMatchObject({ method: "REQUEST", status: "CONFIRMED" });
      await leave();
      await relay();
      const files = await filesMailed();
      expect(files).toHaveLength(2);
      const attendees = [`mailto:${userId}@people.test`];
      expect(files[1]).toMatchObject({ method: "CANCEL", status: "CANCELLED", uid: put?.uid, attendees });
      expect(files[1]?.sequence).toBeGreaterThan(put?.sequence ?? Number.POSITIVE_INFINITY);
    },
  );

  test("a guest who rejoins gets the calendar entry again with a higher number, and its removal on leaving again", async () => {
    await relay();
    for (const change of [withdraw, joinAgain, () => byHost("remove"), joinAgain, withdraw]) {
      await change();
      await relay();
    }
    const files = await filesMailed();
    expect(files.map(({ method }) => method)).toEqual([
      ...["REQUEST", "CANCEL", "REQUEST", "CANCEL", "REQUEST", "CANCEL"],
    ]);
    const numbers = files.map(({ sequence }) => sequence);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
    expect(new Set(files.map(({ uid }) => uid)).size).toBe(1);
  });

  test.each<[KindName, () => Promise<unknown>]>([
    ["rsvp.removed", () => byHost("remove")],
    ["rsvp.declined", () => byHost("decline")],
    ["rsvp.displaced", shrink],
  ])(
    "a guest who switched off emails of %s still gets the one that removes the calendar entry",
    async (kind, leave) => {
      await relay();
      await setPreference(database.db, { userId, kind, channel: "email", enabled: false });
      await leave();
      await relay();
      expect((await filesMailed()).map(({ method }) => method)).toEqual(["REQUEST", "CANCEL"]);
    },
  );

  test("a guest gets the removal of a calendar entry once", async () => {
    await relay();
    await byHost("remove");
    await relay();
    await cancelTheEvent();
    await relay();
    expect((await filesMailed()).map(({ method }) => method)).toEqual(["REQUEST", "CANCEL"]);
    expect((await subjectsMailed()).at(-1)).toMatch(/no longer on the guest list/);
  });
});

describe("a guest without a calendar entry from an email", () => {
  const silent: [string, () => Promise<unknown>][] = PATHS.filter(([name]) =>
    ["cancels", "has their account banned"].includes(name),
  );

  test.each(silent)("a guest without a calendar entry who %s gets no email about it", async (_, leave) => {
    await setPreference(database.db, { userId, kind: "rsvp.confirmed", channel: "email", enabled: false });
    await relay();
    await leave();
    await relay();
    expect(await subjectsMailed()).toEqual([]);
  });

  test("a guest without a calendar entry who waited, cancelled and joined again gets no removal", async () => {
    await withdraw();
    await joinAll(database.db, event, 2);
    await joinAgain();
    await relay();
    await withdraw();
    await relay();
    expect(await filesMailed()).toEqual([]);
    expect(await subjectsMailed()).toEqual([expect.stringContaining("on the waitlist")]);
  });
});

test("a seat that was claimed through a claim link is removed from the calendar as well", async () => {
  const { db } = database;
  event = await createComingEvent(db, { capacity: 2 });
  const linkId = newId();
  const leader = event.hostId;
  const expiresAt = new Date(Date.now() + 3_600_000);
  const link = { id: linkId, leaderId: leader, label: null, token: newId(), seats: 1, expiresAt };
  await request({ kind: "open-claim", actorId: leader, link });
  const [member = ""] = await joinAll(db, await createComingEvent(db), 1);
  await db.outboxEvent.deleteMany();
  userId = member;
  await request({
    kind: "claim",
    actorId: member,
    linkId,
    userId: member,
    rsvpId: newId(),
    guests: 0,
    specialRequirements: null,
  });
  await relay();
  await withdraw();
  await relay();
  expect((await filesMailed()).map(({ method }) => method)).toEqual(["REQUEST", "CANCEL"]);
});
