import ICAL from "ical.js";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, createUsers, hours, NOW, newId, type TestEvent } from "../../../tests/factories";
import { provideEnv } from "../../env";
import type { RsvpStatus } from "../../seats/facts";
import type { EventRole } from "../events/access/policy";
import type { EventAccess } from "../events/access/queries";
import { resetFeed } from "./commands";
import { getEventFile, getFeedAddress, getFeedFile } from "./queries";

const on = testDatabase();
let anaId: string;

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", NEXTAUTH_URL: "https://turnout.test" }));
beforeEach(async () => {
  [anaId = ""] = await createUsers(on.db, 1);
});

/** Parses the text with another program: the properties of each event by name. */
function read(text: string): Record<string, string>[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar
    .getAllSubcomponents("vevent")
    .map((event) =>
      Object.fromEntries(event.getAllProperties().map((line) => [line.name, String(line.getFirstValue())])),
    );
}

async function tokenOf(userId: string): Promise<string> {
  const { url } = await getFeedAddress(on.db, userId);
  return /\/api\/v1\/calendar\/([^/]+)\.ics$/.exec(url)?.[1] ?? "";
}

const feedOf = async (userId: string, now = NOW) =>
  read((await getFeedFile(on.db, { token: await tokenOf(userId), now })).text);

/** Creates Ana's RSVP to an event in this state. */
async function answer(
  event: TestEvent,
  status: RsvpStatus,
  change: { statusAt?: Date; offerExpiresAt?: Date; queueNumber?: number; userId?: string } = {},
) {
  const at = { rsvpAt: hours(-5), statusAt: hours(-5) };
  const row = { id: newId(), poolId: event.poolId, userId: anaId, status, guests: 0, seats: 1 };
  await on.db.rsvp.create({ data: { ...row, ...at, ...change } });
}

async function accessTo(event: TestEvent, role: EventRole | null = null): Promise<EventAccess> {
  const select = { slug: true, title: true, status: true, visibility: true, groupId: true } as const;
  const row = await on.db.event.findUniqueOrThrow({ where: { id: event.id }, select });
  return { ...row, id: event.id, poolId: event.poolId, hostId: event.hostId, role };
}

async function fileOf(event: TestEvent, viewerId: string | null, role: EventRole | null = null) {
  const found = await getEventFile(on.db, { event: await accessTo(event, role), viewerId, now: NOW });
  return { ...found, event: read(found.text)[0] };
}

describe("the file of an event", () => {
  test("the file of an event keeps its uid and counts every edit", async () => {
    const event = await createEvent(on.db);
    const before = await fileOf(event, null);
    await on.db.event.update({
      where: { id: event.id },
      data: { title: "Another evening", version: { increment: 1 } },
    });
    const after = await fileOf(event, null);
    expect(before.event).toMatchObject({ uid: `${event.id}@turnout`, sequence: "0", status: "CONFIRMED" });
    expect(after.event).toMatchObject({
      uid: `${event.id}@turnout`,
      sequence: "1",
      summary: "Another evening",
    });
    expect(after.name).toBe(`event-${event.id}.ics`);
  });

  test("the file of a cancelled event asks programs to remove it", async () => {
    const event = await createEvent(on.db, { state: "cancelled" });
    const { text, event: entry } = await fileOf(event, null);
    expect(text).toContain("\r\nMETHOD:CANCEL\r\n");
    expect(entry?.status).toBe("CANCELLED");
  });

  test("the file of an event shows a hidden place only to confirmed guests and to its staff", async () => {
    const event = await createEvent(on.db);
    const where = { place: "Behind the blue door", onlineUrl: "https://meet.turnout.test/blue" };
    await on.db.event.update({ where: { id: event.id }, data: { ...where, placeHidden: true } });
    const [inId = "", waitingId = "", offeredId = "", pendingId = ""] = await createUsers(on.db, 4);
    await answer(event, "confirmed", { userId: inId });
    await answer(event, "waitlisted", { userId: waitingId, queueNumber: 1 });
    await answer(event, "offered", { userId: offeredId, offerExpiresAt: hours(2) });
    await answer(event, "pending", { userId: pendingId });

    for (const [viewerId, role] of [
      [inId, null],
      [anaId, "door"],
      [event.hostId, "host"],
    ] as const) {
      const { event: entry } = await fileOf(event, viewerId, role);
      expect(entry).toMatchObject({
        location: where.place,
        description: expect.stringContaining(where.onlineUrl),
      });
    }
    for (const viewerId of [null, anaId, waitingId, offeredId, pendingId]) {
      expect((await fileOf(event, viewerId)).text).not.toMatch(/blue/i);
    }
    for (const viewerId of [waitingId, offeredId, pendingId]) {
      expect(JSON.stringify(await feedOf(viewerId))).not.toMatch(/blue/i);
    }
    expect((await feedOf(inId))[0]?.location).toBe(where.place);
  });

  test("the file of an event reveals no person's address", async () => {
    const event = await createEvent(on.db);
    await answer(event, "confirmed");
    const { text } = await fileOf(event, anaId);
    const feed = await getFeedFile(on.db, { token: await tokenOf(anaId), now: NOW });
    for (const said of [text, feed.text]) expect(said.replaceAll("\r\n ", "")).not.toContain("@people.test");
  });
});

describe("a person's own calendar", () => {
  test("a personal calendar holds only the events that its owner goes to, waits for or left", async () => {
    const events = await Promise.all(
      ["In", "Line", "Asked", "Offer", "Out", "Declined"].map((title) => createEvent(on.db, {}, { title })),
    );
    const [into, line, asked, offer, out, declined] = events as [
      TestEvent,
      TestEvent,
      TestEvent,
      TestEvent,
      TestEvent,
      TestEvent,
    ];
    const [aheadId = ""] = await createUsers(on.db, 1);
    await answer(line, "waitlisted", { userId: aheadId, queueNumber: 1 });
    await answer(into, "confirmed");
    await answer(line, "waitlisted", { queueNumber: 2 });
    await answer(asked, "pending");
    await answer(offer, "offered", { offerExpiresAt: hours(7) });
    await answer(out, "cancelled");
    await answer(declined, "declined");

    const entries = (await feedOf(anaId)).map(({ summary, status, transp }) => ({ summary, status, transp }));
    const hoped = { status: "TENTATIVE", transp: "TRANSPARENT" };
    const gone = { status: "CANCELLED", transp: "TRANSPARENT" };
    expect(entries).toHaveLength(7);
    expect(entries).toEqual(
      expect.arrayContaining([
        { summary: "In", status: "CONFIRMED", transp: "OPAQUE" },
        { summary: "2nd on the waitlist · Line", ...hoped },
        { summary: "Waiting for the host's approval · Asked", ...hoped },
        { summary: "Offer until Fri 20 Nov, 20:00 CET · Offer", ...hoped },
        { summary: "Last chance to accept your offer · Offer", ...hoped },
        { summary: "Out", ...gone },
        { summary: "Declined", ...gone },
      ]),
    );
    expect(await feedOf(aheadId)).toMatchObject([{ summary: "1st on the waitlist · Line" }]);
  });

  test("a personal calendar drops ended RSVPs after 30 days and never shows a draft", async () => {
    const [recent, old, draft] = await Promise.all([
      createEvent(on.db, {}, { title: "Recent" }),
      createEvent(on.db, {}, { title: "Old" }),
      createEvent(on.db, { state: "draft" }, { title: "Draft" }),
    ]);
    await answer(recent, "cancelled", { statusAt: hours(-29 * 24) });
    await answer(old, "cancelled", { statusAt: hours(-31 * 24) });
    await answer(draft, "confirmed");
    expect(await feedOf(anaId)).toMatchObject([{ summary: "Recent", status: "CANCELLED" }]);
  });

  test("a personal calendar shows nothing more of a private event that its owner cannot see any more", async () => {
    const event = await createEvent(on.db, {}, { visibility: "private" });
    await answer(event, "declined");
    expect(await feedOf(anaId)).toEqual([]);
    await on.db.rsvp.updateMany({ where: { userId: anaId }, data: { status: "cancelled" } });
    expect(await feedOf(anaId)).toEqual([]);
    const { email } = await on.db.user.findUniqueOrThrow({ where: { id: anaId } });
    const invitation = { id: newId(), eventId: event.id, email, invitedById: event.hostId };
    await on.db.invitation.create({ data: invitation });
    expect(await feedOf(anaId)).toMatchObject([{ status: "CANCELLED" }]);
  });

  test("a personal calendar without RSVPs is a calendar without events", async () => {
    const { text } = await getFeedFile(on.db, { token: await tokenOf(anaId), now: NOW });
    expect(read(text)).toEqual([]);
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*END:VCALENDAR\r\n$/);
  });

  test("a reset gives a personal calendar a new URL, and the old one is not found", async () => {
    const token = await tokenOf(anaId);
    const { url } = await resetFeed(on.db, anaId);
    expect(url).not.toContain(token);
    expect(url).toContain(await tokenOf(anaId));
    await expect(getFeedFile(on.db, { token, now: NOW })).rejects.toMatchObject({
      reason: "calendar.not-found",
    });
    expect(await feedOf(anaId)).toEqual([]);
  });

  test("the personal calendar of a banned or deleted account is not found", async () => {
    const token = await tokenOf(anaId);
    await on.db.user.update({ where: { id: anaId }, data: { bannedAt: NOW } });
    const refused = { code: "not-found", reason: "calendar.not-found" };
    await expect(getFeedFile(on.db, { token, now: NOW })).rejects.toMatchObject(refused);
    await on.db.user.delete({ where: { id: anaId } });
    await expect(getFeedFile(on.db, { token, now: NOW })).rejects.toMatchObject(refused);
    await expect(getFeedFile(on.db, { token: "x", now: NOW })).rejects.toMatchObject(refused);
  });

  test("a personal calendar can be read at most 60 times in ten minutes by all readers together", async () => {
    const token = await tokenOf(anaId);
    for (let i = 0; i < 60; i++) await getFeedFile(on.db, { token, now: NOW });
    await expect(getFeedFile(on.db, { token, now: NOW })).rejects.toMatchObject({ code: "rate-limited" });
    const [benId = ""] = await createUsers(on.db, 1);
    expect(await feedOf(benId)).toEqual([]);
    expect(await feedOf(anaId, hours(1))).toEqual([]);
  });
});
