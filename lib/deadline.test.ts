import { expect, it, test } from "vitest";
import { formatDeadline, formatOpening, lastDayBefore, midnightAfter } from "./deadline";

const now = new Date("2026-11-21T10:00:00Z");
const berlin = (iso: string, allDay: boolean) => ({
  at: new Date(iso),
  timeZone: "Europe/Berlin",
  allDay,
  now,
});

it.each([
  ["an event with hours", "2026-11-27T23:00Z", false, "Sat 28 Nov, 00:00 CET"],
  ["midnight before a day without hours", "2026-11-27T23:00Z", true, "the end of Fri 27 Nov"],
  [
    "an hour of a day without hours, which holds all the same",
    "2026-11-28T09:10Z",
    true,
    "Sat 28 Nov, 10:10 CET",
  ],
  ["the last midnight of a year", "2026-12-31T23:00Z", true, "the end of Thu 31 Dec"],
])("a deadline says until when something can be done: %s", (_, at, allDay, words) => {
  expect(formatDeadline(berlin(at, allDay))).toBe(words);
});

it("an all-day opening is given as a day", () => {
  expect(formatOpening(berlin("2026-11-27T23:00Z", true))).toBe("Sat 28 Nov");
  expect(formatOpening(berlin("2026-11-27T23:00Z", false))).toBe("Sat 28 Nov, 00:00 CET");
});

test("the last day of a deadline and its midnight lead to each other, over months and leap days", () => {
  for (const [day, midnight] of [
    ["2026-11-30", "2026-12-01T00:00"],
    ["2028-02-28", "2028-02-29T00:00"],
    ["", ""],
  ] as const) {
    expect(midnightAfter(day)).toBe(midnight);
    expect(lastDayBefore(midnight)).toBe(day);
  }
});
