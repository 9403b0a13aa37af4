import { describe, expect, it } from "vitest";
import { chartSummary, stepLabel, tickLabel } from "./chart-labels";

const now = new Date("2026-11-21T12:00:00Z");
const point = (from: string, rsvps: number, seatsTaken: number) => ({
  from,
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

describe("the labels of a chart", () => {
  it.each([
    ["2026-11-21T14:00", "hour", "14:00", "14:00"],
    ["2026-11-21T00:00", "day", "Sat 21 Nov", "21 Nov"],
    ["2025-12-31T00:00", "day", "Wed 31 Dec 2025", "31 Dec"],
    ["2026-11-16T00:00", "week", "Week of Mon 16 Nov", "16 Nov"],
  ] as const)("a chart labels %s by %s", (from, step, long, short) => {
    expect(stepLabel(from, step, now)).toBe(long);
    expect(tickLabel(from, step, now)).toBe(short);
  });

  it("a chart is summed up in a sentence", () => {
    const points = [
      point("2026-11-19T00:00", 3, 4),
      point("2026-11-20T00:00", 9, 12),
      point("2026-11-21T00:00", 0, 11),
    ];
    expect(chartSummary(points, "day", now)).toBe(
      "Most people RSVPed on Fri 20 Nov: 9. 11 seats are taken now.",
    );
    expect(chartSummary([], "day", now)).toBe("No RSVPs yet.");
  });
});
