import { type GeoPath, geoMercator, geoPath } from "d3-geo";
import { MAP_HEIGHT, MAP_WIDTH, type MapView, northing, worldSize, wrapped } from "../../lib/map-view";
import { remembering } from "../../lib/remembering";
import { type Detail, landPieces, type Piece } from "./land";

/** Around the map, so that the line along its edge is not seen. */
const BLEED = 4;

/** In units; what is smaller than this both ways would be a dot. */
const PIECE_MIN = 2;
const DRAWINGS_KEPT = 200;

/**
 * The land of a view as an SVG, whose opacity is what counts: pages lay it as a mask over a colour of their theme. Land
 * is half opaque, coasts and borders are opaque.
 */
export const drawLand = remembering(
  DRAWINGS_KEPT,
  ({ zoom, latitude, longitude }: MapView) => `${zoom} ${latitude} ${longitude}`,
  draw,
);

async function draw(view: MapView): Promise<string> {
  const pieces = await landPieces(detailOf(view.zoom));
  const path = pathFor(view);
  const d = pieces
    .filter((piece) => mayShow(view, piece))
    .map(({ polygon }) => path(polygon) ?? "")
    .join("");
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${MAP_WIDTH} ${MAP_HEIGHT}" preserveAspectRatio="none">` +
    `<path d="${d}" fill="#000" fill-opacity=".4" stroke="#000" stroke-width="1" stroke-linejoin="round"/></svg>`
  );
}

function detailOf(zoom: number): Detail {
  if (zoom <= 3) return "110m";
  return zoom <= 6 ? "50m" : "10m";
}

function pathFor({ zoom, latitude, longitude }: MapView): GeoPath {
  const projection = geoMercator()
    .rotate([-longitude, 0])
    .center([0, latitude])
    .scale(worldSize(zoom) / (2 * Math.PI))
    .translate([MAP_WIDTH / 2, MAP_HEIGHT / 2])
    .clipExtent([
      [-BLEED, -BLEED],
      [MAP_WIDTH + BLEED, MAP_HEIGHT + BLEED],
    ])
    // No extra points along straight lines: the drawing stays small.
    .precision(0);
  return geoPath(projection).digits(1);
}

/** Whether the box around a piece of land meets the view. Most land does not, and projecting it would take most of the time. */
function mayShow(view: MapView, { west, east, south, north }: Piece): boolean {
  const size = worldSize(view.zoom);
  const isDot =
    ((east - west) / 360) * size < PIECE_MIN && (northing(north) - northing(south)) * size < PIECE_MIN;
  if (isDot) return false;
  const middle = northing(view.latitude);
  const half = (MAP_HEIGHT / 2 + BLEED) / size;
  if (northing(north) < middle - half || northing(south) > middle + half) return false;
  const reach = ((MAP_WIDTH / 2 + BLEED) / size) * 360;
  if (reach >= 180) return true;
  const toMiddle = Math.abs(wrapped((west + east) / 2 - view.longitude));
  return toMiddle <= reach + (east - west) / 2;
}
