import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { endWhatEnds } from "../endings/commands";
import { growBudgets } from "../networks/commands";
import { isPasswordOf } from "../passwords/verify.commands";
import { nameFromEmail } from "../policy";
import { type Account, accountSelect, findAccountByEmail, isShutOut } from "../queries";
import { consumeLink, findLink, hashProof } from "./commands";

/**
 * Signs in the holder of an emailed link, and creates the account if there is none.
 * @throws DomainError expired `link.expired`; forbidden `sign-in.banned`
 */
export async function signInWithLink(
  db: Db,
  link: { token: string; timeZone?: string | undefined; now: Date; clientAddress?: string | undefined },
): Promise<Account> {
  const account = await inTransaction(db, async (tx) => {
    const { email } = await consumeLink(tx, { ...link, purpose: "sign-in" });
    return claimAddress(tx, { ...link, email });
  });
  await noteUsedLink(db, account, link);
  return account;
}

/** Proof that the person who opens a confirmation link is the person who signed up. */
export type SignUpProof = {
  /** Who is signed in where the link is opened, by a cookie. */
  signedInAs?: string | undefined;
  /** What only the browser knows that signed up. */
  secret?: string | undefined;
  /** The password that was chosen when signing up. */
  password?: string | undefined;
};

/**
 * Confirms the address of an account that was signed up with it. Where the person shows that it was they who signed up,
 * it stays as it is. Otherwise another person may have used their address: the account becomes theirs without anything
 * that was there before.
 * @throws DomainError expired `link.expired`; forbidden `sign-in.banned`; invalid `confirm.password-wrong`, or
 * `confirm.password-needed` where the browser's secret is one of another sign-up: the link can then be used again
 */
export async function confirmAddress(
  db: Db,
  link: { token: string; now: Date; proof?: SignUpProof | undefined; clientAddress?: string | undefined },
): Promise<Account> {
  const { token, now, proof = {} } = link;
  const looked = await findLink(db, { token, purpose: "confirm", now });
  const knowsPassword = looked ? await isPasswordShown(db, looked.email, proof.password) : false;
  const isBrowser = (link: { proofHash: string | null }) =>
    proof.secret !== undefined && link.proofHash === hashProof(proof.secret);
  if (looked && proof.secret !== undefined && !knowsPassword && !isBrowser(looked)) {
    throw new DomainError("confirm.password-needed");
  }
  const account = await inTransaction(db, async (tx) => {
    const used = await consumeLink(tx, { token, purpose: "confirm", now });
    const account = await findAccountByEmail(tx, used.email);
    if (!account) throw new DomainError("link.expired");
    const isSame = knowsPassword || proof.signedInAs === account.id || isBrowser(used);
    return confirmOrClaim(tx, { email: used.email, now, isSame });
  });
  await noteUsedLink(db, account, link);
  return account;
}

/** A link that was used speaks for the network in which it was, and more so where it confirmed the address just now. */
export async function noteUsedLink(
  db: Db,
  { emailVerifiedAt }: Account,
  { now, clientAddress }: { now: Date; clientAddress?: string | undefined },
): Promise<void> {
  const isNewAddress = emailVerifiedAt?.getTime() === now.getTime();
  await growBudgets(db, { clientAddress, isNewAddress });
}

/**
 * Confirms an address for a person who has just shown that email to it reaches them; creates the account if there is none.
 * @param claim.isSame whether they also showed that it was they who signed up: only then does what was there stay
 * @throws DomainError forbidden `sign-in.banned`
 */
export async function confirmOrClaim(
  tx: Tx,
  { isSame, ...claim }: { email: string; timeZone?: string | undefined; now: Date; isSame: boolean },
): Promise<Account> {
  const account = await findAccountByEmail(tx, claim.email);
  if (!account || account.emailVerifiedAt || !isSame) return claimAddress(tx, claim);
  await tx.user.update({ where: { id: account.id }, data: { emailVerifiedAt: claim.now } });
  await endWhatEnds(tx, "address-confirmed", { userId: account.id });
  return unlessShutOut(await tx.user.findUniqueOrThrow({ where: { id: account.id }, select: accountSelect }));
}

/** Hashing is expensive and the call is public, so it is done only for a usable link. @throws DomainError invalid where it is wrong */
async function isPasswordShown(db: Db, email: string, password: string | undefined): Promise<boolean> {
  if (!password) return false;
  if (!(await isPasswordOf(db, { email, password }))) throw new DomainError("confirm.password-wrong");
  return true;
}

/**
 * The account of a person who has just shown that the address is theirs. An earlier sign-up with this address had not
 * shown that: what the table of endings lists goes, so that an account cannot be prepared for its later owner.
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
    await tx.user.update({ where: { id }, data: { emailVerifiedAt } });
    await endWhatEnds(tx, "address-claimed", { userId: id });
  }
  return unlessShutOut(await tx.user.findUniqueOrThrow({ where: { id }, select: accountSelect }));
}

function unlessShutOut(account: Account): Account {
  if (isShutOut(account)) throw new DomainError("sign-in.banned");
  return account;
}
