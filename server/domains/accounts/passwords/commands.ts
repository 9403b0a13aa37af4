import type { Db } from "../../../db/client";
import { giveHitBack, type Limit, takeHit } from "../../../db/rate-limit";
import { inTransaction } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { knownDevice } from "../devices/queries";
import { endWhatEnds } from "../endings/commands";
import { claimAddress, noteUsedLink } from "../links/claims.commands";
import { consumeLink, findLinkEmail } from "../links/commands";
import { requireProof } from "../proof.commands";
import { type Account, accountSelect, isShutOut } from "../queries";
import { takeTry } from "./tries.commands";
import { hashPassword, verifyPassword } from "./verify.commands";

/** Counted per signed-in person, so that others cannot use them up. */
const TRIES_TO_CHANGE: Limit = { name: "password-change", hitsMax: 10, windowSeconds: 900 };

/**
 * Who this address and password belong to. Failed tries are counted where they come from, over all server processes; a
 * success is not, so an office behind one address can sign in together.
 * @param tried.devices what the device kept when people signed in on it
 * @param tried.work the answer to the challenge of an earlier refusal
 * @throws DomainError unauthenticated `credentials.wrong`, whichever of the two was wrong; rate-limited;
 * forbidden `sign-in.banned`, only after the right password
 */
export async function signInWithPassword(
  db: Db,
  tried: {
    email: string;
    password: string;
    clientAddress: string;
    devices?: string | undefined;
    work?: string | undefined;
    now: Date;
  },
): Promise<Account> {
  const found = await db.user.findUnique({
    where: { email: tried.email },
    select: { ...accountSelect, passwordHash: true },
  });
  const device = knownDevice(found?.id, tried.devices);
  const known = found && device ? { userId: found.id, device } : null;
  const takeBack = await takeTry(db, { ...tried, known });
  const right = await verifyPassword(found?.passwordHash, tried.password);
  if (!found || !right) throw new DomainError("credentials.wrong");
  await takeBack();
  const { passwordHash: _, ...account } = found;
  if (isShutOut(account)) throw new DomainError("sign-in.banned");
  return account;
}

/**
 * Changes the password. Every other sign-in ends and the links that were mailed; the caller's own goes on. A first
 * password needs a fresh sign-in: otherwise a stranger at an open browser could set one, and then use it wherever the
 * account asks for its password.
 * @param change.endTokens whether access tokens and the calendar address end too
 * @throws DomainError invalid `password.wrong`; expired `proof.needed`; rate-limited
 */
export async function changePassword(
  db: Db,
  change: {
    userId: string;
    signInId?: string | undefined;
    currentPassword?: string | undefined;
    password: string;
    endTokens?: boolean | undefined;
    now: Date;
  },
): Promise<void> {
  const user = await db.user.findUnique({
    where: { id: change.userId },
    select: { passwordHash: true },
  });
  if (!user) throw notFound("account");
  if (user.passwordHash) {
    await takeHit(db, TRIES_TO_CHANGE, change.userId);
    if (!(await verifyPassword(user.passwordHash, change.currentPassword ?? ""))) {
      throw new DomainError("password.wrong");
    }
    await giveHitBack(db, TRIES_TO_CHANGE, change.userId);
  } else {
    await requireProof(db, { ...change, holderId: change.signInId });
  }
  const passwordHash = await hashPassword(change.password);
  await inTransaction(db, async (tx) => {
    const changed = await tx.user.updateMany({
      // Of two concurrent changes, the second one's old password is no longer current.
      where: { id: change.userId, passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (changed.count === 0) throw new DomainError("password.wrong");
    await endWhatEnds(tx, "password-changed", change);
    if (change.endTokens) await endWhatEnds(tx, "tokens-ended", change);
  });
}

/**
 * Chooses a new password by a mailed link, which also confirms the address, and ends every way in from before.
 * @throws DomainError expired `link.expired`; forbidden `sign-in.banned`
 */
export async function resetPassword(
  db: Db,
  reset: { token: string; password: string; now: Date; clientAddress?: string | undefined },
): Promise<Account> {
  const link = { ...reset, purpose: "password" } as const;
  // Hashing is expensive and the call is public, so it is done only for a usable link.
  if (!(await findLinkEmail(db, link))) throw new DomainError("link.expired");
  const passwordHash = await hashPassword(reset.password);
  const account = await inTransaction(db, async (tx) => {
    const { email } = await consumeLink(tx, link);
    const { id } = await claimAddress(tx, { email, now: reset.now });
    await endWhatEnds(tx, "password-reset", { userId: id });
    await tx.user.update({ where: { id }, data: { passwordHash } });
    return tx.user.findUniqueOrThrow({ where: { id }, select: accountSelect });
  });
  await noteUsedLink(db, account, reset);
  return account;
}
