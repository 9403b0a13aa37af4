import ICAL from "ical.js";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers, hours, NOW, newId, type TestEvent } from "../../tests/factories";
import { getFeedAddress, getFeedFile } from "../domains/calendar/queries";
import { provideEnv } from "../env";
import { calendarAttachment } from "./calendar-attachment";

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

const attach = (method: "PUBLISH" | "CANCEL" = "PUBLISH") =>
  calendarAttachment(database.db, { rsvpId, method, now: NOW });

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

describe("whoever is in", () => {
  test("gets the event to put into the calendar, the place that is hidden from others too", async () => {
    await database.db.event.update({
      where: { id: event.id },
      data: { place: "Behind the blue door", placeHidden: true },
    });
    const file = await attach();
    expect(file?.contentType).toBe("text/calendar; method=PUBLISH; charset=utf-8");
    expect(file?.filename).toMatch(/\.ics$/);
    expect(read(file?.content ?? "")).toEqual({
      method: "PUBLISH",
      entries: [
        { uid: `${event.id}@turnout`, sequence: 0, status: "CONFIRMED", location: "Behind the blue door" },
      ],
    });
  });

  test("has one entry of it, whether it came by mail or from their own calendar", async () => {
    await database.db.rsvp.update({ where: { id: rsvpId }, data: { version: 4 } });
    await database.db.event.update({ where: { id: event.id }, data: { version: 3 } });
    const { url } = await getFeedAddress(database.db, userId);
    const token = /calendar\/([^/]+)\.ics$/.exec(url)?.[1] ?? "";
    const feed = read((await getFeedFile(database.db, { token, now: NOW })).text);
    expect(read((await attach())?.content ?? "").entries).toEqual(feed.entries);
    expect(feed.entries[0]?.sequence).toBe(5);
  });

  test("is told to take it out when the event is cancelled, with a higher number", async () => {
    const before = read((await attach())?.content ?? "").entries[0];
    await database.db.event.update({
      where: { id: event.id },
      data: { status: "cancelled", version: { increment: 1 } },
    });
    expect(await attach("PUBLISH")).toBeNull();
    const file = await attach("CANCEL");
    expect(file?.contentType).toContain("method=CANCEL");
    const [after] = read(file?.content ?? "").entries;
    expect(after).toMatchObject({ uid: before?.uid, status: "CANCELLED" });
    expect(Number(after?.sequence)).toBeGreaterThan(Number(before?.sequence));
  });

  test("gets nothing that asks to take out what takes place", async () => {
    expect(await attach("CANCEL")).toBeNull();
  });
});

test.each(["waitlisted", "pending", "offered"] as const)(
  "whoever is %s gets nothing for the calendar",
  async (status) => {
    const queue = { queueNumber: status === "waitlisted" ? 1 : null };
    const offer = { offerExpiresAt: status === "offered" ? hours(2) : null };
    await database.db.rsvp.update({ where: { id: rsvpId }, data: { status, ...queue, ...offer } });
    expect(await attach("PUBLISH")).toBeNull();
    expect(await attach("CANCEL")).toBeNull();
  },
);

test("an RSVP that is gone has no file", async () => {
  await database.db.rsvp.delete({ where: { id: rsvpId } });
  expect(await attach()).toBeNull();
});

test("many at once are read together", async () => {
  const files = await Promise.all(Array.from({ length: 30 }, () => attach()));
  expect(new Set(files.map((file) => file?.content)).size).toBe(1);
});
