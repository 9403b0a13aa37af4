import { MAP_HEIGHT, MAP_WIDTH, type MapView, type Point, positionIn } from "@/lib/map-view";

/**
 * Marks nearer than this, in units of the map, would cover each other: on a phone the map is half as many pixels wide, and
 * a mark takes up to 32 of them.
 */
const NEAR = 60;
/** Marks keep this distance from the edge. */
const EDGE = 16;

/** Points that share one mark, and where it stands in units of the map. */
export type Cluster<Item extends Point> = { x: number; y: number; items: Item[] };

/** Groups points whose marks would cover each other. Each point is in exactly one group; the order is kept. */
export function clustersIn<Item extends Point>(view: MapView, points: readonly Item[]): Cluster<Item>[] {
  const clusters: Cluster<Item>[] = [];
  for (const point of points) {
    const at = positionIn(view, point);
    const x = Math.min(MAP_WIDTH - EDGE, Math.max(EDGE, at.x));
    const y = Math.min(MAP_HEIGHT - EDGE, Math.max(EDGE, at.y));
    const near = clusters.find((one) => Math.hypot(one.x - x, one.y - y) < NEAR);
    if (near) near.items.push(point);
    else clusters.push({ x, y, items: [point] });
  }
  return clusters;
}
