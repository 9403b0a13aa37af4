import { groupBy } from "../../../lib/group-by";
import type { Queryable } from "../../db/transaction";
import { knownAt } from "../../domains/events/changes/policy";
import { sessionNews } from "../../domains/sessions/changes/policy";
import { readSessionChanges, readSessionTold } from "../../domains/sessions/changes/queries";
import { reminderOccurrence } from "../../domains/sessions/reminders/policy";
import type { Fact } from "../../outbox/sink";
import type { Guest } from "./guests";
import { onePage, type Page, pageOfPeople, personAfter, type Step } from "./occasion";

/**
 * To all people who hold or await a seat in the session. That it takes place after all is for those who were notified of its
 * cancellation.
 */
export async function calledOffOccasions(
  { id: occurrence, type: kind, payload: { sessionId } }: Fact<"session.cancelled" | "session.restored">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const guests = await db.$queryRaw<Guest[]>`
    select r.id as "rsvpId", r."userId" from "SeatPool" p join "Rsvp" r on r."poolId" = p.id
    where p."sessionId" = ${sessionId}::uuid and r."userId" > ${personAfter(step)}::uuid and r."askedAt" is null
      and r.status in ('confirmed', 'offered', 'waitlisted', 'pending')
      and (${kind === "session.cancelled"} or exists (
        select 1 from "Notification" n where n."eventId" = p."eventId" and n."userId" = r."userId"
          and n.kind = 'session.cancelled' and n.subject->>'rsvpId' = r.id::text))
    order by r."userId" limit ${step.limit}`;
  return pageOfPeople(guests, step, ({ rsvpId, userId }) => {
    return { kind, occurrence, subject: { rsvpId }, to: { userId } };
  });
}

/** To all people with a seat in the session. One that was moved meanwhile has another reminder, for its new start. */
export async function sessionReminderOccasions(
  { payload }: Fact<"reminder.session-due">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const { sessionId, startsAt } = payload;
  const pool = await db.seatPool.findUnique({
    where: { sessionId, state: "open", startsAt: new Date(startsAt) },
    select: { id: true },
  });
  if (!pool) return onePage();
  const guests = await db.rsvp.findMany({
    where: { poolId: pool.id, status: "confirmed", userId: { gt: personAfter(step) } },
    select: { id: true, userId: true },
    orderBy: { userId: "asc" },
    take: step.limit,
  });
  return pageOfPeople(guests, step, ({ id: rsvpId, userId }) => ({
    kind: "session.reminder",
    occurrence: reminderOccurrence(sessionId, new Date(startsAt)),
    subject: { rsvpId, startsAt },
    to: { userId },
  }));
}

/**
 * To each person for whom a part of the changes is new, once for all the sessions of the event that they concern. A change
 * that was made and undone is new for no one.
 */
export async function sessionChangeOccasions(
  { id: occurrence, payload: { sessionIds }, createdAt }: Fact<"change.session-settled">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const rows = await readConcerned(db, sessionIds, step);
  const [changes, told] = await Promise.all([
    readSessionChanges(db, sessionIds),
    readSessionTold(
      db,
      rows.map(({ rsvpId }) => rsvpId),
    ),
  ]);
  const isNews = ({ rsvpId, sessionId, timeZone, ...present }: Concerned) => {
    const known = knownAt(changes.get(sessionId) ?? [], told.get(rsvpId)?.toldAt ?? createdAt);
    return known !== null && sessionNews(known, present, { timeZone, now: createdAt }).length > 0;
  };
  const people = [...groupBy(rows, ({ userId }) => userId)].map(([userId, theirs]) => ({
    userId,
    rsvpIds: theirs.filter(isNews).map(({ rsvpId }) => rsvpId),
  }));
  const { occasions, next } = pageOfPeople(people, step, ({ userId, rsvpIds }) => ({
    kind: "session.moved",
    occurrence,
    to: { userId },
    subject: { rsvpIds: rsvpIds.join(","), settledAt: createdAt.toISOString() },
  }));
  return { occasions: occasions.filter(({ subject }) => subject.rsvpIds !== ""), next };
}

type Concerned = Guest & {
  sessionId: string;
  startsAt: Date;
  endsAt: Date;
  room: string | null;
  timeZone: string;
};

/** All RSVPs of the next `limit` people to these sessions, sorted by person and then by when the sessions start. */
function readConcerned(db: Queryable, sessionIds: string[], step: Step): Promise<Concerned[]> {
  return db.$queryRaw<Concerned[]>`
    with concerned as (
      select r.id as "rsvpId", r."userId", s.id as "sessionId", p."startsAt", p."endsAt", room.name as room,
        e."timeZone", dense_rank() over (order by r."userId") as place
      from "SeatPool" p
      join "Session" s on s.id = p."sessionId" and s."cancelledAt" is null
      join "Event" e on e.id = p."eventId" and e.status = 'published'
      left join "Room" room on room.id = s."roomId"
      join "Rsvp" r on r."poolId" = p.id
      where p."sessionId" = any(${sessionIds}::uuid[]) and r."userId" > ${personAfter(step)}::uuid
        and r."askedAt" is null and r.status in ('confirmed', 'offered', 'waitlisted', 'pending')
    )
    select "rsvpId", "userId", "sessionId", "startsAt", "endsAt", room, "timeZone" from concerned
    where place <= ${step.limit} order by "userId", "startsAt", "rsvpId"`;
}
