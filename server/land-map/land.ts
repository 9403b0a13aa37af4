/** The land of the world as polygons, at three levels of detail. The files come with a package. */

import { readFile } from "node:fs/promises";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

/** One piece of land of one country, and the box around it in degrees. */
export type Piece = { polygon: Polygon; west: number; east: number; south: number; north: number };

export type Detail = "110m" | "50m" | "10m";

const known = new Map<Detail, Promise<Piece[]>>();

/** All pieces of land; read once per detail. @throws Error where the file is missing */
export function landPieces(detail: Detail): Promise<Piece[]> {
  const found = known.get(detail);
  if (found) return found;
  const reading = readPieces(detail);
  known.set(detail, reading);
  // A failure is not remembered.
  reading.catch(() => known.delete(detail));
  return reading;
}

/** Longer than this the reading does not keep the process from anything else. */
const TURN_MS = 8;

async function readPieces(detail: Detail): Promise<Piece[]> {
  const file = path.join(process.cwd(), "node_modules", "world-atlas", `countries-${detail}.json`);
  const topology = JSON.parse(await readFile(file, "utf8")) as Topology<{ countries: GeometryCollection }>;
  const pieces: Piece[] = [];
  let began = performance.now();
  for (const country of topology.objects.countries.geometries) {
    const shape = feature(topology, country);
    const geometry = "geometry" in shape ? shape.geometry : null;
    if (geometry?.type === "Polygon") pieces.push(pieceOf(geometry.coordinates));
    if (geometry?.type === "MultiPolygon") pieces.push(...geometry.coordinates.map(pieceOf));
    if (performance.now() - began > TURN_MS) {
      await setImmediate();
      began = performance.now();
    }
  }
  return pieces;
}

function pieceOf(coordinates: Position[][]): Piece {
  const box = { west: 180, east: -180, south: 90, north: -90 };
  for (const [longitude = 0, latitude = 0] of coordinates[0] ?? []) {
    box.west = Math.min(box.west, longitude);
    box.east = Math.max(box.east, longitude);
    box.south = Math.min(box.south, latitude);
    box.north = Math.max(box.north, latitude);
  }
  return { polygon: { type: "Polygon", coordinates }, ...box };
}
