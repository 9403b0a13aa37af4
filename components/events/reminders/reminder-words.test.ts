import { describe, expect, test } from "vitest";
import type { Reminder } from "@/server/domains/events/reminders/schema";
import { beforeWords, reminderWords, toMinutes } from "./reminder-words";

const moment = {
  status: "published",
  timeZone: "Europe/Berlin",
  now: new Date("2026-11-20T12:00:00Z"),
} as const;
const reminder: Reminder = {
  minutesBefore: 1_440,
  dueAt: "2026-11-27T18:00:00.000Z",
  state: "planned",
  recipients: 42,
};

test.each([
  [60, "1 hour before"],
  [1_440, "1 day before"],
  [90, "1 hour 30 minutes before"],
])("a reminder of %i minutes is %s", (minutes, words) => {
  expect(beforeWords(minutes)).toBe(words);
});

describe("a reminder", () => {
  test.each<[string, Partial<Reminder>, string]>([
    ["that is still to come", {}, "Fri 27 Nov, 19:00 CET · to 42 people"],
    ["to one person", { recipients: 1 }, "Fri 27 Nov, 19:00 CET · to 1 person"],
    [
      "that has no recipients yet",
      { recipients: 0 },
      "Fri 27 Nov, 19:00 CET · to guests with a seat by then",
    ],
    ["that was sent", { state: "sent", recipients: 1_200 }, "Fri 27 Nov, 19:00 CET · sent to 1,200 people"],
    ["that had no recipients", { state: "sent", recipients: 0 }, "Fri 27 Nov, 19:00 CET · sent to no one"],
    [
      "that came too late",
      { state: "passed-over", recipients: 0 },
      "Fri 27 Nov, 19:00 CET · too late, so not sent",
    ],
  ])("a reminder %s has its own words", (_, change, words) => {
    expect(reminderWords({ ...reminder, ...change }, moment)).toBe(words);
  });

  test("a reminder of a cancelled event is not sent", () => {
    const gone = { ...reminder, state: "passed-over" as const };
    expect(reminderWords(gone, { ...moment, status: "cancelled" })).toBe("Not sent");
  });
});

test.each([
  ["2", "hours", 120],
  ["1", "days", 1_440],
  ["1.5", "days", 2_160],
  ["45", "minutes", 45],
  ["", "days", Number.NaN],
  ["soon", "days", Number.NaN],
] as const)("the amount %s %s is %d minutes", (amount, unit, minutes) => {
  expect(toMinutes(amount, unit)).toBe(minutes);
});
