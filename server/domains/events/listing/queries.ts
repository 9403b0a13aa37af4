import { searchQuery } from "../../../../lib/search-words";
import { cursorOf, type Page, placeInTime } from "../../../cursor";
import { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import { type EventRow, eventColumns, eventTables, toSummary } from "../queries";
import { type EventSummary, LENGTH_MAX_DAYS } from "../schema";
import { hasSearchIndex, isFoundBy, searchTable } from "../search/queries";
import { searchPatterns } from "./policy";

/** By start. */
const eventsAfter = cursorOf("events", placeInTime);

type Paging = { cursor?: string | undefined; limit: number; now: Date };

/**
 * Public, published events sorted by start, including the ones that are running. One statement, and one more for a
 * search.
 * @throws DomainError invalid for a broken cursor
 */
export async function listEvents(
  db: Queryable,
  by: Paging & { q?: string | undefined; from?: Date | undefined; to?: Date | undefined },
): Promise<Page<EventSummary>> {
  const { q = "", from = by.now, to = null, cursor, limit, now } = by;
  const inList = Prisma.sql`e.status = 'published' and e.visibility = 'public' and e."endsAt" > ${from}::timestamptz
      -- No event is longer, so the index on the start serves the condition on the end.
      and e."startsAt" > ${from}::timestamptz - make_interval(days => ${LENGTH_MAX_DAYS + 1}::int)
      and (${to}::timestamptz is null or e."startsAt" < ${to}::timestamptz) and ${after(cursor)}`;
  const rows = await db.$queryRaw<EventRow[]>`
    select ${eventColumns} from ${eventTables} ${searchTable}
    where ${inList} and ${await isFound(db, q, inList)}
    order by e."startsAt", e.id limit ${limit + 1}`;
  const page = eventsAfter.page(rows, limit, ({ startsAt, id }) => ({ at: startsAt, id }));
  return { items: page.items.map((row) => toSummary(row, null, now)), nextCursor: page.nextCursor };
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
