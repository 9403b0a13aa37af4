import { randomBytes } from "node:crypto";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction } from "../../db/transaction";
import { appendEvents } from "../../outbox/append";
import type { EventAccess } from "./access/queries";
import { linkHolderId } from "./invite-link.policy";
import { getEvent } from "./queries";
import type { EventDetails } from "./schema";

const RENEWING: Limit = { name: "invite-link", hitsMax: 20, windowSeconds: 3_600 };

/** A new secret for an event's shared invitation link. */
export function newInviteToken(): string {
  return randomBytes(16).toString("base64url");
}

/**
 * Replaces the event's shared invitation link. From the commit on, the old link opens nothing, and live connections
 * that use it are closed. Personal invitation links and all RSVPs stay.
 * @throws DomainError rate-limited
 */
export async function renewInviteLink(
  db: Db,
  { event, actorId, now }: { event: EventAccess; actorId: string; now: Date },
): Promise<EventDetails> {
  const { id: eventId, role } = event;
  await takeHit(db, RENEWING, eventId, now);
  await inTransaction(db, async (tx) => {
    // Locked, so that each of two concurrent renewals ends the link that it replaces.
    const ended = await tx.$queryRaw<{ inviteToken: string }[]>`
      select "inviteToken" from "Event" where id = ${eventId}::uuid for no key update`;
    await tx.event.update({
      where: { id: eventId },
      data: { inviteToken: newInviteToken() },
      select: { id: true },
    });
    // Open pages reload, and pages that were opened by the old link find that it has expired.
    await appendEvents(tx, [
      { type: "event.changed", aggregateId: eventId, payload: { eventId } },
      {
        type: "access.ended",
        aggregateId: eventId,
        payload: { holderIds: ended.map(({ inviteToken }) => linkHolderId(inviteToken)) },
      },
    ]);
  });
  return getEvent(db, { eventId, role, viewerId: actorId, now });
}
