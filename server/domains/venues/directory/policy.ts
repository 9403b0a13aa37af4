import { searchWords } from "../../../../lib/search-words";
import type { DirectoryFilters, DirectorySort } from "./schema";

/** A city as it is compared: its words without case and accents. */
export function cityKeyOf(city: string): string {
  return searchWords(city).join(" ");
}

/** The order of the list: what was asked for, else the one that fits the filter. */
export function sortOf({ sort, q, near }: Pick<DirectoryFilters, "sort" | "q" | "near">): DirectorySort {
  if (sort) return sort;
  if (q) return "relevance";
  return near ? "distance" : "name";
}

/** Degrees; a box that would pass the date line is cut into two. */
export type Box = { south: number; north: number; west: number; east: number };

const KM_PER_DEGREE = 111.195;

/** Boxes that together hold everything within `radiusKm`, and little else. */
export function boxesAround(
  { latitude, longitude }: { latitude: number; longitude: number },
  radiusKm: number,
): Box[] {
  // A little more than the radius, so that rounding leaves nothing out.
  const angle = (radiusKm / KM_PER_DEGREE) * 1.001;
  const south = Math.max(-90, latitude - angle);
  const north = Math.min(90, latitude + angle);
  // Around a pole every longitude is near.
  const sine = Math.sin(radians(angle)) / Math.cos(radians(latitude));
  if (south === -90 || north === 90 || angle >= 90 || sine >= 1)
    return [{ south, north, west: -180, east: 180 }];
  const width = degrees(Math.asin(sine));
  const [west, east] = [longitude - width, longitude + width];
  if (west < -180)
    return [
      { south, north, west: -180, east },
      { south, north, west: west + 360, east: 180 },
    ];
  if (east > 180)
    return [
      { south, north, west, east: 180 },
      { south, north, west: -180, east: east - 360 },
    ];
  return [{ south, north, west, east }];
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
