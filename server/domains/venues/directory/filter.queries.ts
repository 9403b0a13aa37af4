import { dateOf, endOf } from "../../../../lib/days";
import { searchQuery } from "../../../../lib/search-words";
import { Prisma } from "../../../db/generated/client";
import type { Seating } from "../schema";
import { boxesAround, cityKeyOf } from "./policy";
import { type DirectoryFilters, RADIUS_KM_DEFAULT } from "./schema";

/** The column with the most people that a venue seats in a layout. */
const CAPACITY: Record<Seating, Prisma.Sql> = {
  theatre: Prisma.sql`v."theatreMax"`,
  classroom: Prisma.sql`v."classroomMax"`,
  banquet: Prisma.sql`v."banquetMax"`,
  boardroom: Prisma.sql`v."boardroomMax"`,
  cocktail: Prisma.sql`v."cocktailMax"`,
  uShape: Prisma.sql`v."uShapeMax"`,
};

export function capacityColumn(layout: Seating | undefined): Prisma.Sql {
  return layout ? CAPACITY[layout] : Prisma.sql`v."capacityMax"`;
}

type Point = NonNullable<DirectoryFilters["near"]>;

/** Kilometres along the surface of a sphere. The distance of a venue without coordinates is null. */
export function distanceTo({ latitude, longitude }: Point): Prisma.Sql {
  return Prisma.sql`(12742 * asin(least(1, sqrt(
    power(sin(radians(v.latitude - ${latitude}::float8) / 2), 2)
    + cos(radians(${latitude}::float8)) * cos(radians(v.latitude))
      * power(sin(radians(v.longitude - ${longitude}::float8) / 2), 2)))))`;
}

/** What a venue in the list must be, in SQL over `"Venue" v`. */
export function conditions(by: DirectoryFilters): Prisma.Sql {
  const all = [Prisma.sql`v.status = 'listed'`, ...placeConditions(by), ...sizeConditions(by)];
  if (by.q) all.push(textCondition(by.q));
  if (by.badge?.length)
    all.push(Prisma.sql`v."availabilityStatus" = any(${by.badge}::"AvailabilityStatus"[])`);
  if (by.amenities?.length) all.push(Prisma.sql`v.amenities @> ${by.amenities}::text[]`);
  if (by.from) {
    const end = endOf({ start: by.from, end: by.to ?? by.from });
    all.push(Prisma.sql`not exists (
      select 1 from "VenueBlockedDate" d where d."venueId" = v.id
        and d."startsOn" < ${dateOf(end)}::date and d."endsOn" > ${dateOf(by.from)}::date)`);
  }
  return Prisma.join(all, " and ");
}

/** A search without a letter or digit has no entry in the index, so it searches the name itself. */
function textCondition(q: string): Prisma.Sql {
  const query = searchQuery(q);
  return query === null
    ? Prisma.sql`position(${q}::text in v.name) > 0`
    : Prisma.sql`v.search @@ ${query}::tsquery`;
}

function placeConditions({ city, near, radiusKm = RADIUS_KM_DEFAULT }: DirectoryFilters): Prisma.Sql[] {
  const all: Prisma.Sql[] = [];
  if (city) all.push(Prisma.sql`v."cityKey" = ${cityKeyOf(city)}`);
  if (near) {
    const boxes = boxesAround(near, radiusKm).map(
      ({ west, south, east, north }) => Prisma.sql`point(v.longitude, v.latitude) <@
        box(point(${west}::float8, ${south}::float8), point(${east}::float8, ${north}::float8))`,
    );
    all.push(
      Prisma.sql`(${Prisma.join(boxes, " or ")})`,
      Prisma.sql`${distanceTo(near)} <= ${radiusKm}::float8`,
    );
  }
  return all;
}

function sizeConditions({ attendance, layout }: DirectoryFilters): Prisma.Sql[] {
  const least = attendance ?? (layout ? 1 : null);
  if (least === null) return [];
  return [Prisma.sql`coalesce(${capacityColumn(layout)}, 0) >= ${least}::int`];
}
