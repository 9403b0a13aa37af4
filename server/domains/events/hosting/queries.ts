import { searchQuery } from "../../../../lib/search-words";
import { cursorOf, placeInTime } from "../../../cursor";
import { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import type { Viewer } from "../../accounts/schema";
import type { EventRole } from "../access/policy";
import { type EventRow, eventColumnsFor, eventTables, toSummary } from "../queries";
import { accentlessPatterns, orderOf } from "./policy";
import type { HostedEvent, HostingPage, HostingShow, HostingTotals } from "./schema";

type Asked = { viewer: Viewer; q?: string | undefined; now: Date };
type Paging = { cursor?: string | undefined; limit: number };
type HostedRow = EventRow & { viewerRole: EventRole; sortedAt: Date };
type SeriesRow = HostedRow & {
  seriesId: string | null;
  frequency: "weekly" | "monthly" | null;
  dates: number;
};

/**
 * `mine`: the events that the viewer hosts or helps with and that match `q`, each with the viewer's role and its
 * group. Both halves are read by an index, so the cost depends on the viewer's own events and not on the size of
 * the site.
 */
function mine({ viewer, q = "", now }: Asked): Prisma.Sql {
  // A role given to an address counts once the address is confirmed.
  const email = viewer.emailVerified ? viewer.email : null;
  return Prisma.sql`mine as (
    select e.id, e."seriesId", e."startsAt", e."endsAt", e."createdAt", r.role, case
        when e.status = 'published' then case when e."endsAt" > ${now}::timestamptz then 'upcoming' else 'past' end
        else e.status::text end as state
    from (
      select id, 'host' as role from "Event" where "hostId" = ${viewer.id}::uuid
      union all
      select s."eventId", s.role::text from "EventStaff" s join "Event" o on o.id = s."eventId"
      where s.email = ${email} and o."hostId" <> ${viewer.id}::uuid
    ) r join "Event" e on e.id = r.id
    where ${isFound(q)})`;
}

/** Every word of `q` begins a word in the search index, or occurs in the event's current title or place. */
function isFound(q: string): Prisma.Sql {
  const patterns = accentlessPatterns(q);
  if (patterns.length === 0) return Prisma.sql`true`;
  const inText = Prisma.sql`regexp_replace(normalize(concat_ws(' ', e.title, e.place), nfkd), '[\\u0300-\\u036f]', '', 'g')
    ilike all (${patterns}::text[])`;
  const query = searchQuery(q);
  if (query === null) return inText;
  return Prisma.sql`(${inText} or exists (
    select 1 from "EventSearch" d where d."eventId" = e.id and d.document @@ ${query}::tsquery))`;
}

const isIn = (show: HostingShow) => (show === "any" ? Prisma.sql`true` : Prisma.sql`m.state = ${show}`);

/** The order of a group, and the part of it after the cursor. The columns are those of `from`. */
function ordered(show: HostingShow, from: Prisma.Sql, cursor: string | undefined) {
  const { by, direction } = orderOf(show);
  const key = by === "startsAt" ? Prisma.sql`${from}."startsAt"` : Prisma.sql`${from}."createdAt"`;
  const cursors = cursorOf(`hosting.${show}`, placeInTime);
  const end = cursors.read(cursor || undefined);
  const sign = direction === "asc" ? Prisma.sql`>` : Prisma.sql`<`;
  return {
    key,
    cursors,
    orderBy: direction === "asc" ? Prisma.sql`${key}, ${from}.id` : Prisma.sql`${key} desc, ${from}.id desc`,
    isBehind: end
      ? Prisma.sql`(${key}, ${from}.id) ${sign} (${end.at}::timestamptz, ${end.id}::uuid)`
      : Prisma.sql`true`,
  };
}

/**
 * The events that the viewer hosts or helps with, each date of a series separately, in the order of `orderOf`.
 * @throws DomainError invalid for a broken cursor
 */
export async function listHosted(
  db: Queryable,
  by: Asked &
    Paging & {
      when?: "upcoming" | "past" | undefined;
      show?: HostingShow | undefined;
      seriesId?: string | undefined;
    },
): Promise<{ items: HostedEvent[]; nextCursor: string | null }> {
  const { when = "upcoming", show, seriesId = null, cursor, limit, now } = by;
  const isOpen = Prisma.sql`(m."endsAt" > ${now}::timestamptz or m.state = 'draft')`;
  const isWanted = show ? isIn(show) : when === "upcoming" ? isOpen : Prisma.sql`not ${isOpen}`;
  const { key, orderBy, isBehind, cursors } = ordered(show ?? when, Prisma.sql`m`, cursor);
  const rows = await db.$queryRaw<HostedRow[]>`
    with ${mine(by)}
    select ${eventColumnsFor(by.viewer.id)}, m.role as "viewerRole", ${key} as "sortedAt"
    from mine m join (${eventTables}) on e.id = m.id
    where ${isWanted} and ${isBehind} and (${seriesId}::uuid is null or m."seriesId" = ${seriesId}::uuid)
    order by ${orderBy} limit ${limit + 1}`;
  const page = cursors.page(rows, limit, placeOf);
  return { items: page.items.map((row) => toHosted(row, now)), nextCursor: page.nextCursor };
}

/**
 * The events of the hosting page: as `listHosted`, but the dates of a series within the group are one row, at the
 * place of the first one of the group (for all groups together: the next one that is not over). Two statements.
 * @throws DomainError invalid for a broken cursor
 */
export async function listHosting(
  db: Queryable,
  by: Asked & Paging & { show: HostingShow },
): Promise<HostingPage> {
  const { show, cursor, limit, now } = by;
  const { key, orderBy, isBehind, cursors } = ordered(show, Prisma.sql`m`, cursor);
  const leads =
    show === "upcoming" || show === "draft"
      ? Prisma.sql`m."startsAt", m.id`
      : show === "any"
        ? Prisma.sql`m.state <> 'upcoming', case when m.state = 'upcoming' then m."startsAt" end, m."startsAt" desc, m.id`
        : Prisma.sql`m."startsAt" desc, m.id desc`;
  const [rows, totals] = await Promise.all([
    db.$queryRaw<SeriesRow[]>`
      with ${mine(by)}, folded as (
        select distinct on (coalesce(m."seriesId", m.id)) m.*,
          count(*) over (partition by coalesce(m."seriesId", m.id))::int as dates
        from mine m where ${isIn(show)}
        order by coalesce(m."seriesId", m.id), ${leads})
      select ${eventColumnsFor(by.viewer.id)}, m.role as "viewerRole", ${key} as "sortedAt", m."seriesId", f.frequency::text, m.dates
      from folded m join (${eventTables}) on e.id = m.id left join "EventSeries" f on f.id = m."seriesId"
      where ${isBehind} order by ${orderBy} limit ${limit + 1}`,
    countHosting(db, by),
  ]);
  const page = cursors.page(rows, limit, placeOf);
  const items = page.items.map((row) => {
    const { seriesId, frequency, dates } = row;
    return {
      event: toHosted(row, now),
      series: seriesId && frequency ? { id: seriesId, frequency, dates } : null,
    };
  });
  return { items, nextCursor: page.nextCursor, totals };
}

async function countHosting(db: Queryable, by: Asked): Promise<HostingTotals> {
  const rows = await db.$queryRaw<{ state: keyof HostingTotals; count: number }[]>`
    with ${mine(by)} select state, count(*)::int as count from mine group by state`;
  const counts = Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  return { upcoming: 0, draft: 0, past: 0, cancelled: 0, ...counts };
}

function toHosted(row: HostedRow, now: Date): HostedEvent {
  const { viewerRole } = row;
  return { ...toSummary(row, { role: viewerRole, rsvpStatus: null }, now), viewerRole };
}

const placeOf = ({ sortedAt, id }: HostedRow) => ({ at: sortedAt, id });
