import { z } from "zod";
import { cursorOf, placeInTime, rowId } from "../../../cursor";
import { Prisma } from "../../../db/generated/client";
import { capacityColumn, conditions, distanceTo } from "./filter.queries";
import { nameQuery, ringsOf, sortOf } from "./policy";
import { type DirectoryFilters, type DirectorySort, RADIUS_KM_DEFAULT } from "./schema";

/** The values that a page ends with, whatever its order. */
export type Keys = {
  id: string;
  name: string;
  createdAt: Date;
  seats: number;
  km: number | null;
  miss: number;
};

/** A text that a column can hold: Postgres refuses a NUL. */
const storedName = z
  .string()
  .max(200)
  .refine((text) => !text.includes("\u0000"));

/** Each order has cursors of its own. The smallest ids and numbers that JSON holds exactly are enough. */
const CURSORS = {
  name: cursorOf("venues by name", z.strictObject({ name: storedName, id: rowId })),
  newest: cursorOf("venues by age", placeInTime),
  capacity: cursorOf("venues by capacity", z.strictObject({ seats: z.int32().min(0), id: rowId })),
  distance: cursorOf("venues by distance", z.strictObject({ km: z.number(), id: rowId })),
  relevance: cursorOf(
    "venues by relevance",
    z.strictObject({ miss: z.int().min(0).max(1), name: storedName, id: rowId }),
  ),
} as const;

/** A select of `id` and the keys of at most `limit` venues, in their order. */
type Found = { ids: Prisma.Sql; order: Prisma.Sql };

type Ask = { by: DirectoryFilters; cursor: string | undefined; limit: number };

/** @throws DomainError invalid for a cursor of another list or order */
export function foundVenues({ by, cursor, limit }: Ask): Found {
  return ORDERS[sortOf(by)]({ by, cursor, limit });
}

/** The page of rows that `foundVenues` found, and the cursor of the next. */
export function pageOfVenues<Row extends Keys>(by: DirectoryFilters, rows: readonly Row[], limit: number) {
  switch (sortOf(by)) {
    case "name":
      return CURSORS.name.page(rows, limit, ({ name, id }) => ({ name, id }));
    case "newest":
      return CURSORS.newest.page(rows, limit, ({ createdAt: at, id }) => ({ at, id }));
    case "capacity":
      return CURSORS.capacity.page(rows, limit, ({ seats, id }) => ({ seats, id }));
    case "distance":
      return CURSORS.distance.page(rows, limit, ({ km, id }) => ({ km: km ?? 0, id }));
    case "relevance":
      return CURSORS.relevance.page(rows, limit, ({ miss, name, id }) => ({ miss, name, id }));
  }
}

const none = Prisma.sql`true`;

const ORDERS: Record<DirectorySort, (ask: Ask) => Found> = {
  name: ({ by, cursor, limit }) => {
    const place = CURSORS.name.read(cursor);
    const after = place ? Prisma.sql`(v.name, v.id) > (${place.name}, ${place.id}::uuid)` : none;
    const order = Prisma.sql`v.name, v.id`;
    return { ids: plain({ by, limit, after, order }), order: Prisma.sql`f.miss, v.name, v.id` };
  },
  newest: ({ by, cursor, limit }) => {
    const place = CURSORS.newest.read(cursor);
    const after = place
      ? Prisma.sql`(v."createdAt", v.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
      : none;
    const order = Prisma.sql`v."createdAt" desc, v.id desc`;
    return { ids: plain({ by, limit, after, order }), order };
  },
  capacity: ({ by, cursor, limit }) => {
    const place = CURSORS.capacity.read(cursor);
    const seats = Prisma.sql`coalesce(${capacityColumn(by.layout)}, 0)`;
    const after = place ? Prisma.sql`(${seats}, v.id) < (${place.seats}::int, ${place.id}::uuid)` : none;
    const order = Prisma.sql`${seats} desc, v.id desc`;
    return { ids: plain({ by, limit, after, order }), order };
  },
  distance: ({ by, cursor, limit }) => {
    const place = CURSORS.distance.read(cursor);
    const km = by.near ? distanceTo(by.near) : Prisma.sql`0::float8`;
    const after = place ? Prisma.sql`(${km}, v.id) > (${place.km}::float8, ${place.id}::uuid)` : none;
    return {
      ids: byDistance({ by, limit, km, after, from: place?.km ?? 0 }),
      order: Prisma.sql`${km}, v.id`,
    };
  },
  relevance: ({ by, cursor, limit }) => {
    const place = CURSORS.relevance.read(cursor);
    return { ids: byRelevance({ by, limit, place }), order: Prisma.sql`f.miss, v.name, v.id` };
  },
};

type Plain = { by: DirectoryFilters; limit: number; after: Prisma.Sql; order: Prisma.Sql };

function plain({ by, limit, after, order }: Plain): Prisma.Sql {
  return Prisma.sql`select v.id, 0 as miss from "Venue" v where ${conditions(by)} and ${after}
    order by ${order} limit ${limit}::int`;
}

type Near = Omit<Plain, "order"> & { km: Prisma.Sql; from: number };

/**
 * The nearest first, ring after ring: an outer ring is only begun where the inner ones do not fill the page, so that a wide
 * radius does not cost the distance of every venue in it.
 */
function byDistance({ by, limit, km, after, from }: Near): Prisma.Sql {
  const rings = ringsOf(from, by.radiusKm ?? RADIUS_KM_DEFAULT);
  const names = rings.map((_, index) => Prisma.raw(`ring_${index}`));
  const tables = rings.map((radiusKm, index) => {
    const inner = names.slice(0, index);
    const isNeeded =
      inner.length === 0
        ? none
        : Prisma.sql`${Prisma.join(
            inner.map((name) => Prisma.sql`(select count(*) from ${name})`),
            " + ",
          )} < ${limit}::int and ${km} > ${rings[index - 1]}::float8`;
    return Prisma.sql`${names[index]} as materialized (
      select v.id, ${km} as km from "Venue" v where ${isNeeded} and ${conditions({ ...by, radiusKm })} and ${after}
      order by ${km}, v.id limit ${limit}::int)`;
  });
  const all = Prisma.join(
    names.map((name) => Prisma.sql`select * from ${name}`),
    " union all ",
  );
  return Prisma.sql`with ${Prisma.join(tables)} select id, 0 as miss from (${all}) near order by km, id limit ${limit}::int`;
}

type Place = z.output<typeof relevancePlace> | null;
const relevancePlace = z.strictObject({ miss: z.int(), name: z.string(), id: rowId });

/**
 * Venues whose name has all words come first, then the others, each by name. Two lists instead of one sorted by both:
 * the first is found on the index of words, and the second, which ends early, is only begun where it does not fill the page.
 */
function byRelevance({
  by,
  limit,
  place,
}: {
  by: DirectoryFilters;
  limit: number;
  place: Place;
}): Prisma.Sql {
  const inName = nameQuery(by.q ?? "");
  const isNamed = inName === null ? none : Prisma.sql`v.search @@ ${inName}::tsquery`;
  // A name that has the words has them somewhere: asked for both, Postgres would expect far fewer venues.
  const named =
    inName === null ? conditions(by) : Prisma.sql`${conditions({ ...by, q: undefined })} and ${isNamed}`;
  // Names with one word stand together, often far down the list: without the fence, Postgres would expect them to be spread
  // over it, and read it from the beginning instead of finding them on the index of words.
  const fence = inName === null ? Prisma.empty : Prisma.sql`offset 0`;
  const after = place ? Prisma.sql`(v.name, v.id) > (${place.name}, ${place.id}::uuid)` : none;
  const first = place?.miss === 1 ? Prisma.sql`false` : after;
  const second = place?.miss === 1 ? after : none;
  return Prisma.sql`
    with named as materialized (
      select v.id, v.name, 0 as miss from (
        select v.id, v.name from "Venue" v where ${named} and ${first} ${fence}
      ) v order by v.name, v.id limit ${limit}::int
    ), other as (
      select v.id, v.name, 1 as miss from "Venue" v
      where (select count(*) from named) < ${limit}::int and ${conditions(by)} and not (${isNamed}) and ${second}
      order by v.name, v.id limit ${limit}::int
    )
    select * from named union all select * from other order by miss, name, id limit ${limit}::int`;
}
