import type { ChartPoint } from "@/server/domains/analytics/schema";

/** The bars have a scale of their own and stay in the lowest quarter, as volume does in a chart of prices. */
const BARS_SHARE = 0.25;

/** A capacity further out of reach than this would press the chart flat, so it is left out. */
const CAPACITY_REACH = 4;

/** Where the chart ends above, where the line of the capacity goes (null = nowhere), and how high each bar is. */
export function chartScale(points: readonly ChartPoint[], capacity: number | null) {
  const mostSeats = points.reduce((most, point) => Math.max(most, point.seatsTaken), 1);
  const mostRsvps = points.reduce((most, point) => Math.max(most, point.rsvps), 1);
  const line = capacity !== null && capacity <= mostSeats * CAPACITY_REACH ? capacity : null;
  const top = Math.max(mostSeats, line ?? 0);
  const bars = points.map((point) => ({ ...point, bar: (point.rsvps / mostRsvps) * top * BARS_SHARE }));
  return { bars, top, line };
}

/** Whether the capacity is near enough to be drawn without pressing the seats flat. */
export function isCapacityInSight(points: readonly ChartPoint[]): boolean {
  const mostSeats = points.reduce((most, point) => Math.max(most, point.seatsTaken), 1);
  return points.every(({ capacity }) => capacity === null || capacity <= mostSeats * CAPACITY_REACH);
}
