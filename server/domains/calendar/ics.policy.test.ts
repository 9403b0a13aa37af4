import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import type { CalendarEntry } from "./entries.policy";
import { type CalendarText, writeCalendar } from "./ics.policy";

const now = new Date("2026-11-20T12:00:00Z");

const supper: CalendarEntry = {
  uid: "019aa3b2-5c00-7a31-9d42-6f3f0c6e1a01@turnout",
  sequence: 0,
  title: "Supper for twelve",
  startsAt: new Date("2026-11-28T18:00:00Z"),
  endsAt: new Date("2026-11-28T21:00:00Z"),
  timeZone: "Europe/Berlin",
  allDay: false,
  status: "CONFIRMED",
  isBusy: true,
  location: "Hafenstraße 12, Hamburg",
  description: "Bring a chair.\n\nhttps://turnout.test/events/supper",
  url: "https://turnout.test/events/supper",
  hostName: "Marta Silveira",
  changedAt: now,
  alarmMinutes: null,
};

function write(changes: Partial<CalendarEntry>[] = [{}], about: Partial<CalendarText> = {}): string {
  const entries = changes.map((change) => ({ ...supper, ...change }));
  const organizerAddress = "no-reply@turnout.test";
  return writeCalendar({ entries, method: "PUBLISH", feed: null, organizerAddress, now, ...about });
}

/** Parses the text with another program. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents("vtimezone"))
    ICAL.TimezoneService.register(new ICAL.Timezone({ component: zone }));
  return { calendar, events: calendar.getAllSubcomponents("vevent") };
}

const instantOf = (event: ICAL.Component, name: string) =>
  new Date((event.getFirstPropertyValue(name) as ICAL.Time).toUnixTime() * 1000);

const roundTrip = (change: Partial<CalendarEntry>) => {
  const [event] = read(write([change])).events;
  if (!event) throw new Error("no event was read");
  return event;
};

describe("an all-day event", () => {
  test.each([
    [
      "one day in Berlin",
      "Europe/Berlin",
      "2026-11-27T23:00:00Z",
      "2026-11-28T23:00:00Z",
      ["20261128", "20261129"],
    ],
    [
      "a weekend in Tokyo",
      "Asia/Tokyo",
      "2026-11-27T15:00:00Z",
      "2026-11-29T15:00:00Z",
      ["20261128", "20261130"],
    ],
    [
      "a day west of Greenwich",
      "America/New_York",
      "2026-11-28T05:00:00Z",
      "2026-11-29T05:00:00Z",
      ["20261128", "20261129"],
    ],
    ["a day in UTC", "UTC", "2026-11-28T00:00:00Z", "2026-11-29T00:00:00Z", ["20261128", "20261129"]],
    [
      "the days around a change of clocks",
      "Europe/Berlin",
      "2027-03-26T23:00:00Z",
      "2027-03-28T22:00:00Z",
      ["20270327", "20270329"],
    ],
    [
      "a day that begins at one",
      "Africa/Cairo",
      "2026-04-23T22:00:00Z",
      "2026-04-24T21:00:00Z",
      ["20260424", "20260425"],
    ],
  ])(
    "an all-day event is written as dates with an exclusive end: %s",
    (_, timeZone, startsAt, endsAt, [first, after]) => {
      const span = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
      const text = write([{ allDay: true, timeZone, ...span }]);
      expect(text).toContain(`DTSTART;VALUE=DATE:${first}\r\n`);
      expect(text).toContain(`DTEND;VALUE=DATE:${after}\r\n`);
      expect(text).not.toContain("TZID");
      const [event] = read(text).events;
      expect(event?.getFirstPropertyValue("dtstart")).toMatchObject({ isDate: true });
    },
  );
});

describe("another program", () => {
  const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];

  test.each(zones)("another program reads the same instants in every hour of two years in %s", (timeZone) => {
    // A step of 13 hours covers every hour of the day, including those around each change of the clocks.
    const starts = Array.from({ length: 1350 }, (_, step) => Date.UTC(2026, 0, 1) + step * 13 * 3_600_000);
    const times = starts.map((ms) => ({
      startsAt: new Date(ms),
      endsAt: new Date(ms + 5_400_000),
      timeZone,
    }));
    const { events } = read(write(times));
    expect(events.map((event) => ["dtstart", "dtend"].map((name) => instantOf(event, name)))).toEqual(
      times.map(({ startsAt, endsAt }) => [startsAt, endsAt]),
    );
  });

  test.each([
    ["Europe/Berlin", "2026-10-25T00:30:00Z"],
    ["Europe/Berlin", "2026-10-25T01:30:00Z"],
    ["America/New_York", "2026-11-01T05:30:00Z"],
    ["America/New_York", "2026-11-01T06:30:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T14:45:00Z"],
    ["Australia/Lord_Howe", "2026-04-04T15:15:00Z"],
  ])(
    "another program reads the right one of two equal times when clocks go back in %s at %s",
    (timeZone, start) => {
      const times = { startsAt: new Date(start), endsAt: new Date(Date.parse(start) + 7_200_000) };
      const event = roundTrip({ ...times, timeZone });
      expect([instantOf(event, "dtstart"), instantOf(event, "dtend")]).toEqual([
        times.startsAt,
        times.endsAt,
      ]);
    },
  );

  test("a calendar has its zone by name, and its rules once for any number of events", () => {
    const text = write([{}, { uid: "second" }, { uid: "third", timeZone: "Asia/Kathmandu" }]);
    expect(text).toContain("DTSTART;TZID=Europe/Berlin:20261128T190000\r\n");
    expect(text.match(/^TZID:.*/gm)).toEqual(["TZID:Europe/Berlin", "TZID:Asia/Kathmandu"]);
  });

  const awkward = fc.oneof(
    fc.string({ unit: "binary", maxLength: 200 }),
    fc.string({ unit: fc.constantFrom(..."ab\\;,:\"'\n🎉ßé\u0301日 n"), maxLength: 200 }),
  );
  test("another program reads every text as it was written", () => {
    const plain = (text: string) => text.replaceAll(/\r\n?/g, "\n").replaceAll(/[^\P{Cc}\n\t]/gu, "");
    fc.assert(
      fc.property(awkward, awkward, (title, description) => {
        const event = roundTrip({ title, description, location: "x" });
        expect(event.getFirstPropertyValue("summary")).toBe(plain(title));
        expect(event.getFirstPropertyValue("description") ?? "").toBe(plain(description));
      }),
      { numRuns: 300 },
    );
  });

  test("a calendar names the host without a person's own address", () => {
    const event = roundTrip({ hostName: 'Rui "The Oven"; Costa,\r\nATTENDEE:mailto:x@y.z' });
    const organizer = event.getFirstProperty("organizer");
    expect(organizer?.getFirstValue()).toBe("mailto:no-reply@turnout.test");
    expect(organizer?.getParameter("cn")).toBe("Rui 'The Oven'; Costa, ATTENDEE:mailto:x@y.z");
    expect(event.getAllProperties("attendee")).toEqual([]);
  });

  test("an entry with an alarm has a reminder", () => {
    const alarm = roundTrip({ alarmMinutes: 120 }).getFirstSubcomponent("valarm");
    expect(alarm?.getFirstPropertyValue("action")).toBe("DISPLAY");
    expect(String(alarm?.getFirstPropertyValue("trigger"))).toBe("-PT2H");
  });
});

describe("the text of a calendar", () => {
  const long = write([{ title: `${"日本語の夕食会 🎉 ".repeat(20)}`, description: "ß".repeat(3_000) }]);

  test("every line of a calendar has at most 75 bytes and ends in CRLF", () => {
    expect(long.endsWith("END:VCALENDAR\r\n")).toBe(true);
    expect(long.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    for (const line of long.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });

  test("folding a line never splits a character", () => {
    for (const line of long.split("\r\n")) expect(Buffer.from(line).toString()).toBe(line);
    expect(long).not.toMatch(/[\ud800-\udbff]\r\n/);
  });

  test("a guest or host cannot inject a line into a calendar", () => {
    const evil = "Supper\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:other";
    const { events } = read(write([{ title: evil, description: evil, location: evil, hostName: evil }]));
    expect(events).toHaveLength(1);
    expect(events[0]?.getFirstPropertyValue("summary")).toBe(evil.replaceAll("\r\n", "\n"));
  });

  test("the calendar of a cancelled event asks programs to remove it", () => {
    const { calendar, events } = read(write([{ status: "CANCELLED" }], { method: "CANCEL" }));
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(events[0]?.getFirstPropertyValue("status")).toBe("CANCELLED");
  });

  test("a feed has a name and a refresh interval", () => {
    const text = write([], { feed: { name: "Turnout", refreshMinutes: 60 } });
    expect(text).toContain("X-WR-CALNAME:Turnout\r\n");
    expect(text).toContain("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n");
  });
});
