import type { Arrivals } from "./schema";

/** The length of a step of the curve. */
export const STEP_MINUTES = 5;
const STEP_MS = STEP_MINUTES * 60_000;
/** As many steps as two days have; a scan far from the others would otherwise make a curve without end. */
const POINTS_MAX = (2 * 24 * 60) / STEP_MINUTES;

/**
 * The curve of arrivals, with steps in which no one arrived.
 * @param arrivedAt when each person arrived, in any order
 */
export function curveOf(arrivedAt: readonly Date[]): Arrivals["points"] {
  const counts = new Map<number, number>();
  for (const at of arrivedAt) {
    const step = Math.floor(at.getTime() / STEP_MS);
    counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  const steps = [...counts.keys()].sort((a, b) => a - b);
  const [first = 0] = steps;
  const last = steps.at(-1) ?? -1;
  const shown = last - first < POINTS_MAX ? rangeOf(first, last) : steps;
  let total = 0;
  return shown.map((step) => {
    const arrived = counts.get(step) ?? 0;
    total += arrived;
    return { at: new Date(step * STEP_MS).toISOString(), arrived, total };
  });
}

const rangeOf = (first: number, last: number) =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
