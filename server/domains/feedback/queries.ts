import { z } from "zod";
import { cursorOf } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { distributionOf, type Standing, whyNot } from "./policy";
import type { Distribution, FeedbackEntry, FeedbackPlace, FeedbackSummary, OwnFeedback } from "./schema";

const ownSelect = {
  stars: true,
  comment: true,
  isAnonymous: true,
  createdAt: true,
  updatedAt: true,
} as const;

/** One's own feedback as it is kept. */
export type OwnRow = Prisma.FeedbackGetPayload<{ select: typeof ownSelect }>;

/** One's own feedback as its giver sees it. */
export function toOwn({ isAnonymous: anonymous, createdAt, updatedAt, ...row }: OwnRow): OwnFeedback {
  return { ...row, anonymous, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}

/** The person's own feedback; null where they gave none. */
export async function findMine(
  db: Queryable,
  by: { poolId: string; userId: string },
): Promise<OwnFeedback | null> {
  const row = await db.feedback.findUnique({ where: { poolId_userId: by }, select: ownSelect });
  return row && toOwn(row);
}

/** Whether guests of a pool were checked in, as SQL over `p`. */
const isCheckedIn = Prisma.sql`exists (
  select 1 from "Rsvp" a where a."poolId" = p.id and a.status = 'confirmed' and a."checkedInSeats" > 0)`;

/** What decides whether this person may rate this pool's event or session. */
export async function readStanding(
  db: Queryable,
  { poolId, userId }: { poolId: string; userId: string },
): Promise<Standing | null> {
  const [row] = await db.$queryRaw<Standing[]>`
    select p.state::text as state, p."startsAt", ${isCheckedIn} as "isCheckedIn",
      coalesce(r.status = 'confirmed', false) as "hasSeat", coalesce(r."checkedInSeats" > 0, false) as "hasArrived"
    from "SeatPool" p left join "Rsvp" r on r."poolId" = p.id and r."userId" = ${userId}::uuid
    where p.id = ${poolId}::uuid`;
  return row ?? null;
}

type PlaceRow = Standing & {
  poolId: string;
  sessionId: string | null;
  title: string;
  endsAt: Date;
};

/** What a person may rate: the event first, then the sessions in which they have a seat or gave feedback. */
export async function listPlaces(
  db: Db,
  { event, userId, now }: { event: { id: string; title: string }; userId: string; now: Date },
): Promise<FeedbackPlace[]> {
  const rows = await db.$queryRaw<PlaceRow[]>`
    select p.id as "poolId", p."sessionId", coalesce(s.title, ${event.title}) as title, p."startsAt", p."endsAt",
      p.state::text as state, ${isCheckedIn} as "isCheckedIn",
      coalesce(r.status = 'confirmed', false) as "hasSeat", coalesce(r."checkedInSeats" > 0, false) as "hasArrived"
    from "SeatPool" p left join "Session" s on s.id = p."sessionId"
    left join "Rsvp" r on r."poolId" = p.id and r."userId" = ${userId}::uuid
    left join "Feedback" f on f."poolId" = p.id and f."userId" = ${userId}::uuid
    where p."eventId" = ${event.id}::uuid
      and (p."sessionId" is null or (r.status = 'confirmed' and p.state <> 'cancelled') or f.id is not null)
    order by p."sessionId" is not null, p."startsAt", p.id`;
  const given = await db.feedback.findMany({
    where: { userId, poolId: { in: rows.map(({ poolId }) => poolId) } },
    select: { poolId: true, ...ownSelect },
  });
  const own = new Map(given.map(({ poolId, ...row }) => [poolId, toOwn(row)]));
  return rows.map(({ poolId, sessionId, title, startsAt, endsAt, ...standing }) => {
    const why = whyNot({ startsAt, ...standing }, now);
    return {
      sessionId,
      title,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      canGive: why === null,
      why,
      feedback: own.get(poolId) ?? null,
    };
  });
}

/** How the event or session of this pool was rated. */
export async function readDistribution(db: Queryable, poolId: string): Promise<Distribution> {
  const rows = await db.feedback.groupBy({ by: ["stars"], where: { poolId }, _count: true });
  return distributionOf(rows.map(({ stars, _count: count }) => ({ stars, count })));
}

/** The ratings of the event and of each session that was rated, in the order of their starts. */
export async function readSummary(db: Db, event: { id: string; poolId: string }): Promise<FeedbackSummary> {
  const [own, rows] = await Promise.all([
    readDistribution(db, event.poolId),
    db.$queryRaw<{ sessionId: string; title: string; counts: { stars: number; count: number }[] }[]>`
      select s.id as "sessionId", s.title, (
        select jsonb_agg(jsonb_build_object('stars', g.stars, 'count', g.count))
        from (select stars, count(*)::int from "Feedback" where "poolId" = p.id group by stars) g
      ) as counts
      from "SeatPool" p join "Session" s on s.id = p."sessionId"
      where p."eventId" = ${event.id}::uuid and exists (select 1 from "Feedback" f where f."poolId" = p.id)
      order by p."startsAt", s.id`,
  ]);
  return { event: own, sessions: rows.map(({ counts, ...row }) => ({ ...row, ...distributionOf(counts) })) };
}

/**
 * The day in the event's zone, then a hash: an id holds the time at which it was made, and the order within a day would tell
 * of anonymous entries when they were given.
 */
const places = cursorOf(
  "feedback",
  z.strictObject({ day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), key: z.string().regex(/^[0-9a-f]{32}$/) }),
);

type EntryRow = Omit<FeedbackEntry, "person"> & { userId: string; name: string };

/** The feedback on an event or session for its hosts: the newest day first, shuffled within a day, always alike. */
export async function listFeedback(
  db: Db,
  asked: { poolId: string; cursor?: string | undefined; limit: number },
): Promise<Distribution & { items: FeedbackEntry[]; nextCursor: string | null }> {
  const { poolId, cursor, limit } = asked;
  const after = places.read(cursor);
  const [distribution, rows] = await Promise.all([
    readDistribution(db, poolId),
    readEntries(db, poolId, after, limit + 1),
  ]);
  const { items, nextCursor } = places.page(rows, limit, ({ day, id: key }) => ({ day, key }));
  return { ...distribution, items: items.map(toEntry), nextCursor };
}

/** @param after where the part begins; null = at the beginning */
export function readEntries(
  db: Db,
  poolId: string,
  after: { day: string; key: string } | null,
  limit: number,
): Promise<EntryRow[]> {
  const beyond = after
    ? Prisma.sql`where (day < ${after.day} or (day = ${after.day} and id > ${after.key}))`
    : Prisma.empty;
  return db.$queryRaw<EntryRow[]>`
    select * from (
      select md5(f.id::text) as id, f.stars::int as stars, f.comment, f."isAnonymous" as anonymous, f."userId", u.name,
        to_char(f."updatedAt" at time zone e."timeZone", 'YYYY-MM-DD') as day
      from "Feedback" f join "User" u on u.id = f."userId"
      join "SeatPool" p on p.id = f."poolId" join "Event" e on e.id = p."eventId"
      where f."poolId" = ${poolId}::uuid
    ) entry ${beyond}
    order by day desc, id limit ${limit}`;
}

/** An entry as hosts may see it. */
export function toEntry({ userId: id, name, ...row }: EntryRow): FeedbackEntry {
  return { ...row, person: row.anonymous ? null : { id, name } };
}
