import { searchQuery } from "../../../../lib/search-words";
import { cursorOf, type Page, placeInTime } from "../../../cursor";
import { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import { isPublicAt, isSeenByMember } from "../access/visibility.queries";
import { type EventRow, eventColumns, eventColumnsFor, eventTables, toSummary } from "../queries";
import { type EventSummary, LENGTH_MAX_DAYS } from "../schema";
import { hasSearchIndex, isFoundBy, searchTable } from "../search/queries";
import { searchPatterns } from "./policy";

/** By start. */
const eventsAfter = cursorOf("events", placeInTime);

/** Past events of a group, the latest start first. */
const eventsBefore = cursorOf("events-past", placeInTime);

type Paging = { cursor?: string | undefined; limit: number; now: Date };

/** A group that the viewer may read. */
type InGroup = { groupId: string; viewerId: string | null };

type Listing = Paging & {
  q?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  /** Only events of this group, including those that only its members see where the viewer is one. */
  within?: InGroup | null | undefined;
};

/**
 * Public, published events sorted by start, including the ones that are running. One statement, and one more for a
 * search.
 * @throws DomainError invalid for a broken cursor
 */
export async function listEvents(db: Queryable, by: Listing): Promise<Page<EventSummary>> {
  const { q = "", from = by.now, to = null, within = null, cursor, limit, now } = by;
  const inList = Prisma.sql`${isListed(within, now)} and e."endsAt" > ${from}::timestamptz
      -- No event is longer, so the index on the start serves the condition on the end.
      and e."startsAt" > ${from}::timestamptz - make_interval(days => ${LENGTH_MAX_DAYS + 1}::int)
      and (${to}::timestamptz is null or e."startsAt" < ${to}::timestamptz) and ${after(cursor)}`;
  const rows = await db.$queryRaw<EventRow[]>`
    select ${within ? eventColumnsFor(within.viewerId) : eventColumns} from ${eventTables} ${searchTable}
    where ${inList} and ${await isFound(db, q, inList)}
    order by e."startsAt", e.id limit ${limit + 1}`;
  const page = eventsAfter.page(rows, limit, ({ startsAt, id }) => ({ at: startsAt, id }));
  return { items: page.items.map((row) => toSummary(row, null, now)), nextCursor: page.nextCursor };
}

/**
 * The events of a group that are over, the latest start first, as far as the viewer sees them.
 * @throws DomainError invalid for a broken cursor
 */
export async function listPastEvents(
  db: Queryable,
  { within, cursor, limit, now }: Paging & { within: InGroup },
): Promise<Page<EventSummary>> {
  const place = eventsBefore.read(cursor || undefined);
  const isBehind = place
    ? Prisma.sql`(e."startsAt", e.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await db.$queryRaw<EventRow[]>`
    select ${eventColumnsFor(within.viewerId)} from ${eventTables}
    where ${isListed(within, now)} and e."endsAt" <= ${now}::timestamptz and ${isBehind}
    order by e."startsAt" desc, e.id desc limit ${limit + 1}`;
  const page = eventsBefore.page(rows, limit, ({ startsAt, id }) => ({ at: startsAt, id }));
  return { items: page.items.map((row) => toSummary(row, null, now)), nextCursor: page.nextCursor };
}

function isListed(within: InGroup | null, now: Date): Prisma.Sql {
  if (!within) return Prisma.sql`e.status = 'published' and ${isPublicAt(now)}`;
  return Prisma.sql`e.status = 'published' and e."groupId" = ${within.groupId}::uuid
    and (${isPublicAt(now)} or ${isSeenByMember(within.viewerId)})`;
}

/**
 * Every word of `q` occurs. A search without a letter or digit has no entry in the index, so it searches the text
 * itself.
 */
async function isFound(db: Queryable, q: string, inList: Prisma.Sql): Promise<Prisma.Sql> {
  const patterns = searchPatterns(q);
  if (patterns.length === 0) return Prisma.sql`true`;
  const isInText = Prisma.sql`concat_ws(' ', e.title, case when not e."placeHidden" then e.place end, h.name)
    ilike all (${patterns}::text[])`;
  const query = hasSearchIndex() ? searchQuery(q) : null;
  return query === null ? isInText : isFoundBy(db, { query, isInText, inList });
}

function after(cursor: string | undefined): Prisma.Sql {
  const place = eventsAfter.read(cursor || undefined);
  return place
    ? Prisma.sql`(e."startsAt", e.id) > (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.sql`true`;
}
