import type { Page } from "../../../cursor";
import { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import { BADGES } from "../../availability/schema";
import { attachmentOf } from "../../uploads/policy";
import { type BadgeRow, badgeColumns, badgeIn, badgeTable } from "../badge.queries";
import { capacityColumn, distanceTo } from "./filter.queries";
import { foundVenues, type Keys, pageOfVenues } from "./order.queries";
import { type DirectoryFilters, type ListedVenue, type MapPoints, POINTS_MAX } from "./schema";

type Row = Keys &
  BadgeRow &
  Omit<ListedVenue, "badge" | "photo" | "distanceKm" | "capacities" | "priceFrom"> & {
    theatre: number | null;
    classroom: number | null;
    banquet: number | null;
    boardroom: number | null;
    cocktail: number | null;
    uShape: number | null;
    priceFrom: bigint | null;
    photo: (Parameters<typeof attachmentOf>[0] & { altText: string }) | null;
  };

/**
 * Listed venues that match the filters, a page at a time, in one statement.
 * @throws DomainError invalid for a broken cursor, or one of another order
 */
export async function listDirectory(
  db: Queryable,
  { cursor, limit, ...by }: DirectoryFilters & { cursor?: string | undefined; limit: number },
): Promise<Page<ListedVenue>> {
  const { ids, order } = foundVenues({ by, cursor: cursor || undefined, limit: limit + 1 });
  const rows = await db.$queryRaw<Row[]>`
    with found as materialized (${ids})
    select v.id, v.slug, v.name, v.address, v.city, v.country, v.latitude, v.longitude, v."timeZone", v.amenities,
      v."createdAt", v."capacityMax", v."theatreMax" as theatre, v."classroomMax" as classroom, v."banquetMax" as banquet,
      v."boardroomMax" as boardroom, v."cocktailMax" as cocktail, v."uShapeMax" as "uShape",
      f.miss, coalesce(${capacityColumn(by.layout)}, 0) as seats, ${kilometres(by)} as km,
      sp."spaceCount", pr."priceFrom", pr.currency, ph.photo, ${badgeColumns}
    from found f join "Venue" v on v.id = f.id ${badgeTable}
      left join lateral (select count(*)::int as "spaceCount" from "VenueSpace" s where s."venueId" = v.id) sp on true
      left join lateral (
        select s."priceFrom", s.currency from "VenueSpace" s
        where s."venueId" = v.id and s."priceFrom" is not null order by s."priceFrom", s.id limit 1) pr on true
      left join lateral (
        select jsonb_build_object('altText', p."altText", 'id', u.id, 'fileName', u."fileName", 'detectedType',
          u."detectedType", 'size', u.size, 'width', u.width, 'height', u.height, 'sizes', u.sizes) as photo
        from "VenuePhoto" p join "Upload" u on u.id = p."uploadId"
        where p."venueId" = v.id order by p.position, p."uploadId" limit 1) ph on true
    order by ${order}`;
  const page = pageOfVenues(by, rows, limit);
  return { items: page.items.map(listedVenueOf), nextCursor: page.nextCursor };
}

function kilometres({ near }: DirectoryFilters): Prisma.Sql {
  return near ? distanceTo(near) : Prisma.sql`null::float8`;
}

function listedVenueOf(row: Row): ListedVenue {
  const { theatre, classroom, banquet, boardroom, cocktail, uShape } = row;
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    address: row.address,
    city: row.city,
    country: row.country,
    latitude: row.latitude,
    longitude: row.longitude,
    timeZone: row.timeZone,
    amenities: row.amenities,
    capacities: { theatre, classroom, banquet, boardroom, cocktail, uShape },
    capacityMax: row.capacityMax,
    spaceCount: row.spaceCount,
    priceFrom: row.priceFrom === null ? null : Number(row.priceFrom),
    currency: row.currency,
    photo: row.photo && { ...attachmentOf(row.photo), altText: row.photo.altText },
    badge: badgeIn(row),
    distanceKm: row.km === null ? null : Math.round(row.km * 10) / 10,
  };
}

type PointRow = Pick<Row, "id" | "slug" | "name" | "badgeStatus"> & {
  latitude: number | null;
  longitude: number | null;
};

/** The first venues of the filter as points of a map; those without coordinates are left out. */
export async function listPoints(db: Queryable, by: DirectoryFilters): Promise<MapPoints> {
  const { ids, order } = foundVenues({ by, cursor: undefined, limit: POINTS_MAX + 1 });
  const rows = await db.$queryRaw<PointRow[]>`
    with found as materialized (${ids})
    select v.id, v.slug, v.name, v.latitude, v.longitude, v."availabilityStatus"::text as "badgeStatus"
    from found f join "Venue" v on v.id = f.id order by ${order}`;
  const items = rows
    .slice(0, POINTS_MAX)
    .flatMap(({ id, slug, name, latitude, longitude, badgeStatus: status }) =>
      latitude === null || longitude === null
        ? []
        : [{ id, slug, name, latitude, longitude, badge: { status, ...BADGES[status] } }],
    );
  return { items, nextCursor: null, isCut: rows.length > POINTS_MAX };
}
