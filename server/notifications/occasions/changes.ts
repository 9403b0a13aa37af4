import { groupBy } from "../../../lib/group-by";
import type { Queryable } from "../../db/transaction";
import { changesBetween, knownAt, type ToldFacts } from "../../domains/events/changes/policy";
import { readChanges, readTold } from "../../domains/events/changes/queries";
import { visiblePlace } from "../../domains/events/place.policy";
import type { Fact } from "../../outbox/sink";
import type { RsvpStatus } from "../../seats/facts";
import type { Guest } from "./guests";
import { type Page, pageOfPeople, personAfter, type Step } from "./occasion";

/**
 * To each guest for whom a part of the change is new, once for all the events. A change that was made and undone is new
 * for no guest.
 */
export async function changeOccasions(
  { id: occurrence, payload: { eventIds }, createdAt }: Fact<"change.settled">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const guests = await readChangedGuests(db, eventIds, step);
  const [changes, told] = await Promise.all([readChanges(db, eventIds), readTold(db, guests)]);
  const isNews = (guest: ChangedGuest) => {
    const toldAt = told.get(`${guest.eventId} ${guest.userId}`)?.toldAt ?? guest.rsvpAt;
    const known = knownAt(changes.get(guest.eventId) ?? [], toldAt);
    const viewer = { role: null, rsvpStatus: guest.status };
    const present = { ...guest, ...visiblePlace(guest, viewer) };
    const visible = known && { ...known, ...visiblePlace({ ...guest, ...known }, viewer) };
    return visible !== null && changesBetween(visible, present, createdAt).length > 0;
  };
  const people = [...groupBy(guests, ({ userId }) => userId)].map(([userId, rows]) => ({
    userId,
    rsvpIds: rows.filter(isNews).map(({ rsvpId }) => rsvpId),
  }));
  const { occasions, next } = pageOfPeople(people, step, ({ userId, rsvpIds }) => ({
    kind: "event.rescheduled",
    occurrence,
    to: { userId },
    subject: { rsvpIds: rsvpIds.join(","), settledAt: createdAt.toISOString() },
  }));
  return { occasions: occasions.filter(({ subject }) => subject.rsvpIds !== ""), next };
}

type ChangedGuest = Guest &
  ToldFacts & { eventId: string; rsvpAt: Date; status: RsvpStatus; placeHidden: boolean };

/** All RSVPs of the next `limit` people, sorted by person and then by when their events start. */
function readChangedGuests(db: Queryable, eventIds: string[], step: Step): Promise<ChangedGuest[]> {
  return db.$queryRaw<ChangedGuest[]>`
    with concerned as (
      select r.id, r."userId", r."rsvpAt", r.status, p."eventId",
        dense_rank() over (order by r."userId") as place
      from "SeatPool" p join "Event" e on e.id = p."eventId" and e.status = 'published'
      join "Rsvp" r on r."poolId" = p.id
      where p."eventId" = any(${eventIds}::uuid[]) and p."sessionId" is null
        and r."userId" > ${personAfter(step)}::uuid and r."askedAt" is null
        and r.status in ('confirmed', 'offered', 'waitlisted', 'pending')
    )
    select c.id as "rsvpId", c."userId", c."rsvpAt", c.status::text as status, e.id as "eventId", e."startsAt",
      e."endsAt", e."timeZone", e."allDay", e.place, e."onlineUrl", e."placeHidden"
    from concerned c join "Event" e on e.id = c."eventId"
    where c.place <= ${step.limit} order by c."userId", e."startsAt", c.id`;
}
