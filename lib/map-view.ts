/**
 * Which part of the world a map shows: Web Mercator, as map tiles have it. The world is `256 · 2^zoom` units wide, and a
 * map is a box of MAP_WIDTH × MAP_HEIGHT units around a centre.
 */
export type MapView = { zoom: number; latitude: number; longitude: number };

export type Point = { latitude: number; longitude: number };

export const MAP_WIDTH = 640;
export const MAP_HEIGHT = 480;
export const ZOOM_MIN = 1;
/** Closer than this the coastlines that come with the site are too coarse to be right. */
export const ZOOM_MAX_DRAWN = 10;
export const ZOOM_MAX_TILES = 15;
/** Of one place: its surroundings, not its street. */
const ZOOM_OF_ONE = 9;
const LATITUDE_MAX = 85.05;
/** Room between the outermost points and the edge, for their marks. */
const MARGIN = 48;

/** The number of units around the world at a zoom. */
export function worldSize(zoom: number): number {
  return 256 * 2 ** zoom;
}

/** The closest view that holds all points; of the world where there are none. */
export function viewOf(points: readonly Point[], zoomMax = ZOOM_MAX_DRAWN): MapView {
  if (points.length === 0) return rounded({ zoom: ZOOM_MIN, latitude: 25, longitude: 0 });
  const heights = points.map(({ latitude }) => northing(latitude));
  const [low, high] = [Math.min(...heights), Math.max(...heights)];
  const { west, width } = narrowest(points.map(({ longitude }) => longitude));
  const zoomFor = (share: number, room: number) =>
    share === 0 ? zoomMax : Math.floor(Math.log2((room - 2 * MARGIN) / (256 * share)));
  const fitting = Math.min(zoomFor(width / 360, MAP_WIDTH), zoomFor(high - low, MAP_HEIGHT));
  const closest = width === 0 && high === low ? Math.min(ZOOM_OF_ONE, zoomMax) : zoomMax;
  const zoom = Math.max(ZOOM_MIN, Math.min(closest, fitting));
  return rounded({ zoom, latitude: latitudeAt((low + high) / 2), longitude: wrapped(west + width / 2) });
}

/** Where a point lies on the map, in units from its left and top. It may lie outside. */
export function positionIn(view: MapView, point: Point): { x: number; y: number } {
  const size = worldSize(view.zoom);
  return {
    x: MAP_WIDTH / 2 + (wrapped(point.longitude - view.longitude) / 360) * size,
    y: MAP_HEIGHT / 2 - (northing(point.latitude) - northing(view.latitude)) * size,
  };
}

/** How many kilometres a unit is in the middle of the map. */
export function kilometresPerUnit({ zoom, latitude }: MapView): number {
  return (40_075 * Math.cos((latitude * Math.PI) / 180)) / worldSize(zoom);
}

/** A longitude between -180 and 180. */
export function wrapped(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

/** Centres on a grid of 32 units: many searches share one drawing. */
function rounded({ zoom, latitude, longitude }: MapView): MapView {
  const step = 32 / worldSize(zoom);
  const x = Math.round(wrapped(longitude) / 360 / step) * step;
  const y = Math.round(northing(latitude) / step) * step;
  return { zoom, latitude: fixed(latitudeAt(y)), longitude: fixed(wrapped(x * 360)) };
}

const fixed = (degrees: number) => Number(degrees.toFixed(5));

/** How far north of the equator a latitude is drawn, as a share of the world's width. */
export function northing(latitude: number): number {
  const angle = (Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, latitude)) * Math.PI) / 180;
  return Math.asinh(Math.tan(angle)) / (2 * Math.PI);
}

function latitudeAt(north: number): number {
  return (Math.atan(Math.sinh(north * 2 * Math.PI)) * 180) / Math.PI;
}

/** The narrowest range of longitudes that holds all, also across the date line. */
function narrowest(longitudes: readonly number[]): { west: number; width: number } {
  const sorted = longitudes.map(wrapped).toSorted((a, b) => a - b);
  let widest = { gap: -1, after: 0 };
  sorted.forEach((longitude, index) => {
    const next = sorted[index + 1] ?? (sorted[0] ?? 0) + 360;
    if (next - longitude > widest.gap) widest = { gap: next - longitude, after: index };
  });
  const west = sorted[(widest.after + 1) % sorted.length] ?? 0;
  return { west, width: Math.max(0, 360 - widest.gap) };
}
