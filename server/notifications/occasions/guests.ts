import type { Queryable } from "../../db/transaction";
import { reminderOccurrence, remindsFrom, startOf } from "../../domains/events/reminders/policy";
import { REMINDER_KIND } from "../../domains/events/reminders/schema";
import type { Fact } from "../../outbox/sink";
import { ownPoolId, poolIn } from "../../seats/owner";
import { onePage, type Page, pageOfPeople, personAfter, type Step } from "./occasion";

export type Guest = { rsvpId: string; userId: string };

/** To all guests who hold or await a seat, and to guests who left while their calendar still holds the event. */
export function cancelledOccasions(fact: Fact<"event.cancelled">, db: Queryable, step: Step): Promise<Page> {
  return guestOccasions(fact, db, step);
}

/** To all guests who hold or await a seat. */
export function restoredOccasions(fact: Fact<"event.restored">, db: Queryable, step: Step): Promise<Page> {
  return guestOccasions(fact, db, step);
}

async function guestOccasions(
  { id: occurrence, type: kind, payload }: Fact<"event.cancelled" | "event.restored">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const isCancelled = kind === "event.cancelled";
  const guests = await db.$queryRaw<Guest[]>`
    select r.id as "rsvpId", r."userId" from "SeatPool" p join "Rsvp" r on r."poolId" = p.id
    left join "MailedEntry" m on m."rsvpId" = r.id and m."isIn"
    where p."eventId" = ${payload.eventId}::uuid and p."sessionId" is null
      and r."userId" > ${personAfter(step)}::uuid and (
        r.status in ('confirmed', 'offered', 'waitlisted', 'pending')
        or (m."rsvpId" is not null and ${isCancelled}))
    order by r."userId" limit ${step.limit}`;
  return pageOfPeople(guests, step, ({ rsvpId, userId }) => {
    return { kind, occurrence, subject: { rsvpId }, to: { userId } };
  });
}

/** To all guests with a seat. An event that was moved meanwhile has another reminder, for its new start. */
export async function reminderOccasions(
  { payload }: Fact<"reminder.due">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const { eventId, minutesBefore } = payload;
  const reminder = { minutesBefore, dueAt: new Date(payload.dueAt) };
  const startsAt = startOf(reminder);
  const event = await db.event.findUnique({
    where: { id: eventId, status: "published" },
    select: { pools: ownPoolId, startsAt: true, timeZone: true, allDay: true },
  });
  if (!event || remindsFrom(event).getTime() !== startsAt.getTime()) return onePage();
  const guests = await db.rsvp.findMany({
    where: { poolId: poolIn(event).id, status: "confirmed", userId: { gt: personAfter(step) } },
    select: { id: true, userId: true },
    orderBy: { userId: "asc" },
    take: step.limit,
  });
  return pageOfPeople(guests, step, ({ id: rsvpId, userId }) => ({
    kind: REMINDER_KIND,
    occurrence: reminderOccurrence(eventId, reminder),
    subject: { rsvpId, minutesBefore: String(minutesBefore), startsAt: startsAt.toISOString() },
    to: { userId },
  }));
}
