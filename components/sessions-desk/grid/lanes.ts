import type { Span } from "./day-scale";

type Placed = Span & { id: string };

/** Of `lanes` side by side, the one that a block takes, counted from 0. */
export type Lane = { lane: number; lanes: number };

/**
 * Puts the blocks of one room side by side where they overlap. Spans are half-open: a block that begins when another
 * ends is below it. Blocks that are linked by overlaps share one number of lanes. O(n log n + n × lanes).
 */
export function lanesOf(blocks: readonly Placed[]): Map<string, Lane> {
  const placed = new Map<string, Lane>();
  const sorted = blocks.toSorted((a, b) => a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1));
  let cluster: { id: string; lane: number }[] = [];
  let ends: number[] = [];
  let clusterEnd = Number.NEGATIVE_INFINITY;
  const close = () => {
    for (const { id, lane } of cluster) placed.set(id, { lane, lanes: ends.length });
    [cluster, ends] = [[], []];
  };
  for (const { id, start, end } of sorted) {
    if (start >= clusterEnd) close();
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    cluster.push({ id, lane });
    clusterEnd = Math.max(clusterEnd, end);
  }
  close();
  return placed;
}
