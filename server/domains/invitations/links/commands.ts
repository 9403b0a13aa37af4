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
 * Signs in the person who opens the link of their invitation and answers "Going": the link proves that email to the
 * address reaches them. It never signs in to an account with a confirmed address, because links are forwarded.
 * @param link.signedInAs the account that is signed in in this browser: if it signed up with the address, it is
 * kept as it is
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
    // Of two concurrent requests with one link, the second sees the account that the first created.
    await tx.$queryRaw`select id from "Invitation" where id = ${id}::uuid for update`;
    const { event, account, isConfirmed, email } = await getLinked(tx, link.token);
    if (!isOpenToInvite(event, link.now)) throw new DomainError("invitation.closed");
    if (isConfirmed) throw signInNeeded();
    const isSame = account !== null && account.id === link.signedInAs;
    const signedIn = await confirmOrClaim(tx, { ...link, email, isSame });
    // The account was confirmed meanwhile by other means, so this link must not sign in to it.
    if (signedIn.emailVerifiedAt?.getTime() !== link.now.getTime()) throw signInNeeded();
    await forgetBounce(tx, email);
    return signedIn;
  });
}

/**
 * `signInByInvitation`, and answers "Going". Where RSVPing needs more, such as answers to the host's questions, the
 * person is signed in and sees the form.
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
