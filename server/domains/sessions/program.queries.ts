import { z } from "zod";
import { cursorOf, type Page, rowId } from "../../cursor";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import type { TrackColor } from "./schema";
import { type ProgramSession, warningsOf } from "./warnings.policy";

const speakersAfter = cursorOf("speakers", z.strictObject({ name: z.string().max(200), id: rowId }));

/** Sessions that were cancelled do not count. */
const _count = { select: { sessions: { where: { cancelledAt: null } } } } as const;

export async function listRooms(db: Queryable, eventId: string) {
  const select = { id: true, name: true, capacity: true, position: true, _count } as const;
  const rooms = await db.room.findMany({
    where: { eventId },
    select,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return rooms.map(({ _count: { sessions }, ...room }) => ({ ...room, sessions }));
}

export async function listTracks(db: Queryable, eventId: string) {
  const select = { id: true, name: true, color: true, overlapAllowed: true, position: true, _count } as const;
  const tracks = await db.track.findMany({
    where: { eventId },
    select,
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  return tracks.map(({ _count: { sessions }, color, ...track }) => ({
    ...track,
    // Only names of the palette are ever written.
    color: color as TrackColor,
    sessions,
  }));
}

type Speaker = { id: string; name: string; bio: string; photoUrl: string | null; sessions: number };

/** By name. @throws DomainError invalid for a broken cursor */
export async function listSpeakers(
  db: Queryable,
  { eventId, cursor, limit }: { eventId: string; cursor?: string | undefined; limit: number },
): Promise<Page<Speaker>> {
  const { name, id } = speakersAfter.read(cursor || undefined) ?? { name: "", id: null };
  const rows = await db.$queryRaw<Speaker[]>`
    select k.id, k.name, k.bio, k."photoUrl", (
      select count(*)::int from "SessionSpeaker" l join "Session" s on s.id = l."sessionId" and s."cancelledAt" is null
      where l."speakerId" = k.id
    ) as sessions
    from "Speaker" k where k."eventId" = ${eventId}::uuid
      and (${id}::uuid is null or (k.name, k.id) > (${name}, ${id}::uuid))
    order by k.name, k.id limit ${limit + 1}`;
  return speakersAfter.page(rows, limit, (row) => ({ name: row.name, id: row.id }));
}

/** The days, types and number of an event's sessions. Sessions that were cancelled count: they are listed too. */
export async function getOutline(db: Queryable, eventId: string) {
  const event = await db.event.findUnique({ where: { id: eventId }, select: { timeZone: true } });
  if (!event) throw notFound("event");
  const { timeZone } = event;
  const days = await db.$queryRaw<{ day: string; sessions: number }[]>`
    select to_char(p."startsAt" at time zone ${timeZone}, 'YYYY-MM-DD') as day, count(*)::int as sessions
    from "SeatPool" p where p."eventId" = ${eventId}::uuid and p."sessionId" is not null
    group by 1 order by 1`;
  const types = await db.$queryRaw<{ type: string; sessions: number }[]>`
    select min(s.type) as type, count(*)::int as sessions from "Session" s
    where s."eventId" = ${eventId}::uuid and s.type is not null
    group by lower(s.type) order by lower(s.type)`;
  return { timeZone, sessions: days.reduce((sum, day) => sum + day.sessions, 0), days, types };
}

/** The most sessions that one answer names. */
const WARNED_MAX = 500;

/** What the host should look at, by session; see `warningsOf`. */
export async function listWarnings(db: Queryable, eventId: string) {
  const event = await db.event.findUnique({
    where: { id: eventId },
    select: { startsAt: true, endsAt: true },
  });
  if (!event) throw notFound("event");
  const rooms = await db.room.findMany({
    where: { eventId },
    select: { id: true, name: true, capacity: true },
  });
  const sessions = await db.$queryRaw<ProgramSession[]>`
    select s.id, s.title, s."roomId", p."startsAt", p."endsAt", p.capacity,
      p."confirmedSeats" + p."offeredSeats" as "takenSeats", p."waitlistedSeats", (
        select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name) order by l.position), '[]')
        from "SessionSpeaker" l join "Speaker" k on k.id = l."speakerId" where l."sessionId" = s.id
      ) as speakers
    from "SeatPool" p join "Session" s on s.id = p."sessionId"
    where p."eventId" = ${eventId}::uuid and s."cancelledAt" is null
    order by p."startsAt", p.id`;
  const found = warningsOf(sessions, rooms, event);
  const warned = sessions.filter(({ id }) => found.has(id));
  return {
    sessions: warned.length,
    items: warned.slice(0, WARNED_MAX).map(({ id, title, startsAt }) => ({
      sessionId: id,
      title,
      startsAt: startsAt.toISOString(),
      warnings: found.get(id) ?? [],
    })),
  };
}
