import { z } from "zod";
import { cursorOf, type Page, placeInTime } from "../../cursor";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { seatsOf } from "../../seats/availability";
import type { PoolFacts } from "../../seats/facts";
import { heldForWaitlist } from "../../seats/held-for-waitlist";
import { keptSeats } from "../../seats/kept-seats";
import { dayAfter, dayStart } from "../events/all-day.policy";
import { searchPatterns } from "../events/listing/policy";
import { LENGTH_MAX_DAYS, type SessionDetails, type TrackColor } from "./schema";

/** By start; sessions of one start by the ids of their pools. */
const sessionsAfter = cursorOf("sessions", placeInTime);

type PoolPart = Pick<
  PoolFacts,
  | ("capacity" | "confirmedSeats" | "offeredSeats" | "waitlistedSeats" | "waitlistLength" | "state")
  | ("startsAt" | "endsAt" | "waitlistEnabled" | "waitlistMode" | "partyRule")
  | ("guestsMax" | "doorMinutes" | "overlapAllowed")
>;

export type SessionRow = PoolPart & {
  id: string;
  poolId: string;
  eventId: string;
  title: string;
  description: string;
  type: string | null;
  ownCapacity: number | null;
  version: number;
  poolVersion: number;
  heldForWaitlist: boolean;
  roomId: string | null;
  roomName: string | null;
  trackId: string | null;
  trackName: string | null;
  trackColor: TrackColor | null;
  speakers: SessionDetails["speakers"];
};

/** The select list for `from`: `sessionTables`. */
export const sessionColumns = Prisma.sql`s.id, p.id as "poolId", s."eventId", s.title, s.description, s.type,
  s."ownCapacity", s.version, p.version as "poolVersion", p.capacity, p."confirmedSeats",
  ${keptSeats} as "offeredSeats", p."waitlistedSeats", p."waitlistLength", ${heldForWaitlist} as "heldForWaitlist",
  p.state::text as state, p."startsAt", p."endsAt", p."waitlistEnabled", p."waitlistMode"::text as "waitlistMode",
  p."partyRule"::text as "partyRule", p."guestsMax", p."doorMinutes", p."overlapAllowed",
  room.id as "roomId", room.name as "roomName", track.id as "trackId", track.name as "trackName",
  track.color as "trackColor", (
    select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'bio', k.bio, 'photoUrl', k."photoUrl")
      order by l.position), '[]')
    from "SessionSpeaker" l join "Speaker" k on k.id = l."speakerId" where l."sessionId" = s.id
  ) as speakers`;

export const sessionTables = Prisma.sql`"SeatPool" p join "Session" s on s.id = p."sessionId"
  left join "Room" room on room.id = s."roomId" left join "Track" track on track.id = s."trackId"`;

/** The session as it is answered. */
export function toSession(row: SessionRow): SessionDetails {
  const { id, eventId, title, description, type, speakers, capacity, ownCapacity, version } = row;
  const { waitlistEnabled, waitlistMode, partyRule, guestsMax, doorMinutes, overlapAllowed } = row;
  const { roomId, roomName, trackId, trackName, trackColor } = row;
  return {
    id,
    eventId,
    title,
    description,
    type,
    track: trackName,
    trackId,
    trackColor,
    room: roomName,
    roomId,
    speakers,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    capacity,
    ownCapacity,
    waitlistEnabled,
    waitlistMode,
    partyRule,
    guestsMax,
    doorMinutes,
    overlapAllowed,
    status: row.state === "cancelled" ? "cancelled" : "scheduled",
    version,
    seats: seatsOf({ ...row, version: row.poolVersion }),
  };
}

/** @throws DomainError not-found */
export async function getSession(db: Queryable, sessionId: string): Promise<SessionDetails> {
  const [row] = await db.$queryRaw<SessionRow[]>`
    select ${sessionColumns} from ${sessionTables} where p."sessionId" = ${sessionId}::uuid`;
  if (!row) throw notFound("session");
  return toSession(row);
}

export type SessionFilter = {
  eventId: string;
  track?: string | undefined;
  room?: string | undefined;
  type?: string | undefined;
  q?: string | undefined;
  day?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
  free?: boolean | undefined;
  status?: "scheduled" | "cancelled" | undefined;
};

/**
 * The sessions of an event by start. The index on the event and the start serves the order, so a page of an event
 * with thousands of sessions reads little more than the page.
 * @throws DomainError invalid for a broken cursor
 */
export async function listSessions(
  db: Queryable,
  { cursor, limit, ...filter }: SessionFilter & { cursor?: string | undefined; limit: number },
): Promise<Page<SessionDetails>> {
  const place = sessionsAfter.read(cursor || undefined);
  const after = place
    ? Prisma.sql`(p."startsAt", p.id) > (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.sql`true`;
  const rows = await db.$queryRaw<SessionRow[]>`
    select ${sessionColumns} from ${sessionTables}
    where ${await conditions(db, filter)} and ${after}
    order by p."startsAt", p.id limit ${limit + 1}`;
  const page = sessionsAfter.page(rows, limit, ({ startsAt, poolId }) => ({ at: startsAt, id: poolId }));
  return { items: page.items.map(toSession), nextCursor: page.nextCursor };
}

async function conditions(db: Queryable, filter: SessionFilter): Promise<Prisma.Sql> {
  const { eventId, track, room, type, q = "", day, from, to, free, status } = filter;
  const all = [Prisma.sql`p."eventId" = ${eventId}::uuid and p."sessionId" is not null`];
  if (track) all.push(isNamed(Prisma.sql`track`, track));
  if (room) all.push(isNamed(Prisma.sql`room`, room));
  if (type) all.push(Prisma.sql`lower(s.type) = lower(${type})`);
  if (day) all.push(startsOn(day, await timeZoneOf(db, eventId)));
  if (from) {
    // No session is longer, so the index on the start serves the condition on the end.
    all.push(Prisma.sql`p."endsAt" > ${from}::timestamptz
      and p."startsAt" > ${from}::timestamptz - make_interval(days => ${LENGTH_MAX_DAYS + 1}::int)`);
  }
  if (to) all.push(Prisma.sql`p."startsAt" < ${to}::timestamptz`);
  if (free !== undefined) all.push(free ? hasFreeSeats : Prisma.sql`not (${hasFreeSeats})`);
  if (status) all.push(Prisma.sql`(p.state = 'cancelled') = ${status === "cancelled"}`);
  const patterns = searchPatterns(q);
  if (patterns.length > 0) {
    all.push(Prisma.sql`concat_ws(' ', s.title, s.description, s.type, room.name, track.name, (
      select string_agg(k.name, ' ') from "SessionSpeaker" l join "Speaker" k on k.id = l."speakerId"
      where l."sessionId" = s.id
    )) ilike all (${patterns}::text[])`);
  }
  return Prisma.join(all, " and ");
}

const hasFreeSeats = Prisma.sql`p.state <> 'cancelled' and (
  p.capacity is null or p.capacity - p."confirmedSeats" - ${keptSeats} > 0 and not ${heldForWaitlist})`;

function isNamed(table: Prisma.Sql, key: string): Prisma.Sql {
  const isId = z.uuid().safeParse(key).success;
  return isId ? Prisma.sql`${table}.id = ${key}::uuid` : Prisma.sql`lower(${table}.name) = lower(${key})`;
}

function startsOn(day: string, timeZone: string): Prisma.Sql {
  const [first, next] = [dayStart(day, timeZone), dayStart(dayAfter(day), timeZone)];
  return Prisma.sql`p."startsAt" >= ${first}::timestamptz and p."startsAt" < ${next}::timestamptz`;
}

async function timeZoneOf(db: Queryable, eventId: string): Promise<string> {
  const event = await db.event.findUnique({ where: { id: eventId }, select: { timeZone: true } });
  if (!event) throw notFound("event");
  return event.timeZone;
}
