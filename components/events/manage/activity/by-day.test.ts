import { expect, it } from "vitest";
import { byDay } from "./by-day";

const items = ["2026-11-28T01:00:00.000Z", "2026-11-27T23:30:00.000Z", "2026-11-27T22:30:00.000Z"].map(
  (at) => ({ at }),
);

it("activity is grouped by day in the event's zone", () => {
  const days = (timeZone: string) => byDay(items, timeZone).map(({ on, items }) => [on, items.length]);
  expect(days("Europe/Berlin")).toEqual([
    ["2026-11-28", 2],
    ["2026-11-27", 1],
  ]);
  expect(days("America/New_York")).toEqual([["2026-11-27", 3]]);
});

it("an empty activity list has no days", () => {
  expect(byDay([], "Europe/Berlin")).toEqual([]);
});
