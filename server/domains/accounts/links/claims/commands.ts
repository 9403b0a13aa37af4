import type { Db } from "../../../../db/client";
import { inTransaction, type Tx } from "../../../../db/transaction";
import { DomainError } from "../../../../errors";
import { nameFromEmail } from "../../policy";
import { type Account, accountSelect, findAccountByEmail } from "../../queries";
import { consumeLink } from "../commands";

/**
 * Signs in whoever holds the mailed link, making the account if there is none.
 * @throws DomainError expired `link.expired`; forbidden `session.banned`
 */
export function signInWithLink(
  db: Db,
  link: { token: string; timeZone?: string | undefined; now: Date },
): Promise<Account> {
  return inTransaction(db, async (tx) => {
    const email = await consumeLink(tx, { ...link, purpose: "sign-in" });
    return claimAddress(tx, { ...link, email });
  });
}

/**
 * Confirms the address of the account that somebody signed up with it.
 * @throws DomainError expired `link.expired`; forbidden `session.banned`
 */
export function confirmAddress(db: Db, link: { token: string; now: Date }): Promise<Account> {
  return inTransaction(db, async (tx) => {
    const email = await consumeLink(tx, { ...link, purpose: "confirm" });
    await tx.user.updateMany({
      where: { email, emailVerifiedAt: null },
      data: { emailVerifiedAt: link.now },
    });
    const account = await findAccountByEmail(tx, email);
    if (!account) throw new DomainError("expired", "link.expired");
    return unlessBanned(account);
  });
}

/**
 * The account of somebody who has just shown that the address is theirs. Whoever signed up with it before had not
 * shown that: their password, sessions, tokens and phone go, so that nobody can prepare an account for somebody else.
 */
export async function claimAddress(
  tx: Tx,
  claim: { email: string; timeZone?: string | undefined; now: Date },
): Promise<Account> {
  const { email, now: emailVerifiedAt } = claim;
  const timeZone = claim.timeZone ?? "UTC";
  const { id, emailVerifiedAt: confirmedAt } = await tx.user.upsert({
    where: { email },
    create: { email, name: nameFromEmail(email), emailVerifiedAt, timeZone },
    update: {},
    select: { id: true, emailVerifiedAt: true },
  });
  if (!confirmedAt) {
    await tx.user.update({
      where: { id },
      data: {
        emailVerifiedAt,
        passwordHash: null,
        sessionEpoch: { increment: 1 },
        phone: null,
        phoneConfirmedAt: null,
      },
    });
    await tx.phoneCode.deleteMany({ where: { userId: id } });
    await tx.personalAccessToken.deleteMany({ where: { userId: id } });
    await tx.oAuthAccount.deleteMany({ where: { userId: id } });
  }
  return unlessBanned(await tx.user.findUniqueOrThrow({ where: { id }, select: accountSelect }));
}

function unlessBanned(account: Account): Account {
  if (account.bannedAt) throw new DomainError("forbidden", "session.banned");
  return account;
}
