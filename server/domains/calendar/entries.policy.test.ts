import { describe, expect, test } from "vitest";
import type { RsvpStatus } from "../../seats/facts";
import { type EventFacts, eventEntry, feedEntries, type RsvpCalendarFacts } from "./entries.policy";

const now = new Date("2026-11-20T12:00:00Z");
const origin = "https://turnout.test";

const event: EventFacts = {
  id: "019aa3b2-5c00-7a31-9d42-6f3f0c6e1a01",
  slug: "supper-ab3kq7xz",
  title: "Supper for twelve",
  description: "Bring a **chair**.",
  place: "Hafenstraße 12",
  onlineUrl: null,
  startsAt: new Date("2026-11-28T18:00:00Z"),
  endsAt: new Date("2026-11-28T21:00:00Z"),
  timeZone: "Europe/Berlin",
  allDay: false,
  status: "published",
  version: 2,
  updatedAt: new Date("2026-11-18T09:00:00Z"),
  hostName: "Marta Silveira",
};

const rsvp: RsvpCalendarFacts = {
  id: "019aa3b4-1f80-7c55-8e10-2b9d4f7a3c02",
  status: "confirmed",
  position: null,
  statusAt: new Date("2026-11-19T09:00:00Z"),
  offerExpiresAt: null,
  version: 1,
};

function feed(change: Partial<RsvpCalendarFacts>, eventChange: Partial<EventFacts> = {}, at = now) {
  return feedEntries({ ...event, ...eventChange }, { ...rsvp, ...change }, { origin, now: at });
}

describe("an event in a calendar", () => {
  test("a calendar entry keeps its uid forever and counts its changes", () => {
    const before = eventEntry(event, origin);
    const after = eventEntry({ ...event, title: "Supper for ten", version: 3 }, origin);
    expect(after.uid).toBe(before.uid);
    expect(after.sequence).toBe(before.sequence + 1);
    expect(eventEntry({ ...event, version: 1 }, origin).sequence).toBe(0);
  });

  test("a calendar entry has its description and place in plain text", () => {
    expect(eventEntry({ ...event, onlineUrl: "https://meet.test/1" }, origin)).toMatchObject({
      title: "Supper for twelve",
      location: "Hafenstraße 12",
      description:
        "Bring a chair.\n\nOnline: https://meet.test/1\n\nhttps://turnout.test/events/supper-ab3kq7xz",
      url: "https://turnout.test/events/supper-ab3kq7xz",
      status: "CONFIRMED",
    });
    expect(eventEntry({ ...event, place: null }, origin).location).toBeNull();
  });

  test("a calendar entry is tentative for a draft and cancelled for a cancelled event", () => {
    expect(eventEntry({ ...event, status: "draft" }, origin).status).toBe("TENTATIVE");
    expect(eventEntry({ ...event, status: "cancelled" }, origin)).toMatchObject({
      status: "CANCELLED",
      isBusy: false,
    });
  });
});

describe("a personal calendar", () => {
  test("a personal calendar marks the time of confirmed guests as busy", () => {
    expect(feed({})).toMatchObject([{ title: "Supper for twelve", status: "CONFIRMED", isBusy: true }]);
  });

  const offer = { status: "offered" as const, offerExpiresAt: new Date("2026-11-21T18:00:00Z") };

  test.each([
    [{ status: "waitlisted" as const, position: 3 }, "3rd on the waitlist · Supper for twelve"],
    [{ status: "pending" as const }, "Waiting for the host's approval · Supper for twelve"],
    [offer, "Offer until Sat 21 Nov, 19:00 CET · Supper for twelve"],
  ])("a personal calendar leaves the time of an unconfirmed RSVP free: %j", (change, title) => {
    expect(feed(change)[0]).toMatchObject({ title, status: "TENTATIVE", isBusy: false });
  });

  test("a personal calendar shows when an offer ends and reminds of it in time", () => {
    const [, end, ...more] = feed(offer);
    expect(more).toEqual([]);
    expect(end).toMatchObject({
      title: "Last chance to accept your offer · Supper for twelve",
      startsAt: new Date("2026-11-21T17:45:00Z"),
      endsAt: offer.offerExpiresAt,
      isBusy: false,
      alarmMinutes: 120,
    });
    expect(end?.uid).not.toBe(feed(offer)[0]?.uid);
    expect(feed({ ...offer, statusAt: now })[1]?.uid).not.toBe(end?.uid);
  });

  test("a personal calendar drops an expired offer even if no job has closed it", () => {
    expect(feed(offer, {}, offer.offerExpiresAt)).toMatchObject([{ status: "CANCELLED" }]);
  });

  test.each(["cancelled", "declined"] as const)(
    "a personal calendar cancels the entry of an RSVP that was %s and shows nothing more of it",
    (status) => {
      expect(feed({ status })).toMatchObject([
        { uid: feed({})[0]?.uid, status: "CANCELLED", isBusy: false, location: null, description: null },
      ]);
    },
  );

  test.each<RsvpStatus>(["confirmed", "waitlisted", "offered", "pending", "cancelled"])(
    "a personal calendar cancels the entry of a cancelled event for an RSVP that is %s",
    (status) => {
      const entries = feed({ status, offerExpiresAt: offer.offerExpiresAt }, { status: "cancelled" });
      expect(entries).toMatchObject([{ status: "CANCELLED", isBusy: false }]);
    },
  );

  test("a personal calendar keeps a past event only for confirmed guests", () => {
    const over = event.endsAt;
    expect(feed({}, {}, over)).toMatchObject([{ status: "CONFIRMED" }]);
    expect(feed({ status: "waitlisted", position: 1 }, {}, over)).toEqual([]);
    expect(feed({ status: "pending" }, {}, over)).toEqual([]);
  });

  test("a personal calendar counts changes of both the event and the RSVP", () => {
    const sequences = [
      feed({}, { version: 1 }),
      feed({ version: 2 }, { version: 1 }),
      feed({ version: 2, status: "cancelled" }, { version: 2 }),
      feed({ version: 3 }, { version: 3 }),
    ].map(([entry]) => entry?.sequence);
    expect(sequences).toEqual([0, 1, 2, 4]);
  });
});
