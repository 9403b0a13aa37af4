import type { Db } from "../../../db/client";
import { Prisma } from "../../../db/generated/client";
import type { Queryable, Tx } from "../../../db/transaction";
import { seatsOf } from "../../../seats/availability";
import type { Viewer } from "../../accounts/schema";
import { type EventRole, type Visibility, visibilityAt } from "../access/policy";
import { hasStandingRsvp, isForAll, isSeenByMember } from "../access/visibility.queries";
import { statusOf } from "../policy";
import { type EventRow, eventColumns, eventTables } from "../queries";
import { SERIES_MAX, type Series, type SeriesDate } from "./schema";

type DateRow = EventRow & { viewerRole: EventRole | null };

/**
 * The series of an event with the dates that the viewer may see. Staff see the dates that they help with, including
 * drafts. For others an unlisted date shows the other unlisted ones, a private one shows the dates that they answered, and
 * members of a group see its dates.
 */
export async function getSeries(
  db: Queryable,
  { eventId, viewer, now }: { eventId: string; viewer: Viewer | null; now: Date },
): Promise<Series> {
  const event = await db.event.findUnique({
    where: { id: eventId },
    select: { visibility: true, membersFirstUntil: true, series: { select: { id: true, frequency: true } } },
  });
  if (!event?.series) return { series: null, items: [] };
  const rows = await readDates(db, {
    seriesId: event.series.id,
    eventId,
    viewer,
    visibility: visibilityAt(event, now),
    now,
  });
  return { series: event.series, items: rows.map((row) => toDate(row, now)) };
}

type DatesBy = {
  seriesId: string;
  eventId: string;
  viewer: Viewer | null;
  visibility: Visibility;
  now: Date;
};

function readDates(db: Queryable, by: DatesBy): Promise<DateRow[]> {
  const { seriesId, eventId, viewer, visibility, now } = by;
  const viewerId = viewer?.id ?? null;
  // A role given to an address counts once the address is confirmed.
  const email = viewer?.emailVerified ? viewer.email : null;
  const open = visibility === "public" ? ["public"] : ["public", "unlisted"];
  const role = Prisma.sql`case when e."hostId" = ${viewerId}::uuid then 'host' else s.role::text end`;
  return db.$queryRaw<DateRow[]>`
    select ${eventColumns}, ${role} as "viewerRole"
    from ${eventTables} left join "EventStaff" s on s."eventId" = e.id and s.email = ${email}
    where e."seriesId" = ${seriesId}::uuid and (
      e.id = ${eventId}::uuid or ${role} is not null
      or (e.status <> 'draft' and ((e.visibility::text = any(${open}::text[]) and ${isForAll(now)})
        or ${isSeenByMember(viewerId)} or ${hasStandingRsvp(viewerId, now)}))
    )
    order by e."startsAt", e.id limit ${SERIES_MAX}`;
}

function toDate(row: DateRow, now: Date): SeriesDate {
  const { id, slug, title, timeZone, allDay, viewerRole } = row;
  return {
    id,
    slug,
    title,
    timeZone,
    allDay,
    viewerRole,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    status: statusOf(row, now),
    seats: seatsOf({ ...row, version: row.poolVersion }),
  };
}

/** A later date, as it was when it was listed. */
export type LaterDate = { id: string; startsAt: Date; version: number };

/** The dates after this event that are neither over nor cancelled, the earliest start first. */
export async function listLaterDates(db: Db, eventId: string, now: Date): Promise<LaterDate[]> {
  const event = await db.event.findUnique({
    where: { id: eventId },
    select: { seriesId: true, startsAt: true },
  });
  if (!event?.seriesId) return [];
  return db.event.findMany({
    where: {
      seriesId: event.seriesId,
      id: { not: eventId },
      startsAt: { gt: event.startsAt },
      endsAt: { gt: now },
      status: { not: "cancelled" },
    },
    select: { id: true, startsAt: true, version: true },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: SERIES_MAX,
  });
}

/** What a series already has: the event of each day, null where it was deleted; and the starts of its events. */
export type KnownDates = { byDay: Map<string, string | null>; byStart: Map<number, string>; count: number };

/** The dates of a series, under a lock that serialises its extensions. */
export async function lockDates(tx: Tx, seriesId: string): Promise<KnownDates> {
  await tx.$queryRaw`select id from "EventSeries" where id = ${seriesId}::uuid for no key update`;
  const [events, dates] = await Promise.all([
    tx.event.findMany({ where: { seriesId }, select: { id: true, startsAt: true } }),
    tx.seriesDate.findMany({ where: { seriesId }, select: { day: true, eventId: true } }),
  ]);
  return {
    byDay: new Map(dates.map(({ day, eventId }) => [day, eventId])),
    byStart: new Map(events.map(({ id, startsAt }) => [startsAt.getTime(), id])),
    count: events.length,
  };
}

/** The day that the series has for this event; null where the event is not in a series. */
export async function findSeriesDay(tx: Tx, eventId: string): Promise<string | null> {
  const date = await tx.seriesDate.findUnique({ where: { eventId }, select: { day: true } });
  return date?.day ?? null;
}
