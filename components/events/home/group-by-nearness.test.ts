import { expect, test } from "vitest";
import { groupByNearness } from "./group-by-nearness";

const now = new Date("2026-11-21T12:00:00Z");
const event = (id: string, timeZone: string, startsAt: string) => ({ id, timeZone, startsAt }) as never;
const events = [
  event("berlin", "Europe/Berlin", "2026-11-22T12:00:00Z"),
  event("lisbon", "Europe/Lisbon", "2026-11-23T12:00:00Z"),
  event("porto", "Europe/Lisbon", "2026-11-24T12:00:00Z"),
  event("faro", "Europe/Lisbon", "2026-12-01T12:00:00Z"),
  event("tokyo", "Asia/Tokyo", "2026-12-23T12:00:00Z"),
];
const titles = (timeZone: string | null) =>
  groupByNearness(events, timeZone, now).map((group) => [group.title, ...group.events.map(({ id }) => id)]);

test("events in the viewer's time zone come first, each event once", () => {
  expect(titles("Europe/Lisbon")).toEqual([
    ["On Lisbon time", "lisbon", "porto", "faro"],
    ["Elsewhere this week", "berlin"],
    ["Further ahead", "tokyo"],
  ]);
});

test.each([null, "UTC", "America/New_York", "Asia/Tokyo"])(
  "the home page has only soon and later for the zone %s",
  (timeZone) => {
    expect(titles(timeZone)).toEqual([
      ["This week", "berlin", "lisbon", "porto"],
      ["Further ahead", "faro", "tokyo"],
    ]);
  },
);
