import type { Queryable } from "../../db/transaction";
import { audienceOf, peopleFor } from "../../domains/messages/queries";
import type { Fact } from "../../outbox/sink";
import { ownPoolId, poolIn } from "../../seats/owner";
import type { Guest } from "./guests";
import { onePage, type Page, pageOfPeople, personAfter, type Step } from "./occasion";

/** The occasions of a host's message: its present audience. */
export async function messageOccasions(
  { payload: { messageId } }: Fact<"message.released">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const message = await db.eventMessage.findFirst({
    where: { id: messageId, sentAt: { not: null } },
    select: {
      statuses: true,
      checkIn: true,
      rsvpIds: true,
      createdAt: true,
      event: { select: { pools: ownPoolId } },
    },
  });
  if (!message) return onePage();
  const { createdAt: writtenAt, event, ...audience } = message;
  const people = await db.$queryRaw<Guest[]>`
    select r.id as "rsvpId", r."userId" ${peopleFor(poolIn(event).id, { ...audienceOf(audience), writtenAt })}
      and r."userId" > ${personAfter(step)}::uuid
    order by r."userId" limit ${step.limit}`;
  return pageOfPeople(people, step, ({ rsvpId, userId }) => ({
    kind: "event.message",
    occurrence: messageId,
    subject: { messageId, rsvpId },
    to: { userId },
  }));
}
