import type { Db } from "../../../db/client";
import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import type { Viewer } from "../../accounts/schema";
import { findStandingInvitation, invitationIdOf } from "../../invitation-links/queries";
import { rsvpEventSelect, toLinkedEvent } from "../../rsvps/event-summary.queries";
import { answerNow, isLive } from "../answers/policy";
import { isOpenToInvite } from "../policy";
import type { LinkedInvitation } from "./schema";

/** A valid invitation with the event data that its page shows. */
export type LinkedRow = NonNullable<Awaited<ReturnType<typeof findLinked>>>;

async function findLinked(db: Queryable, id: string) {
  const row = await findStandingInvitation(db, id);
  if (!row) return null;
  const { poolId, ...invitation } = row;
  const event = await db.event.findUnique({ where: { id: row.eventId }, select: rsvpEventSelect });
  return event && { ...invitation, event: { ...event, poolId } };
}

/**
 * The invitation of an emailed link. Reading it changes nothing.
 * @throws DomainError not-found
 */
export async function getLinked(db: Queryable, token: string): Promise<LinkedRow> {
  const id = invitationIdOf(token);
  const row = id && (await findLinked(db, id));
  if (!row) throw notFound("invitation");
  return row;
}

/**
 * What the page of an emailed link shows.
 * @throws DomainError not-found
 */
export async function getInvitationByLink(
  db: Db,
  { token, viewer, now }: { token: string; viewer: Viewer | null; now: Date },
): Promise<LinkedInvitation> {
  const row = await getLinked(db, token);
  const { event, name, note, answer, rsvp, isConfirmed, email } = row;
  const isTheirs = viewer?.email === email;
  const isSignedIn = isTheirs && viewer.emailVerified;
  const isOpen = isOpenToInvite(event, now);
  // Only the person themselves may learn whether they are going, because the link may have been forwarded.
  const theirRsvp = isSignedIn ? rsvp : null;
  return {
    event: toLinkedEvent(event, { role: null, rsvpStatus: theirRsvp?.status ?? null }, now),
    name,
    answer: answerNow({ answer, rsvp: theirRsvp }),
    note,
    goingBy: isSignedIn ? "here" : viewer && !isTheirs ? "elsewhere" : isConfirmed ? "sign-in" : "claim",
    canDecline: isOpen && (isSignedIn || !isLive(rsvp?.status)),
  };
}
