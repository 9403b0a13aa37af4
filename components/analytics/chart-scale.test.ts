import { describe, expect, it } from "vitest";
import { chartScale } from "./chart-scale";

const point = (rsvps: number, seatsTaken: number) => ({
  ...{ from: "2026-11-21T00:00", rsvps, seatsTaken },
  ...{ cancellations: 0, declines: 0, promotions: 0, offers: 0 },
  ...{ at: "2026-11-21T00:00:00.000Z", waitlistLength: 0, capacity: null },
});

describe("the scale of the chart", () => {
  it("reaches up to the capacity while that is in sight", () => {
    expect(chartScale([point(10, 25)], 100)).toMatchObject({ line: 100, top: 100 });
    expect(chartScale([point(10, 25)], 101)).toMatchObject({ line: null, top: 25 });
    expect(chartScale([point(10, 25)], null)).toMatchObject({ line: null, top: 25 });
  });

  it("keeps the bars in the lowest quarter, the busiest step the highest", () => {
    expect(chartScale([point(10, 20), point(5, 40)], 40).bars.map((each) => each.bar)).toEqual([10, 5]);
  });

  it("is sound where nothing happened", () => {
    expect(chartScale([point(0, 0)], null)).toMatchObject({ top: 1, bars: [{ bar: 0 }] });
  });
});
