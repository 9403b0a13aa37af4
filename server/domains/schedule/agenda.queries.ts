import type { Queryable } from "../../db/transaction";
import { type SessionRow, sessionColumns, sessionTables, toSession } from "../sessions/queries";
import type { SessionDetails } from "../sessions/schema";
import type { AgendaOutline } from "./schema";

/** The days on which sessions of an event start, in its zone, and the tracks, rooms and types that they have. */
export async function readOutline(db: Queryable, eventId: string): Promise<AgendaOutline> {
  const [outline] = await db.$queryRaw<AgendaOutline[]>`
    with session as (
      select s.type, s."trackId", s."roomId", to_char(p."startsAt" at time zone e."timeZone", 'YYYY-MM-DD') as day
      from "SeatPool" p join "Session" s on s.id = p."sessionId" join "Event" e on e.id = p."eventId"
      where p."eventId" = ${eventId}::uuid and p."sessionId" is not null
    )
    select (select count(*)::int from session) as sessions,
      coalesce((select json_agg(d order by d.day) from (
        select day, count(*)::int as sessions from session group by day
      ) d), '[]') as days,
      coalesce((select json_agg(json_build_object('name', t.name, 'color', t.color) order by t.position, t.id)
        from "Track" t where t.id in (select "trackId" from session)), '[]') as tracks,
      coalesce((select json_agg(r.name order by r.position, r.id)
        from "Room" r where r.id in (select "roomId" from session)), '[]') as rooms,
      coalesce((select json_agg(distinct type) from session where type is not null), '[]') as types`;
  if (!outline) throw new Error("an aggregate answered no row");
  return outline;
}

/** The sessions of an event in which the person has a seat, an offer or a place on the waitlist, by start. */
export async function listBookedSessions(
  db: Queryable,
  { eventId, userId, now }: { eventId: string; userId: string; now: Date },
): Promise<SessionDetails[]> {
  const rows = await db.$queryRaw<SessionRow[]>`
    select ${sessionColumns} from ${sessionTables}
    where p."eventId" = ${eventId}::uuid and p."sessionId" is not null and p.id in (
      select r."poolId" from "Rsvp" r where r."userId" = ${userId}::uuid
        and (r.status in ('confirmed', 'waitlisted') or r.status = 'offered' and r."offerExpiresAt" > ${now}::timestamptz)
    )
    order by p."startsAt", p.id`;
  return rows.map(toSession);
}
