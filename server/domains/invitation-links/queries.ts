import type { Queryable } from "../../db/transaction";
import { ownPoolId, poolIn } from "../../seats/owner";
import { siteSecret } from "../../site-secret";
import { invitationIdIn, invitationLinkPath, invitationToken } from "./policy";

/**
 * The path that an invitation's email links to. Only the invited person gets it, so it counts as proof of the
 * address.
 */
export function personalPath(invitationId: string): string {
  return invitationLinkPath(invitationToken(invitationId, siteSecret()));
}

/** The invitation id of a token, without checking whether the invitation still exists; null for an invalid token. */
export function invitationIdOf(token: string): string | null {
  return invitationIdIn(token, siteSecret());
}

/** Whether the token is the personal link of a valid invitation to this event. */
export async function opensEvent(db: Queryable, eventId: string, token: string): Promise<boolean> {
  const id = invitationIdOf(token);
  const found = id && (await findStandingInvitation(db, id));
  return found ? found.eventId === eventId : false;
}

/**
 * Null where the invitation is no longer valid: it was removed, the event is a draft again, the invited person is
 * banned, or a host declined or banned them.
 */
export async function findStandingInvitation(db: Queryable, id: string) {
  const row = await db.invitation.findUnique({
    where: { id },
    include: { event: { select: { status: true, pools: ownPoolId } } },
  });
  if (!row || row.event.status === "draft") return null;
  const { event, ...invitation } = row;
  const poolId = poolIn(event).id;
  const account = await db.user.findUnique({
    where: { email: invitation.email },
    select: { id: true, emailVerifiedAt: true, bannedAt: true },
  });
  const isConfirmed = account?.emailVerifiedAt != null;
  const rsvp = isConfirmed
    ? await db.rsvp.findUnique({
        where: { poolId_userId: { poolId, userId: account.id } },
        select: { status: true, leftAt: true, barredAt: true },
      })
    : null;
  if (account?.bannedAt || rsvp?.barredAt || rsvp?.status === "declined") return null;
  return { ...invitation, poolId, account, isConfirmed, rsvp };
}
