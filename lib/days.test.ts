import { describe, expect, test } from "vitest";
import { dayIn } from "./day-schema";
import {
  addDays,
  countDays,
  type Days,
  dateOf,
  dayOf,
  earliestToday,
  lastDay,
  overlaps,
  startOfDay,
} from "./days";

const range = (text: string): Days => {
  const [start = "", end = start] = text.split("/");
  return { start, end };
};

describe("days", () => {
  test.each<[string, string | null]>([
    ["2027-05-10", "2027-05-10"],
    ["2028-02-29", "2028-02-29"],
    ["2027-05-10T23:30:00Z", "2027-05-10"],
    ["2027-05-10T23:30:00.000+09:00", "2027-05-10"],
    ["2027-05-10T23:30", "2027-05-10"],
    ["2027-02-29", null],
    ["2027-13-01", null],
    ["2027-5-1", null],
    ["1899-12-31", null],
    ["3000-01-01", null],
    ["2027-05-10\n", null],
    ["10.05.2027", null],
    ["", null],
  ])("the text %j is read as the day %s", (text, day) => {
    expect(dayIn.safeParse(text).data ?? null).toBe(day);
  });

  test.each<[string, string, boolean]>([
    ["2027-05-10/2027-05-12", "2027-05-11/2027-05-13", true],
    ["2027-05-10/2027-05-12", "2027-05-12/2027-05-13", false],
    ["2027-05-10/2027-05-12", "2027-05-08/2027-05-10", false],
    ["2027-05-10/2027-05-20", "2027-05-12/2027-05-13", true],
    // A range whose end is its start is one day.
    ["2027-05-10/2027-05-10", "2027-05-10/2027-05-10", true],
    ["2027-05-10/2027-05-10", "2027-05-10/2027-05-11", true],
    ["2027-05-10/2027-05-10", "2027-05-11/2027-05-11", false],
    ["2027-05-12/2027-05-12", "2027-05-10/2027-05-12", false],
  ])("the ranges %s and %s share a day: %s", (a, b, expected) => {
    expect(overlaps(range(a), range(b))).toBe(expected);
    expect(overlaps(range(b), range(a))).toBe(expected);
  });

  test("the last day and the number of days leave the end out", () => {
    expect([lastDay(range("2027-05-10/2027-05-12")), countDays(range("2027-05-10/2027-05-12"))]).toEqual([
      "2027-05-11",
      2,
    ]);
    expect([lastDay(range("2027-05-10/2027-05-10")), countDays(range("2027-05-10/2027-05-10"))]).toEqual([
      "2027-05-10",
      1,
    ]);
    expect(countDays(range("2027-03-27/2027-03-30"))).toBe(3);
    expect(addDays("2027-12-31", 1)).toBe("2028-01-01");
  });

  test.each<[string, string, string]>([
    ["2027-05-10", "Europe/Lisbon", "2027-05-09T23:00:00.000Z"],
    ["2027-01-10", "Europe/Lisbon", "2027-01-10T00:00:00.000Z"],
    ["2027-05-10", "Asia/Kathmandu", "2027-05-09T18:15:00.000Z"],
    // Clocks go forward at midnight: the day begins at 01:00.
    ["2027-03-28", "Asia/Beirut", "2027-03-27T22:00:00.000Z"],
    // Clocks go back to midnight: the day begins at the first of two midnights.
    ["2027-11-07", "America/Havana", "2027-11-07T04:00:00.000Z"],
  ])("the day %s begins in %s at %s", (day, zone, instant) => {
    expect(startOfDay(day, zone).toISOString()).toBe(instant);
  });

  test("a day is past only once it is past in every zone", () => {
    expect(earliestToday(new Date("2027-05-10T11:59:00Z"))).toBe("2027-05-09");
    expect(earliestToday(new Date("2027-05-10T12:00:00Z"))).toBe("2027-05-10");
  });

  test("a day survives the way into a date column and back", () => {
    expect(dayOf(dateOf("2027-05-10"))).toBe("2027-05-10");
  });
});
