import { dayIn } from "@/lib/day-schema";
import { addDays, countDays } from "@/lib/days";
import { type AvailabilityStatus, availabilityStatus } from "@/server/domains/availability/schema";
import { type Amenity, amenityNames } from "@/server/domains/venues/amenities.schema";
import { cityKeyOf } from "@/server/domains/venues/directory/policy";
import {
  type DirectorySort,
  directorySort,
  RADIUS_KM_DEFAULT,
  RADIUS_KM_MAX,
  SEARCH_DAYS_MAX,
} from "@/server/domains/venues/directory/schema";
import { CAPACITY_MAX, type Seating, seating } from "@/server/domains/venues/schema";

/** The filters of the directory, as the URL has them. `to` is the last day; empty texts and nulls ask for nothing. */
export type Filters = {
  q: string;
  city: string;
  /** "38.72,-9.14"; empty where a city is named. */
  near: string;
  radiusKm: number | null;
  from: string;
  to: string;
  people: number | null;
  layout: Seating | "";
  amenities: Amenity[];
  badge: AvailabilityStatus[];
  sort: DirectorySort | "";
};

export type SearchParams = Record<string, string | string[] | undefined>;

/** A city of the directory, with its middle. */
export type Place = { city: string; country: string; latitude: number | null; longitude: number | null };

const NEAR = /^-?\d{1,2}(\.\d{1,6})?,-?\d{1,3}(\.\d{1,6})?$/;

/** The URL's filters; unreadable values, and halves of pairs, are ignored. */
export function readFilters(params: SearchParams): Filters {
  const all = (key: string) => [params[key] ?? []].flat();
  const text = (key: string, lengthMax: number) =>
    (all(key)[0] ?? "").replaceAll("\0", "").trim().slice(0, lengthMax);
  const list = <Word extends string>(key: string, words: readonly Word[]) => {
    const wanted = all(key).flatMap((one) => one.split(","));
    return words.filter((word) => wanted.includes(word));
  };
  const city = text("city", 100);
  const near = city === "" && isPoint(text("near", 40)) ? text("near", 40) : "";
  const q = text("q", 100);
  const sort = list("sort", directorySort.options)[0] ?? "";
  const isSortable =
    (sort !== "distance" || near !== "" || city !== "") && (sort !== "relevance" || q !== "");
  return {
    q,
    city,
    near,
    radiusKm: city !== "" || near !== "" ? wholeNumber(text("radiusKm", 8), RADIUS_KM_MAX) : null,
    ...readDays(text("from", 10), text("to", 10)),
    people: wholeNumber(text("people", 9), CAPACITY_MAX),
    layout: list("layout", seating.options)[0] ?? "",
    amenities: list("amenities", amenityNames),
    badge: list("badge", availabilityStatus.options),
    sort: isSortable ? sort : "",
  };
}

/** The address of the directory with these filters. */
export function browsePath(filters: Filters, cursor?: string): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
    if (text) params.set(name, text);
  }
  if (cursor) params.set("cursor", cursor);
  const query = params.toString().replaceAll("%2C", ",");
  return query ? `/venues?${query}` : "/venues";
}

/** What the directory is asked for. A city with a radius is a circle around the city's middle, if that is known. */
export function directoryQuery(filters: Filters, places: readonly Place[]) {
  const { q, city, radiusKm, from, to, people, layout, amenities, badge, sort } = filters;
  const near = filters.near || (radiusKm === null ? "" : middleOf(city, places));
  return {
    ...(q && { q }),
    ...(city && !near && { city }),
    ...(near && { near, radiusKm: radiusKm ?? RADIUS_KM_DEFAULT }),
    ...(from && { from, to: addDays(to || from, 1) }),
    ...(people !== null && { attendance: people }),
    ...(layout && { layout }),
    ...(amenities.length > 0 && { amenities: amenities.join(",") }),
    ...(badge.length > 0 && { badge: badge.join(",") }),
    ...(sort && (sort !== "distance" || near) && { sort }),
  };
}

export type DirectoryQuery = ReturnType<typeof directoryQuery>;

/** How many filters beside the text are set. */
export function countFilters(filters: Filters): number {
  const { city, near, from, people, layout, amenities, badge } = filters;
  const set = [city || near, from, people, layout].filter(Boolean).length;
  return set + amenities.length + badge.length;
}

/** No filter at all. */
export const NO_FILTERS = readFilters({});

/** The middle of a city of the directory, as "latitude,longitude"; empty where it isn't known. */
export function middleOf(city: string, places: readonly Place[]): string {
  const key = cityKeyOf(city);
  const place = places.find((one) => cityKeyOf(one.city) === key && one.latitude !== null);
  if (!place || place.latitude === null || place.longitude === null) return "";
  return `${place.latitude.toFixed(4)},${place.longitude.toFixed(4)}`;
}

function isPoint(text: string): boolean {
  if (!NEAR.test(text)) return false;
  const [latitude = 91, longitude = 181] = text.split(",").map(Number);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}

function wholeNumber(text: string, max: number): number | null {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= max ? value : null;
}

/** A last day without a first is the first too; one before the first is left out, and one too late is moved. */
function readDays(first: string, last: string): { from: string; to: string } {
  const [a, b] = [first, last].map((text) =>
    /^\d{4}-\d\d-\d\d$/.test(text) && dayIn.safeParse(text).success ? text : "",
  );
  const from = a || b || "";
  if (!from || !b || b <= from) return { from, to: "" };
  const isTooLong = countDays({ start: from, end: addDays(b, 1) }) > SEARCH_DAYS_MAX;
  return { from, to: isTooLong ? addDays(from, SEARCH_DAYS_MAX - 1) : b };
}
