import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { type CsvSession, sessionsCsv } from "./csv.policy";

/** The sessions of an event that were not cancelled, as a CSV file, by start. */
export async function getSessionsFile(
  db: Queryable,
  { event }: { event: { id: string; slug: string } },
): Promise<{ name: string; text: string }> {
  const about = await db.event.findUnique({ where: { id: event.id }, select: { timeZone: true } });
  if (!about) throw notFound("event");
  const sessions = await db.$queryRaw<CsvSession[]>`
    select s.id, s.title, s.description, s.type, track.name as track, room.name as room, p."startsAt", p."endsAt",
      s."ownCapacity", p."waitlistEnabled", array(
        select k.name from "SessionSpeaker" l join "Speaker" k on k.id = l."speakerId"
        where l."sessionId" = s.id order by l.position
      ) as speakers
    from "SeatPool" p join "Session" s on s.id = p."sessionId"
      left join "Room" room on room.id = s."roomId" left join "Track" track on track.id = s."trackId"
    where p."eventId" = ${event.id}::uuid and s."cancelledAt" is null
    order by p."startsAt", p.id`;
  return { name: `${event.slug}-sessions.csv`, text: sessionsCsv(sessions, about.timeZone) };
}
