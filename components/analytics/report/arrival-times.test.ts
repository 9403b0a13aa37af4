import { expect, test } from "vitest";
import { arrivalColumns, arrivalTable, arrivalTimesText } from "./arrival-times";

const arrivals = {
  minutes: 5,
  points: [
    { at: "2026-12-04T17:00:00.000Z", arrived: 2, total: 2 },
    { at: "2026-12-04T17:05:00.000Z", arrived: 0, total: 2 },
    { at: "2026-12-04T17:10:00.000Z", arrived: 5, total: 7 },
  ],
  arrivedSeats: 7,
  noShows: null,
};
const none = { ...arrivals, points: [], arrivedSeats: 0 };

test("the arrival curve names each step by the clocks of the event, as a chart and as a table", () => {
  expect(arrivalColumns(arrivals, "Europe/Berlin").map(({ name }) => name)).toEqual([
    "18:00",
    "18:05",
    "18:10",
  ]);
  expect(arrivalTable(arrivals, "Europe/Berlin").rows.at(-1)).toEqual(["18:10", 5, 7]);
});

test("the sentence about arrivals names when most people came, or that no one did", () => {
  expect(arrivalTimesText(arrivals, "Europe/Berlin")).toBe(
    "7 people are here. Most came within 5 minutes from 18:10.",
  );
  expect(arrivalTimesText(none, "UTC")).toBe("No one has been checked in yet.");
});
