import { seededRandom } from "../../lib/seeded-random";
import type { Db } from "../../server/db/client";
import { cityKeyOf, venueDocument } from "../../server/domains/venues/directory/policy";
import { createOrganization } from "../../tests/venue-factories";

const BATCH = 2_000;
const CITIES = 200;

const FIRST = [
  "Old",
  "Grand",
  "Glass",
  "Harbour",
  "North",
  "Copper",
  "Garden",
  "River",
  "Silver",
  "Union",
  "Velvet",
  "Signal",
  "Paper",
  "Amber",
  "Quiet",
  "Lower",
  "Royal",
  "Iron",
  "Linden",
  "Station",
];
const LAST = [
  "Hall",
  "Works",
  "Pavilion",
  "House",
  "Theatre",
  "Loft",
  "Cellar",
  "Gallery",
  "Barn",
  "Forum",
  "Terrace",
  "Kitchen",
  "Library",
  "Studio",
  "Chapel",
  "Warehouse",
];
export const AMENITY_POOL = [
  "wifi",
  "projector",
  "catering",
  "parking",
  "stage",
  "kitchen",
  "bar",
  "elevator",
];
const SENTENCES = [
  "Daylight on three sides and a garden behind.",
  "Two green rooms, load-in from seven in the morning.",
  "A mezzanine above the floor, and a kitchen for plated meals.",
  "Quiet street, ten minutes by tram from the centre.",
];

export type City = { name: string; country: string; latitude: number; longitude: number };

/** Cities spread over the inhabited latitudes, the same in every run. */
export const CITY_LIST: readonly City[] = Array.from({ length: CITIES }, (_, index) => {
  const random = seededRandom(`city ${index}`);
  return {
    name: `${FIRST[index % FIRST.length]}ford ${index}`,
    country: ["PT", "DE", "US", "FR", "JP"][index % 5] ?? "PT",
    latitude: -40 + random() * 100,
    longitude: -170 + random() * 340,
  };
});

/** Adds listed venues with two spaces each and, for half of them, five blocked ranges of the next year. */
export async function addVenues(db: Db, from: number, to: number): Promise<void> {
  const { id: organizationId } = await createOrganization(db);
  for (let start = from; start < to; start += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, to - start) }, (_, index) => venueRow(start + index));
    await db.$executeRaw`
      with v as (
        insert into "Venue" (id, slug, "organizationId", name, description, city, country, latitude, longitude, "timeZone",
          status, amenities, "cityKey", search, "createdAt")
        select gen_random_uuid(), r.slug, ${organizationId}::uuid, r.name, r.description, r.city, r.country, r.latitude,
          r.longitude, 'Europe/Lisbon', 'listed', array(select jsonb_array_elements_text(r.amenities)), r."cityKey",
          r.search::tsvector, now() - random() * interval '3 years'
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (slug text, name text, description text, city text,
          country text, latitude float8, longitude float8, amenities jsonb, "cityKey" text, search text)
        returning id
      ), b as (
        insert into "VenueBlockedDate" (id, "venueId", "startsOn", "endsOn")
        select gen_random_uuid(), v.id, current_date + d.day, current_date + d.day + 3
        from v cross join lateral (
          select (random() * 360)::int + 0 * n as day from generate_series(1, 5) n where v.id is not null
        ) d where random() < 0.5
      )
      insert into "VenueSpace" (id, "venueId", name, theatre, banquet, cocktail, "priceFrom", currency)
      select gen_random_uuid(), v.id, 'Space ' || n, s.size, s.size * 2 / 3, s.size * 5 / 4, 100000 + s.size * 1000, 'EUR'
      from v cross join generate_series(1, 2) n
        cross join lateral (select (20 * power(30, random()))::int + 0 * n as size where v.id is not null) s`;
  }
}

function venueRow(index: number) {
  const random = seededRandom(`venue ${index}`);
  const pick = <One>(list: readonly One[]) => list[Math.floor(random() * list.length)] as One;
  const city = pick(CITY_LIST);
  const name = `${pick(FIRST)} ${pick(LAST)} ${index}`;
  const amenities = AMENITY_POOL.filter(() => random() < 0.3);
  const description = pick(SENTENCES);
  return {
    slug: `bench-venue-${index}`,
    name,
    description,
    city: city.name,
    country: city.country,
    latitude: city.latitude + (random() - 0.5) / 2,
    longitude: city.longitude + (random() - 0.5) / 2,
    amenities,
    cityKey: cityKeyOf(city.name),
    search: venueDocument({
      name,
      description,
      city: city.name,
      country: city.country,
      amenities,
      address: "",
    }),
  };
}

/**
 * Adds answers of the last 90 days to each venue that has none, and a fifth as many signals that no badge is inferred from:
 * each venue has a share of refusals of its own.
 */
export async function addSignals(db: Db, perVenue: number): Promise<void> {
  await db.$executeRaw`
    insert into "VenueAvailabilitySignal" (id, "venueId", "signalType", "sourceRfpVenueId", "recordedAt", "factId")
    select 'vas_' || substr(md5(v.id::text || n), 1, 12), v.id, (case
        when n > ${perVenue}::int then 'no_response'
        when random() < (hashtext(v.id::text) & 255) / 255.0 then 'unavailable'
        when random() < 0.5 then 'tentative' else 'confirmed' end)::"SignalType",
      gen_random_uuid(), clock_timestamp() - random() * interval '89 days', gen_random_uuid()
    from "Venue" v cross join generate_series(1, ${Math.ceil(perVenue * 1.2)}::int) n
    where not exists (select 1 from "VenueAvailabilitySignal" s where s."venueId" = v.id)
    on conflict do nothing`;
  await analyzed(db);
}

/** Statistics and visibility as autovacuum leaves them. */
export async function analyzed(db: Db): Promise<void> {
  for (const table of [
    "Venue",
    "VenueSpace",
    "VenueBlockedDate",
    "VenueAvailabilitySignal",
    "VenueWaitlistEntry",
  ]) {
    await db.$executeRawUnsafe(`vacuum (analyze) "${table}"`);
  }
}
