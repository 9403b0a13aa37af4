import { randomUUID } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { createBatcher } from "../../../db/batcher";
import type { Db } from "../../../db/client";
import { giveHitBack, type Limit, takeAddressHit, takeHit } from "../../../db/rate-limit";
import { inTransaction } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import { claimAddress } from "../links/claims/commands";
import { consumeLink, findLinkEmail } from "../links/commands";
import { type Account, accountSelect } from "../queries";
import { endSessions } from "../sessions/commands";
import { PASSWORD_CHARACTERS_MAX } from "./schema";

const TRIES_PER_ACCOUNT: Limit = { name: "sign-in-account", hitsMax: 10, windowSeconds: 900 };
const TRIES_PER_ADDRESS: Limit = { name: "sign-in-address", hitsMax: 50, windowSeconds: 900 };

/** argon2id with 19 MiB and two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two at once: hashing runs in the thread pool that name look-ups and files share, and takes 19 MiB each. */
const hashing = createBatcher<() => Promise<string | boolean>, string | boolean>({
  run: async (_, works) =>
    Promise.all(works.map(async (work) => ({ ok: true as const, value: await work() }))),
  batchMax: 1,
  runningMax: 2,
  waitingMax: 200,
});

/** @throws DomainError unavailable when too many are waiting to be hashed */
export async function hashPassword(password: string): Promise<string> {
  return String(await hashing.submit(randomUUID(), () => hash(password, COST)));
}

/** Takes as long for an account without a password, or none at all, as for a wrong password. */
async function verifyPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const usable = password.length <= PASSWORD_CHARACTERS_MAX * 2;
  // Past the queue: refused there once, it would be kept refused.
  nobodysHash ??= hash(randomUUID(), COST);
  const against = passwordHash && usable ? passwordHash : await nobodysHash;
  const matches = await hashing.submit(randomUUID(), () => verify(against, usable ? password : ""));
  return matches === true && against === passwordHash;
}

let nobodysHash: Promise<string> | undefined;

/**
 * Who this address and password belong to. Failed tries are counted per account and per client over all server
 * processes; a success is not, so an office behind one address can sign in together.
 * @throws DomainError unauthenticated `credentials.wrong`, whichever of the two was wrong; rate-limited;
 * forbidden `session.banned`, told only to whoever knew the password
 */
export async function signInWithPassword(
  db: Db,
  tried: { email: string; password: string; clientAddress: string },
): Promise<Account> {
  await takeAddressHit(db, TRIES_PER_ADDRESS, tried.clientAddress);
  await takeHit(db, TRIES_PER_ACCOUNT, tried.email);
  const found = await db.user.findUnique({
    where: { email: tried.email },
    select: { ...accountSelect, passwordHash: true },
  });
  const right = await verifyPassword(found?.passwordHash, tried.password);
  if (!found || !right) throw new DomainError("unauthenticated", "credentials.wrong");
  await giveHitBack(db, TRIES_PER_ADDRESS, tried.clientAddress);
  await giveHitBack(db, TRIES_PER_ACCOUNT, tried.email);
  const { passwordHash: _, ...account } = found;
  if (account.bannedAt) throw new DomainError("forbidden", "session.banned");
  return account;
}

/**
 * Changes the password and ends every session, this one too: the caller signs in with the new one.
 * @throws DomainError invalid `password.wrong`; rate-limited
 */
export async function changePassword(
  db: Db,
  change: { userId: string; currentPassword?: string | undefined; password: string },
): Promise<void> {
  const user = await db.user.findUnique({
    where: { id: change.userId },
    select: { email: true, passwordHash: true },
  });
  if (!user) throw notFound("account");
  if (user.passwordHash) {
    await takeHit(db, TRIES_PER_ACCOUNT, user.email);
    if (!(await verifyPassword(user.passwordHash, change.currentPassword ?? ""))) {
      throw new DomainError("invalid", "password.wrong");
    }
    await giveHitBack(db, TRIES_PER_ACCOUNT, user.email);
  }
  const passwordHash = await hashPassword(change.password);
  await inTransaction(db, async (tx) => {
    const changed = await tx.user.updateMany({
      // Of two changes at once the second knew a password that is no longer the current one.
      where: { id: change.userId, passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (changed.count === 0) throw new DomainError("invalid", "password.wrong");
    await endSessions(tx, change.userId);
  });
}

/**
 * Chooses a new password by a mailed link, which also confirms the address, and ends every session.
 * @throws DomainError expired `link.expired`; forbidden `session.banned`
 */
export async function resetPassword(
  db: Db,
  reset: { token: string; password: string; now: Date },
): Promise<Account> {
  const link = { ...reset, purpose: "password" } as const;
  // Hashing is dear, and anybody may ask: only a link that can be used is worth it.
  if (!(await findLinkEmail(db, link))) throw new DomainError("expired", "link.expired");
  const passwordHash = await hashPassword(reset.password);
  return inTransaction(db, async (tx) => {
    const email = await consumeLink(tx, link);
    const { id } = await claimAddress(tx, { email, now: reset.now });
    await tx.user.update({ where: { id }, data: { passwordHash } });
    await endSessions(tx, id);
    await tx.signInLink.deleteMany({ where: { email } });
    return tx.user.findUniqueOrThrow({ where: { id }, select: accountSelect });
  });
}
