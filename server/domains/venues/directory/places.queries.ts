import type { Queryable } from "../../../db/transaction";
import { PLACES_MAX, type Place, SITEMAP_VENUES_MAX, type VenueAddress } from "./places.schema";

/** Counting every listed venue is too slow for each page, and a new city may wait this long to be offered. */
const KEPT_MS = 60_000;

const kept = new WeakMap<Queryable, { until: number; places: Promise<Place[]> }>();

/**
 * The cities of listed venues with the middle of each, those with the most venues first; at most `PLACES_MAX`. At most a
 * minute old.
 */
export function listPlaces(db: Queryable): Promise<Place[]> {
  const found = kept.get(db);
  if (found && found.until > performance.now()) return found.places;
  const places = readPlaces(db);
  kept.set(db, { until: performance.now() + KEPT_MS, places });
  // A failure is not remembered.
  places.catch(() => kept.delete(db));
  return places;
}

async function readPlaces(db: Queryable): Promise<Place[]> {
  return db.$queryRaw<Place[]>`
    select min(city) as city, country, avg(latitude) as latitude, avg(longitude) as longitude, count(*)::int as venues
    from "Venue" where status = 'listed'
    group by "cityKey", country order by count(*) desc, min(city), country limit ${PLACES_MAX}`;
}

/** The pages of listed venues for search engines, the newest first; at most one sitemap's worth. */
export async function listVenueAddresses(db: Queryable): Promise<VenueAddress[]> {
  return db.venue.findMany({
    where: { status: "listed" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SITEMAP_VENUES_MAX,
    select: { slug: true },
  });
}
