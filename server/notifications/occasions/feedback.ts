import type { Queryable } from "../../db/transaction";
import type { Fact } from "../../outbox/sink";
import type { Guest } from "./guests";
import { type Page, pageOfPeople, personAfter, type Step } from "./occasion";

/** To everyone who was at the event and has not rated it: guests with a seat, and where guests were checked in, those who were. */
export async function feedbackOccasions(
  { payload: { eventId } }: Fact<"feedback.due">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const guests = await db.$queryRaw<Guest[]>`
    with own as (
      select p.id, exists (
        select 1 from "Rsvp" a where a."poolId" = p.id and a.status = 'confirmed' and a."checkedInSeats" > 0
      ) as "isCheckedIn"
      from "SeatPool" p where p."eventId" = ${eventId}::uuid and p."sessionId" is null
    )
    select r.id as "rsvpId", r."userId" from own join "Rsvp" r on r."poolId" = own.id
    where r.status = 'confirmed' and r."userId" > ${personAfter(step)}::uuid
      and (r."checkedInSeats" > 0 or not own."isCheckedIn")
      and not exists (select 1 from "Feedback" f where f."poolId" = own.id and f."userId" = r."userId")
    order by r."userId" limit ${step.limit}`;
  return pageOfPeople(guests, step, ({ rsvpId, userId }) => ({
    kind: "feedback.asked",
    occurrence: `feedback ${eventId}`,
    subject: { rsvpId },
    to: { userId },
  }));
}
