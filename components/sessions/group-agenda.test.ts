import { expect, test } from "vitest";
import { dateWords, daysOf, dayWords } from "./group-agenda";

const at = (startsAt: string) => ({ startsAt });

test("a session belongs to the day on which it starts in the zone shown", () => {
  const sessions = [at("2026-12-04T10:00:00.000Z"), at("2026-12-04T23:30:00.000Z")];
  const days = (timeZone: string) => daysOf(sessions, timeZone).map(({ day, items }) => [day, items.length]);
  expect(days("Europe/Lisbon")).toEqual([["2026-12-04", 2]]);
  expect(days("Europe/Berlin")).toEqual([
    ["2026-12-04", 1],
    ["2026-12-05", 1],
  ]);
});

test("sessions that start at the same instant share a slot", () => {
  const ten = "2026-12-04T10:00:00.000Z";
  const [day] = daysOf([at(ten), at(ten), at("2026-12-04T11:00:00.000Z")], "UTC");
  expect(day?.slots.map(({ items }) => items.length)).toEqual([2, 1]);
});

const now = new Date("2026-12-03T23:30:00Z");

test.each([
  ["2026-12-04", "Europe/Berlin", "Today"],
  ["2026-12-05", "Europe/Berlin", "Tomorrow"],
  ["2026-12-03", "Europe/Berlin", "Thu 3 Dec"],
  ["2026-12-06", "Europe/Berlin", "Sun 6 Dec"],
  ["2026-12-03", "Europe/Lisbon", "Today"],
  ["2027-01-02", "Europe/Lisbon", "Sat 2 Jan 2027"],
])("%s in %s is called %j late on 3 December in UTC", (day, timeZone, words) => {
  expect(dayWords(day, { timeZone, now })).toBe(words);
});

test("a day is written out in full for headings", () => {
  expect(dateWords("2026-12-04", now, true)).toBe("Friday 4 December");
});
