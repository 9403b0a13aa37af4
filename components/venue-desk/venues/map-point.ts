import {
  MAP_HEIGHT,
  MAP_WIDTH,
  type MapView,
  northing,
  type Point,
  worldSize,
  wrapped,
} from "@/lib/map-view";

/** The place that a map shows at these units from its left and top, to about a metre. The inverse of `positionIn`. */
export function pointAt(view: MapView, { x, y }: { x: number; y: number }): Point {
  const size = worldSize(view.zoom);
  const north = northing(view.latitude) + (MAP_HEIGHT / 2 - y) / size;
  const latitude = (Math.atan(Math.sinh(north * 2 * Math.PI)) * 180) / Math.PI;
  const longitude = wrapped(view.longitude + ((x - MAP_WIDTH / 2) / size) * 360);
  return { latitude: Number(latitude.toFixed(5)), longitude: Number(longitude.toFixed(5)) };
}
