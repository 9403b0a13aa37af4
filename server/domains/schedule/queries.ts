import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { statusAt } from "../../seats/availability";
import type { RsvpStatus } from "../../seats/facts";
import { clashesAmong } from "./policy";
import type { ScheduledSession, ScheduleItem } from "./schema";

type Row = {
  rsvpId: string;
  sessionId: string;
  eventId: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  type: string | null;
  room: string | null;
  track: string | null;
  speakers: ScheduleItem["speakers"];
  isCancelled: boolean;
  status: RsvpStatus;
  guests: number;
  position: number | null;
  offerExpiresAt: Date | null;
  slug: string;
  eventTitle: string;
  timeZone: string;
};

/** From the person's RSVPs, of which there are few, to their sessions: one statement, whatever the table holds. */
const mySessions = (userId: string, where: Prisma.Sql) => Prisma.sql`
  select r.id as "rsvpId", s.id as "sessionId", s."eventId", s.title, p."startsAt", p."endsAt", s.type,
    room.name as room, track.name as track, s."cancelledAt" is not null as "isCancelled",
    r.status::text as status, r.seats - 1 as guests, r."offerExpiresAt", e.slug, e.title as "eventTitle", e."timeZone",
    coalesce((
      select jsonb_agg(jsonb_build_object('name', k.name, 'photoUrl', k."photoUrl") order by l.position)
      from "SessionSpeaker" l join "Speaker" k on k.id = l."speakerId" where l."sessionId" = s.id
    ), '[]') as speakers,
    case when r.status = 'waitlisted' then (
      select count(*)::int from "Rsvp" w where w."poolId" = r."poolId" and w.status = 'waitlisted'
        and w.priority = r.priority and w."queueNumber" <= r."queueNumber"
    ) + (
      select count(*)::int from "Rsvp" w where w."poolId" = r."poolId" and w.status = 'waitlisted'
        and w.priority > r.priority
    ) end as position
  from (
    select * from "Rsvp" mine
    where mine."userId" = ${userId}::uuid and mine.status in ('confirmed', 'offered', 'waitlisted', 'pending') offset 0
  ) r
    join "SeatPool" p on p.id = r."poolId" and p."sessionId" is not null
    join "Session" s on s.id = p."sessionId"
    join "Event" e on e.id = s."eventId"
    left join "Room" room on room.id = s."roomId"
    left join "Track" track on track.id = s."trackId"
  where ${where} order by p."startsAt", s.id`;

/** The person's sessions of an event: seats, offers and places on waitlists, in the order of their start. */
export async function listMySchedule(
  db: Db,
  { eventId, userId, now }: { eventId: string; userId: string; now: Date },
): Promise<ScheduleItem[]> {
  const rows = await db.$queryRaw<Row[]>(mySessions(userId, Prisma.sql`p."eventId" = ${eventId}::uuid`));
  return toItems(rows, now);
}

/** The person's next sessions of all events, with their events. */
export async function listMyNextSessions(
  db: Db,
  { userId, limit, now }: { userId: string; limit: number; now: Date },
): Promise<ScheduledSession[]> {
  const isAhead = Prisma.sql`p."endsAt" > ${now}::timestamptz and e.status <> 'draft'`;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`${mySessions(userId, isAhead)} limit ${limit}`);
  const items = toItems(rows, now);
  const events = new Map(
    rows.map(({ eventId: id, slug, eventTitle: title, timeZone }) => [id, { id, slug, title, timeZone }]),
  );
  return items.flatMap((item) => {
    const event = events.get(item.eventId);
    return event ? [{ ...item, event }] : [];
  });
}

function toItems(rows: Row[], now: Date): ScheduleItem[] {
  const items = rows
    .map(({ slug: _, eventTitle: __, timeZone: ___, status, startsAt, endsAt, offerExpiresAt, ...row }) => ({
      ...row,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      rsvpStatus: statusAt({ status, offerExpiresAt }, now),
      offerExpiresAt: offerExpiresAt?.toISOString() ?? null,
    }))
    .filter(({ rsvpStatus }) => rsvpStatus !== "cancelled");
  const isSeat = ({ rsvpStatus, isCancelled }: (typeof items)[number]) =>
    !isCancelled && (rsvpStatus === "confirmed" || rsvpStatus === "offered");
  const clashes = clashesAmong(items.filter(isSeat));
  return items.map((item) => ({ ...item, clashesWith: clashes.get(item.sessionId) ?? [] }));
}
