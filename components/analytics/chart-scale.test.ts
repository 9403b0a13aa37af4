import { describe, expect, it } from "vitest";
import { chartScale } from "./chart-scale";

const point = (rsvps: number, seatsTaken: number) => ({
  from: "2026-11-21T00:00",
  rsvps,
  seatsTaken,
  cancellations: 0,
  declines: 0,
  promotions: 0,
  offers: 0,
  at: "2026-11-21T00:00:00.000Z",
  waitlistLength: 0,
  capacity: null,
});

describe("the scale of the chart", () => {
  it("the seats axis reaches up to the capacity while that is near", () => {
    expect(chartScale([point(10, 25)], 100)).toMatchObject({ line: 100, top: 100 });
    expect(chartScale([point(10, 25)], 101)).toMatchObject({ line: null, top: 25 });
    expect(chartScale([point(10, 25)], null)).toMatchObject({ line: null, top: 25 });
  });

  it("RSVPs have an axis of their own that leaves room above the busiest step", () => {
    expect(chartScale([point(10, 20), point(5, 40)], 40).rsvpsTop).toBe(25);
    expect(chartScale([point(9, 20)], null)).toMatchObject({ top: 20, rsvpsTop: 23 });
  });

  it("an empty chart has valid axes", () => {
    expect(chartScale([point(0, 0)], null)).toMatchObject({ top: 1, rsvpsTop: 3 });
  });
});
