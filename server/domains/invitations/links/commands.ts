import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { DomainError, isDomainError, notFound } from "../../../errors";
import { confirmOrClaim } from "../../accounts/links/claims.commands";
import { type Account, viewerOf } from "../../accounts/queries";
import { forgetBounce } from "../../bounces/commands";
import { invitationIdOf } from "../../invitation-links/queries";
import { answerInvitation } from "../answers/commands";
import { isOpenToInvite } from "../policy";
import { getLinked } from "./queries";

/**
 * Signs in whoever opens the link of their invitation and answers that they are going: the link shows that mail to the
 * address reaches them. It never leads into an account whose address is confirmed, because links are passed on.
 * @param link.signedInAs who is signed in in this browser: whoever signed up with the address keeps their account as it is
 * @throws DomainError not-found; unauthenticated invitation.sign-in-needed; conflict invitation.closed; forbidden
 * sign-in.banned
 */
export function signInByInvitation(
  db: Db,
  link: { token: string; signedInAs?: string | undefined; timeZone?: string | undefined; now: Date },
): Promise<Account> {
  return inTransaction(db, async (tx) => {
    const id = invitationIdOf(link.token);
    if (!id) throw notFound("invitation");
    // Of two at once with one link, the second sees what the first has made.
    await tx.$queryRaw`select id from "Invitation" where id = ${id}::uuid for update`;
    const { event, account, isConfirmed, email } = await getLinked(tx, link.token);
    if (!isOpenToInvite(event, link.now)) throw new DomainError("invitation.closed");
    if (isConfirmed) throw signInNeeded();
    const isSame = account !== null && account.id === link.signedInAs;
    const signedIn = await confirmOrClaim(tx, { ...link, email, isSame });
    // Confirmed meanwhile by other means, it is an account that this link must not lead into.
    if (signedIn.emailVerifiedAt?.getTime() !== link.now.getTime()) throw signInNeeded();
    await forgetBounce(tx, email);
    return signedIn;
  });
}

/**
 * The same, and answers "Going" for them. Where RSVPing needs more than that, such as answers to the host's questions, they
 * are signed in and find the form.
 * @throws DomainError as `signInByInvitation`
 */
export async function goByInvitation(
  db: Db,
  link: Parameters<typeof signInByInvitation>[1],
): Promise<Account> {
  const account = await signInByInvitation(db, link);
  const { event } = await getLinked(db, link.token);
  try {
    const asked = { event, viewer: viewerOf(account), answer: "going" as const, note: null, now: link.now };
    await answerInvitation(db, asked);
  } catch (error) {
    if (!isDomainError(error)) throw error;
  }
  return account;
}

const signInNeeded = () => new DomainError("invitation.sign-in-needed");
