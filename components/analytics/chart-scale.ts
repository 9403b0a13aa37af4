import type { ChartPoint } from "@/server/domains/analytics/schema";

/** The bars have an axis of their own, whose end keeps them in the lower part of the chart, clear of the line. */
const BARS_SHARE = 0.4;

/** A capacity further out of reach than this would press the chart flat, so it is left out. */
const CAPACITY_REACH = 4;

/** Where the two axes end, seats and RSVPs, and where the line of the capacity goes (null = nowhere). */
export function chartScale(points: readonly ChartPoint[], capacity: number | null) {
  const mostSeats = points.reduce((most, point) => Math.max(most, point.seatsTaken), 1);
  const mostRsvps = points.reduce((most, point) => Math.max(most, point.rsvps), 1);
  const line = capacity !== null && capacity <= mostSeats * CAPACITY_REACH ? capacity : null;
  const top = Math.max(mostSeats, line ?? 0);
  return { top, rsvpsTop: Math.ceil(mostRsvps / BARS_SHARE), line };
}

/** Whether the capacity is near enough to be drawn without pressing the seats flat. */
export function isCapacityInSight(points: readonly ChartPoint[]): boolean {
  const mostSeats = points.reduce((most, point) => Math.max(most, point.seatsTaken), 1);
  return points.every(({ capacity }) => capacity === null || capacity <= mostSeats * CAPACITY_REACH);
}
