import type { ChartPoint, RsvpsOverTime } from "../schema";

export type CapacityChange = { at: Date; before: number | null; capacity: number | null };

/**
 * The capacity just before an instant; null = unlimited.
 * @param before null = now
 * @param current the present capacity, for a pool whose capacity never changed
 */
export function capacityBefore(
  changes: readonly CapacityChange[],
  before: Date | null,
  current: number | null,
): number | null {
  if (before === null) return current;
  const last = changes.findLast((change) => change.at < before);
  if (last) return last.capacity;
  return changes[0] ? changes[0].before : current;
}

type Totals = RsvpsOverTime["totals"];

export function totalsOf(points: readonly ChartPoint[]): Totals {
  const totals: Totals = { rsvps: 0, cancellations: 0, declines: 0, promotions: 0, offers: 0 };
  for (const key of Object.keys(totals) as (keyof Totals)[]) {
    totals[key] = points.reduce((sum, point) => sum + point[key], 0);
  }
  return totals;
}
