import { describe, expect, it } from "vitest";
import type { ChartPoint } from "../schema";
import { timeTable } from "./policy";

const point: ChartPoint = {
  from: "2026-10-25T02:00",
  at: "2026-10-25T01:00:00.000Z",
  rsvps: 3,
  cancellations: 1,
  declines: 0,
  promotions: 0,
  offers: 0,
  seatsTaken: 12,
  waitlistLength: 0,
  capacity: null,
};

describe("the table of a chart over time", () => {
  it("the two equal hours of the night when clocks go back are told apart by their instants", () => {
    const again = { ...point, at: "2026-10-25T00:00:00.000Z" };
    const { columns, rows } = timeTable("rsvps", [again, point], "hour");
    expect(columns).toEqual(["From", "From (UTC)", "RSVPs", "Cancelled", "Declined"]);
    expect(rows).toEqual([
      ["2026-10-25 02:00", "2026-10-25T00:00:00.000Z", 3, 1, 0],
      ["2026-10-25 02:00", "2026-10-25T01:00:00.000Z", 3, 1, 0],
    ]);
  });

  it("days have their date, and an unlimited capacity is an empty cell", () => {
    const day = { ...point, from: "2026-10-25T00:00" };
    expect(timeTable("seats", [day], "day").rows).toEqual([["2026-10-25", point.at, 12, null]]);
  });
});
