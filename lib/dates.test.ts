import { describe, expect, it } from "vitest";
import {
  formatDate,
  formatEventTime,
  formatInZone,
  formatStart,
  relativeDay,
  viewerZoneNote,
  zoneLabel,
} from "./dates";

const now = new Date("2026-11-21T10:00:00Z");
const at = (iso: string) => new Date(iso);

describe("formatEventTime", () => {
  it.each([
    [
      "one evening",
      "2026-11-28T18:00Z",
      "2026-11-28T21:00Z",
      "Europe/Berlin",
      "Sat 28 Nov, 19:00 – 22:00 CET",
    ],
    [
      "a night, by the evening it began",
      "2026-11-28T20:00Z",
      "2026-11-29T02:00Z",
      "Europe/Berlin",
      "Sat 28 Nov, 21:00 – 03:00 CET",
    ],
    [
      "several days",
      "2026-11-27T08:00Z",
      "2026-11-29T16:30Z",
      "Europe/Berlin",
      "Fri 27 Nov, 09:00 – Sun 29 Nov, 17:30 CET",
    ],
    [
      "a day and a night",
      "2026-11-27T08:00Z",
      "2026-11-28T02:00Z",
      "Europe/Berlin",
      "Fri 27 Nov, 09:00 – Sat 28 Nov, 03:00 CET",
    ],
    [
      "another year",
      "2027-03-06T18:00Z",
      "2027-03-06T20:00Z",
      "Europe/Berlin",
      "Sat 6 Mar 2027, 19:00 – 21:00 CET",
    ],
    [
      "across New Year",
      "2026-12-31T18:00Z",
      "2027-01-02T09:00Z",
      "Europe/Berlin",
      "Thu 31 Dec, 19:00 – Sat 2 Jan 2027, 10:00 CET",
    ],
    [
      "New Year's Eve",
      "2026-12-31T19:00Z",
      "2027-01-01T02:00Z",
      "Europe/Berlin",
      "Thu 31 Dec, 20:00 – 03:00 CET",
    ],
    [
      "across the end of summer time",
      "2026-10-24T18:00Z",
      "2026-10-25T10:00Z",
      "Europe/Berlin",
      "Sat 24 Oct, 20:00 CEST – Sun 25 Oct, 11:00 CET",
    ],
    [
      "the night clocks go back",
      "2026-10-24T20:00Z",
      "2026-10-25T01:30Z",
      "Europe/Berlin",
      "Sat 24 Oct, 22:00 CEST – 02:30 CET",
    ],
    [
      "a zone 45 minutes off the hour",
      "2026-11-28T13:15Z",
      "2026-11-28T15:15Z",
      "Asia/Kathmandu",
      "Sat 28 Nov, 19:00 – 21:00 GMT+5:45",
    ],
    [
      "a year that has begun there already",
      "2026-12-31T20:00Z",
      "2026-12-31T22:00Z",
      "Asia/Tokyo",
      "Fri 1 Jan 2027, 05:00 – 07:00 GMT+9",
    ],
  ])("an event time says %s the way a person would", (_, startsAt, endsAt, timeZone, expected) => {
    expect(
      formatEventTime({ startsAt: at(startsAt), endsAt: at(endsAt), timeZone, allDay: false, now }),
    ).toBe(expected);
  });

  it("the year is left out when it is this year in the event's zone", () => {
    const newYearInTokyo = at("2026-12-31T16:00Z");
    const event = {
      startsAt: at("2027-02-01T09:00Z"),
      endsAt: at("2027-02-01T11:00Z"),
      timeZone: "Asia/Tokyo",
      allDay: false,
    };
    expect(formatEventTime({ ...event, now: newYearInTokyo })).toBe("Mon 1 Feb, 18:00 – 20:00 GMT+9");
  });

  it("event times follow the given locale", () => {
    const event = {
      startsAt: at("2026-11-29T00:00Z"),
      endsAt: at("2026-11-29T03:00Z"),
      timeZone: "America/New_York",
      allDay: false,
    };
    expect(formatEventTime({ ...event, now, locale: "en-US" })).toBe("Sat, Nov 28, 07:00 PM – 10:00 PM EST");
  });
});

it.each([
  ["2026-11-27T23:00Z", "2026-11-28T23:00Z", "Sat 28 Nov"],
  ["2026-11-27T23:00Z", "2026-11-30T23:00Z", "28 – 30 Nov"],
  ["2026-11-29T23:00Z", "2026-12-02T23:00Z", "30 Nov – 2 Dec"],
  ["2026-12-29T23:00Z", "2027-01-02T23:00Z", "30 Dec 2026 – 2 Jan 2027"],
  ["2027-03-26T23:00Z", "2027-03-28T22:00Z", "27 – 28 Mar 2027"],
  ["2027-03-26T23:00Z", "2027-03-27T23:00Z", "Sat 27 Mar 2027"],
])("an all-day event from %s to %s shows its days without hours: %s", (startsAt, endsAt, expected) => {
  const event = { startsAt: at(startsAt), endsAt: at(endsAt), timeZone: "Europe/Berlin", allDay: true, now };
  expect(formatEventTime(event)).toBe(expected);
  expect(formatStart({ ...event, at: event.startsAt })).not.toContain(":");
});

it("an instant is shown with its zone, and the long date without it", () => {
  const moment = { at: at("2026-11-28T18:00Z"), timeZone: "Europe/Berlin", now };
  expect(formatInZone(moment)).toBe("Sat 28 Nov, 19:00 CET");
  expect(formatDate({ ...moment, long: true })).toBe("Saturday 28 November");
});

describe("zoneLabel", () => {
  it.each([
    ["Europe/Berlin", "2026-11-28T18:00Z", "CET"],
    ["Europe/Berlin", "2026-07-28T18:00Z", "CEST"],
    ["Europe/London", "2026-11-28T18:00Z", "GMT"],
    ["Europe/London", "2026-07-28T18:00Z", "BST"],
    ["America/New_York", "2026-11-28T18:00Z", "EST"],
    ["Australia/Sydney", "2026-11-28T18:00Z", "AEDT"],
    ["Asia/Kolkata", "2026-11-28T18:00Z", "IST"],
    ["Asia/Kathmandu", "2026-11-28T18:00Z", "GMT+5:45"],
    ["UTC", "2026-11-28T18:00Z", "UTC"],
  ])("the label of %s at %s is %s", (timeZone, instant, expected) => {
    expect(zoneLabel(at(instant), timeZone)).toBe(expected);
  });
});

describe("viewerZoneNote", () => {
  const event = {
    startsAt: at("2026-11-28T18:00Z"),
    endsAt: at("2026-11-28T21:00Z"),
    timeZone: "Europe/Berlin",
    allDay: false,
    now,
  };
  it("an all-day event has no note about the viewer's zone", () => {
    expect(viewerZoneNote({ ...event, allDay: true, viewerTimeZone: "Asia/Tokyo" })).toBeNull();
  });

  it.each([
    ["gives the times alone on the same day", "America/New_York", "13:00 – 16:00 your time"],
    ["keeps a night together", "Asia/Kathmandu", "23:45 – 02:45 your time"],
    ["adds the day when theirs is another", "Asia/Tokyo", "Sun 29 Nov, 03:00 – 06:00 GMT+9, your time"],
    ["says nothing in the same zone", "Europe/Berlin", null],
    ["says nothing in a zone with the same clocks", "Europe/Madrid", null],
    ["says nothing about an unknown zone", "Mars/Olympus", null],
    ["says nothing without a zone", null, null],
  ])("the note about the viewer's zone %s", (_, viewerTimeZone, expected) => {
    expect(viewerZoneNote({ ...event, viewerTimeZone })).toBe(expected);
  });
});

describe("relativeDay", () => {
  it.each([
    ["2026-11-21T22:59Z", "Europe/Berlin", "Today"],
    ["2026-11-21T23:00Z", "Europe/Berlin", "Tomorrow"],
    ["2026-11-21T23:00Z", "America/New_York", "Today"],
    ["2026-11-24T12:00Z", "Europe/Berlin", "In 3 days"],
    ["2026-11-27T12:00Z", "Europe/Berlin", "In 6 days"],
    ["2026-11-28T18:00Z", "Europe/Berlin", "Sat 28 Nov"],
    ["2026-11-20T12:00Z", "Europe/Berlin", "Yesterday"],
    ["2026-11-18T12:00Z", "Europe/Berlin", "3 days ago"],
    ["2026-11-21T18:15Z", "Asia/Kathmandu", "Tomorrow"],
  ])("the relative day of %s in %s is %s", (instant, timeZone, expected) => {
    expect(relativeDay({ at: at(instant), timeZone, now })).toBe(expected);
  });

  it("relative days are calendar days over a clock change", () => {
    const saturdayNight = at("2026-10-24T21:30Z");
    expect(relativeDay({ at: at("2026-10-25T22:30Z"), timeZone: "Europe/Berlin", now: saturdayNight })).toBe(
      "Tomorrow",
    );
  });
});
