import ICAL from "ical.js";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import {
  changeEventRow,
  createEvent,
  createUsers,
  hours,
  NOW,
  newId,
  type TestEvent,
} from "../../tests/factories";
import { recordEntry } from "../domains/calendar/mailed.commands";
import { getEventFile, getFeedAddress, getFeedFile } from "../domains/calendar/queries";
import { getEventAccess } from "../domains/events/access/queries";
import { provideEnv } from "../env";
import { withCalendar } from "./calendar-attachment";
import { confirmedMail } from "./rsvp-mails";
import { anasFacts } from "./testing/rsvp-mail-facts";

const database = testDatabase();
let event: TestEvent;
let userId: string;
let rsvpId: string;

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", NEXTAUTH_URL: "https://turnout.test" }));
beforeEach(async () => {
  event = await createEvent(database.db, {}, { title: "Supper" });
  [userId = ""] = await createUsers(database.db, 1);
  rsvpId = newId();
  const at = { rsvpAt: hours(-5), statusAt: hours(-5) };
  await database.db.rsvp.create({
    data: { id: rsvpId, poolId: event.poolId, userId, status: "confirmed", guests: 0, seats: 1, ...at },
  });
});

async function attach(putsIn = true) {
  const words = confirmedMail(anasFacts({ statusAt: NOW }), NOW);
  const { attachments } = await withCalendar(database.db, words, { rsvpId, now: NOW, putsIn });
  return attachments?.[0] ?? null;
}

/** What a program for calendars reads. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const entries = calendar.getAllSubcomponents("vevent").map((entry) => ({
    uid: entry.getFirstPropertyValue("uid"),
    sequence: entry.getFirstPropertyValue("sequence"),
    status: entry.getFirstPropertyValue("status"),
    location: entry.getFirstPropertyValue("location"),
  }));
  return { method: calendar.getFirstPropertyValue("method"), entries };
}

describe("a guest with a seat", () => {
  test("a guest with a seat gets the event as a calendar file, with the place that is hidden from others", async () => {
    await database.db.event.update({
      where: { id: event.id },
      data: { place: "Behind the blue door", placeHidden: true },
    });
    const file = await attach();
    expect(file?.contentType).toBe("text/calendar; method=REQUEST; charset=utf-8");
    expect(file?.filename).toMatch(/\.ics$/);
    expect(read(file?.content ?? "")).toEqual({
      method: "REQUEST",
      entries: [
        { uid: `${event.id}@turnout`, sequence: 0, status: "CONFIRMED", location: "Behind the blue door" },
      ],
    });
  });

  test("the email and the guest's own feed give the same calendar entry", async () => {
    await database.db.rsvp.update({ where: { id: rsvpId }, data: { version: 4 } });
    await database.db.event.update({ where: { id: event.id }, data: { version: 3 } });
    const { url } = await getFeedAddress(database.db, userId);
    const token = /calendar\/([^/]+)\.ics$/.exec(url)?.[1] ?? "";
    const feed = read((await getFeedFile(database.db, { token, now: NOW })).text);
    expect(read((await attach())?.content ?? "").entries).toEqual(feed.entries);
    expect(feed.entries[0]?.sequence).toBe(5);
  });

  test("a cancelled event's email removes the calendar entry with a higher number", async () => {
    const before = read((await attach())?.content ?? "").entries[0];
    await changeEventRow(database.db, event.id, { status: "cancelled", version: { increment: 1 } });
    const file = await attach();
    expect(file?.contentType).toContain("method=CANCEL");
    const [after] = read(file?.content ?? "").entries;
    expect(after).toMatchObject({ uid: before?.uid, status: "CANCELLED" });
    expect(Number(after?.sequence)).toBeGreaterThan(Number(before?.sequence));
  });

  test("an email that is not about the guest's seat has no calendar file", async () => {
    expect(await attach(false)).toBeNull();
  });

  test("the guest is the only attendee of the calendar file, which asks for no reply", async () => {
    const [other = ""] = await createUsers(database.db, 1);
    const at = { rsvpAt: hours(-5), statusAt: hours(-5) };
    await database.db.rsvp.create({
      data: {
        id: newId(),
        poolId: event.poolId,
        userId: other,
        status: "confirmed",
        guests: 0,
        seats: 1,
        ...at,
      },
    });
    const calendar = new ICAL.Component(ICAL.parse((await attach())?.content ?? ""));
    const [entry] = calendar.getAllSubcomponents("vevent");
    const attendees = entry?.getAllProperties("attendee") ?? [];
    expect(attendees.map((one) => String(one.getFirstValue()).toLowerCase())).toEqual([
      `mailto:${userId}@people.test`,
    ]);
    expect(attendees[0]?.getParameter("partstat")).toBe("ACCEPTED");
    expect(attendees[0]?.getParameter("rsvp")).toBe("FALSE");
    expect(entry?.getFirstPropertyValue("organizer")).toMatch(/^mailto:/);
  });

  test("the file on the event page has the same number as the one in the email", async () => {
    await database.db.rsvp.update({ where: { id: rsvpId }, data: { version: 4 } });
    const access = await getEventAccess(database.db, {
      now: NOW,
      eventId: event.id,
      viewer: await viewerOf(database.db, userId),
    });
    const { text } = await getEventFile(database.db, { event: access, viewerId: userId, now: NOW });
    expect(read(text)).toMatchObject({ method: "PUBLISH", entries: [{ sequence: 3 }] });
    expect(read((await attach())?.content ?? "").entries[0]?.sequence).toBe(3);
  });

  test("a calendar entry is recorded before the email is sent, unless the RSVP changes meanwhile", async () => {
    await attach();
    const known = () => database.db.mailedEntry.findUnique({ where: { rsvpId } });
    expect(await known()).toMatchObject({ isIn: true, sequence: 0 });
    const stale = { rsvpId, rsvpVersion: 7, sequence: 6, address: "ana@people.test" };
    expect(await recordEntry(database.db, stale)).toBe(false);
    expect(await known()).toMatchObject({ sequence: 0 });
  });
});

test.each(["waitlisted", "pending", "offered"] as const)(
  "a guest whose RSVP is %s gets no calendar file",
  async (status) => {
    const queue = { queueNumber: status === "waitlisted" ? 1 : null };
    const offer = { offerExpiresAt: status === "offered" ? hours(2) : null };
    await database.db.rsvp.update({ where: { id: rsvpId }, data: { status, ...queue, ...offer } });
    expect(await attach()).toBeNull();
  },
);

test("a deleted RSVP has no calendar file", async () => {
  await database.db.rsvp.delete({ where: { id: rsvpId } });
  expect(await attach()).toBeNull();
});

test("the facts of many calendar files are read in one query", async () => {
  const files = await Promise.all(Array.from({ length: 30 }, () => attach()));
  expect(new Set(files.map((file) => file?.content)).size).toBe(1);
});
