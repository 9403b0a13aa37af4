import { type Days, overlaps } from "../../../lib/days";
import type { Fit, Point } from "./comparison.schema";
import { type WireLayout, wireLayout } from "./schema";

export type Space = { id: string; name: string } & Record<WireLayout, number | null>;

/** The people that prices and fits are counted for: as many as may come. */
export function peopleOf(rfp: { attendanceMin: number | null; attendanceMax: number | null }): number | null {
  return rfp.attendanceMax ?? rfp.attendanceMin;
}

/** A quote divided by the people expected, rounded to the smallest unit; null where either is unknown. */
export function pricePerHead(quote: number | null, people: number | null): number | null {
  return quote === null || people === null ? null : Math.round(quote / people);
}

/**
 * For each wanted layout the smallest space that holds everyone in it. Where none does, the largest capacity is named
 * without a space.
 */
export function fitsOf(
  spaces: readonly Space[],
  layouts: readonly WireLayout[],
  people: number | null,
): Fit[] {
  return layouts.map((layout) => {
    const offered = spaces
      .flatMap((space) => (space[layout] === null ? [] : [{ space, capacity: space[layout] }]))
      .toSorted((a, b) => a.capacity - b.capacity);
    const found = offered.find(({ capacity }) => capacity >= (people ?? 1));
    const largest = offered.at(-1)?.capacity ?? null;
    return {
      layout,
      spaceId: found?.space.id ?? null,
      spaceName: found?.space.name ?? null,
      capacity: found?.capacity ?? largest,
    };
  });
}

/** The most people that a venue holds in one of the wanted layouts; in any layout where none is wanted. */
export function capacityOf(spaces: readonly Space[], layouts: readonly WireLayout[]): number {
  const counted = layouts.length > 0 ? layouts : wireLayout.options;
  return Math.max(0, ...spaces.flatMap((space) => counted.map((layout) => space[layout] ?? 0)));
}

/** The blocked days that overlap an event. */
export function blockedDuring(blocked: readonly Days[], event: Days | null): Days[] {
  return event ? blocked.filter((days) => overlaps(days, event)) : [];
}

const EARTH_KM = 6371;

/** The distance between two points on the ground, in kilometres with one decimal. */
export function distanceKm(a: Point, b: Point): number {
  const rad = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (from: number, to: number) => Math.sin(rad(to - from) / 2) ** 2;
  const along = Math.cos(rad(a.latitude)) * Math.cos(rad(b.latitude));
  const chord = half(a.latitude, b.latitude) + along * half(a.longitude, b.longitude);
  return Math.round(20 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)))) / 10;
}

/** A place with both coordinates; null without them. */
export function pointIn(place: { latitude: number | null; longitude: number | null }): Point | null {
  const { latitude, longitude } = place;
  return latitude === null || longitude === null ? null : { latitude, longitude };
}

const BADGES = ["accepting_events", "limited_availability", "not_set", "seasonal", "fully_booked"];

type Suggested = {
  venueId: string;
  availabilityStatus: string;
  asked: number;
  answered: number;
  distanceKm: number | null;
};

/**
 * The order of suggestions: by badge, then by the share of requests that are answered, then by distance. A venue that
 * was never asked counts as one that answers half of them.
 */
export function bySuitability(a: Suggested, b: Suggested): number {
  const rate = ({ asked, answered }: Suggested) => (answered + 1) / (asked + 2);
  const far = (one: Suggested) => one.distanceKm ?? Number.MAX_VALUE;
  const badge = BADGES.indexOf(a.availabilityStatus) - BADGES.indexOf(b.availabilityStatus);
  return badge || rate(b) - rate(a) || far(a) - far(b) || (a.venueId < b.venueId ? -1 : 1);
}
