import { countryName } from "../../../../lib/countries";
import { searchDocument, searchQuery, searchWords } from "../../../../lib/search-words";
import { AMENITIES } from "../amenities.schema";
import type { DirectoryFilters, DirectorySort } from "./schema";

/** A city as it is compared: its words without case and accents. */
export function cityKeyOf(city: string): string {
  return searchWords(city).join(" ");
}

/** Stands before each word of a name in a document. No search has it, because it is neither letter nor digit. */
const OF_NAME = "_";

type Described = {
  name: string;
  address: string;
  city: string;
  country: string;
  description: string;
  amenities: string[];
};

/**
 * What the directory searches of a venue. The words of its name are there a second time, marked: weights are not in the
 * index, so by them Postgres could neither find names nor guess how many there are.
 */
export function venueDocument(venue: Described): string {
  const amenities = Object.entries(AMENITIES).flatMap(([name, label]) =>
    venue.amenities.includes(name) ? [label] : [],
  );
  const inName = searchWords(venue.name);
  return searchDocument([
    { weight: "A", words: [...inName, ...inName.map((word) => `${OF_NAME}${word}`)] },
    { weight: "B", words: searchWords(`${venue.city} ${countryName(venue.country)} ${venue.address}`) },
    { weight: "C", words: searchWords(`${amenities.join(" ")} ${venue.description}`) },
  ]);
}

/** The search for venues with all words in their name; null where it has no word. */
export function nameQuery(q: string): string | null {
  return searchQuery(q)?.replaceAll(/(^| & )/g, `$1${OF_NAME}`) ?? null;
}

/** The order of the list: what was asked for, else the one that fits the filter. */
export function sortOf({ sort, q, near }: Pick<DirectoryFilters, "sort" | "q" | "near">): DirectorySort {
  if (sort) return sort;
  if (q) return "relevance";
  return near ? "distance" : "name";
}

/** How far the first rings reach beyond the place where a page begins. */
const RINGS_KM = [25, 150, 1_000];

/** Radii, growing up to `radiusKm`, in which the nearest venues beyond `fromKm` are looked for one after another. */
export function ringsOf(fromKm: number, radiusKm: number): number[] {
  return [...RINGS_KM.map((km) => fromKm + km).filter((km) => km < radiusKm), radiusKm];
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
