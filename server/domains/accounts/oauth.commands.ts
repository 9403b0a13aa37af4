import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { type Account, accountSelect } from "./queries";

/** An account as the sign-in service of another site knows it. */
type OAuthIdentity = { provider: string; providerAccountId: string };

export async function findAccountByOAuth(db: Db, identity: OAuthIdentity): Promise<Account | null> {
  const { provider, providerAccountId } = identity;
  const row = await db.oAuthAccount.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { user: { select: accountSelect } },
  });
  return row?.user ?? null;
}

/**
 * Creates the account of a person whose email the other site has confirmed.
 * @throws DomainError conflict `account.exists`
 */
export function createOAuthPerson(
  db: Db,
  person: { email: string; name: string; imageUrl: string | null; now: Date },
): Promise<Account> {
  const { email, name, imageUrl, now } = person;
  return inTransaction(db, (tx) =>
    tx.user.create({ data: { email, name, imageUrl, emailVerifiedAt: now }, select: accountSelect }),
  );
}

/** From now on that identity signs this person in. Repeating it changes nothing. */
export async function linkOAuthAccount(db: Db, link: OAuthIdentity & { userId: string }): Promise<void> {
  const { provider, providerAccountId, userId } = link;
  await inTransaction(db, (tx) =>
    tx.oAuthAccount.createMany({ data: [{ provider, providerAccountId, userId }], skipDuplicates: true }),
  );
}
