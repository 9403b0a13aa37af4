import { z } from "zod";
import type { Queryable } from "../../../db/transaction";
import type { KnownSession } from "./policy";

export type SessionChangeRow = { at: Date; before: KnownSession };

const before = z.object({
  startsAt: z.coerce.date(),
  endsAt: z.coerce.date(),
  roomName: z.string().nullable(),
});

function knownIn(written: unknown): KnownSession {
  const { roomName: room, ...times } = before.parse(written);
  return { ...times, room };
}

/** The state before each change of time or room, by session, oldest first. */
export async function readSessionChanges(
  db: Queryable,
  sessionIds: string[],
): Promise<Map<string, SessionChangeRow[]>> {
  const rows = await db.sessionChange.findMany({
    where: { sessionId: { in: [...new Set(sessionIds)] } },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { sessionId: true, at: true, before: true },
  });
  const bySession = new Map<string, SessionChangeRow[]>();
  for (const { sessionId, at, before: was } of rows) {
    bySession.set(sessionId, [...(bySession.get(sessionId) ?? []), { at, before: knownIn(was) }]);
  }
  return bySession;
}

/** What a person knows of the time and room of the session that they have an RSVP to. */
export type SessionTold = {
  /** When they last read them: when they answered, or by an email about the session. */
  mailedAt: Date;
  /** The same, or by a notification of changes in the app. */
  toldAt: Date;
};

/** By RSVP id. A person who answers reads the session's time and room as they are then. */
export async function readSessionTold(db: Queryable, rsvpIds: string[]): Promise<Map<string, SessionTold>> {
  const rows = await db.$queryRaw<(SessionTold & { rsvpId: string })[]>`
    select r.id as "rsvpId", greatest(r."rsvpAt", own.at, mailed.at) as "mailedAt",
      greatest(r."rsvpAt", own.at, mailed.at, shown.at) as "toldAt"
    from "Rsvp" r join "SeatPool" p on p.id = r."poolId"
    left join lateral (
      select max(l.at) as at from "RsvpLedger" l where l."rsvpId" = r.id and l."actorId" = r."userId"
    ) own on true
    left join lateral (
      select max(d."sentAt") as at from "Notification" n join "Delivery" d on d."notificationId" = n.id
      where n."eventId" = p."eventId" and n."userId" = r."userId" and n.kind like 'session.%'
        and d.channel = 'email' and (n.subject->>'rsvpId' = r.id::text
          or r.id::text = any(string_to_array(n.subject->>'rsvpIds', ',')))
    ) mailed on true
    left join lateral (
      select max(n."createdAt") as at from "Notification" n
      where n."eventId" = p."eventId" and n."userId" = r."userId" and n."inApp" and n.kind = 'session.moved'
        and r.id::text = any(string_to_array(n.subject->>'rsvpIds', ','))
    ) shown on true
    where r.id = any(${rsvpIds}::uuid[])`;
  return new Map(rows.map(({ rsvpId, ...told }) => [rsvpId, told]));
}
