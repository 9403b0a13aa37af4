import type { Db } from "../../../db/client";
import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { ownPoolId, poolIn } from "../../../seats/owner";
import { siteSecret } from "../../../site-secret";
import type { Viewer } from "../../accounts/schema";
import { rsvpEventSelect, toRsvpEvent } from "../../rsvps/event-summary.queries";
import { answerNow, isLive } from "../answers/policy";
import { isOpenToInvite } from "../policy";
import { invitationIdIn, invitationLinkPath, invitationToken } from "./policy";
import type { LinkedInvitation } from "./schema";

/** The path that an invitation's mail links to. It is for the invited person alone: it counts as proof of the address. */
export function personalPath(invitationId: string): string {
  return invitationLinkPath(invitationToken(invitationId, siteSecret()));
}

/** The invitation that a token names, without looking whether it still stands; null for what is no token of ours. */
export function invitationIdOf(token: string): string | null {
  return invitationIdIn(token, siteSecret());
}

/**
 * Whether the secret is the personal link of an invitation to this event that still stands. One whose person a host
 * declined or banned has ended.
 */
export async function opensEvent(db: Db, eventId: string, token: string): Promise<boolean> {
  const id = invitationIdOf(token);
  const found = id && (await findLinked(db, id));
  return found ? found.eventId === eventId : false;
}

/** An invitation with the confirmed account of its address, and the RSVP of that account. */
export type LinkedRow = NonNullable<Awaited<ReturnType<typeof findLinked>>>;

/** Null where there is none any more, where its person is banned, or where a host declined them. */
export async function findLinked(db: Queryable, id: string) {
  const row = await db.invitation.findUnique({
    where: { id },
    include: { event: { select: { ...rsvpEventSelect, pools: ownPoolId } } },
  });
  if (!row || row.event.status === "draft") return null;
  const { pools, ...known } = row.event;
  const event = { ...known, poolId: poolIn({ pools }).id };
  const account = await db.user.findFirst({
    where: { email: row.email },
    select: { id: true, emailVerifiedAt: true, bannedAt: true },
  });
  const isConfirmed = account?.emailVerifiedAt != null;
  const rsvp = isConfirmed
    ? await db.rsvp.findUnique({
        where: { poolId_userId: { poolId: event.poolId, userId: account.id } },
        select: { status: true, leftAt: true, barredAt: true },
      })
    : null;
  if (account?.bannedAt || rsvp?.barredAt || rsvp?.status === "declined") return null;
  return { ...row, event, account, isConfirmed, rsvp };
}

/** The invitation behind a mailed link. Looking changes nothing. @throws DomainError not-found */
export async function getLinked(db: Queryable, token: string): Promise<LinkedRow> {
  const id = invitationIdOf(token);
  const row = id && (await findLinked(db, id));
  if (!row) throw notFound("invitation");
  return row;
}

/** What the page behind a mailed link shows. @throws DomainError not-found */
export async function getInvitationByLink(
  db: Db,
  { token, viewer, now }: { token: string; viewer: Viewer | null; now: Date },
): Promise<LinkedInvitation> {
  const row = await getLinked(db, token);
  const { event, name, note, answer, rsvp, isConfirmed, email } = row;
  const isTheirs = viewer?.email === email;
  const isSignedIn = isTheirs && viewer.emailVerified;
  const isOpen = isOpenToInvite(event, now);
  // Nobody but the person learns whether they go: a link may have been passed on.
  const theirRsvp = isSignedIn ? rsvp : null;
  return {
    event: toRsvpEvent(event, { role: null, rsvpStatus: theirRsvp?.status ?? null }, now),
    name,
    answer: answerNow({ answer, rsvp: theirRsvp }),
    note,
    goingBy: isSignedIn ? "here" : viewer && !isTheirs ? "elsewhere" : isConfirmed ? "sign-in" : "claim",
    canDecline: isOpen && (isSignedIn || !isLive(rsvp?.status)),
  };
}
