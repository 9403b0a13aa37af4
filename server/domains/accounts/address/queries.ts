import type { Queryable } from "../../../db/transaction";
import { env } from "../../../env";
import { DomainError } from "../../../errors";
import { hashChange, isCancelToken, ownerIdIn } from "./policy";
import type { PendingAddress } from "./schema";

/** The new address that the person requested, while its link works. */
export async function getPendingAddress(
  db: Queryable,
  { userId, now }: { userId: string; now: Date },
): Promise<PendingAddress> {
  const pending = await db.addressChange.findFirst({
    where: { userId, expiresAt: { gt: now } },
    select: { email: true, expiresAt: true },
  });
  return { pending: pending && pendingOf(pending) };
}

/**
 * A link that finishes a change, for the page that asks before using it up. Changes nothing.
 * @throws DomainError expired `link.expired`
 */
export async function readChange(
  db: Queryable,
  { token, viewerId, now }: { token: string; viewerId: string | null; now: Date },
) {
  const change = await db.addressChange.findFirst({
    where: { tokenHash: hashChange(token), expiresAt: { gt: now } },
    select: { userId: true, email: true },
  });
  if (!change) throw new DomainError("link.expired");
  const { userId, email } = change;
  const openedBy = viewerId === null ? "no-one" : viewerId === userId ? "owner" : "other";
  const signUp = await db.user.findUnique({ where: { email, emailVerifiedAt: null }, select: { id: true } });
  return { email, openedBy, replacesSignUp: signUp !== null } as const;
}

/**
 * The account whose change a link to its old address cancels.
 * @throws DomainError expired `address-change.link-ended`: no such link, or the account has another address by now
 */
export async function getCancelOwner(db: Queryable, token: string): Promise<{ id: string }> {
  const id = ownerIdIn(token);
  const owner = id && (await db.user.findUnique({ where: { id }, select: { id: true, email: true } }));
  if (!owner || !isCancelToken(token, owner, siteSecret())) {
    throw new DomainError("address-change.link-ended");
  }
  return owner;
}

/** Whether there is a change for this link to cancel. @throws DomainError expired, as `getCancelOwner` does */
export async function readCancellation(db: Queryable, { token, now }: { token: string; now: Date }) {
  const { id: userId } = await getCancelOwner(db, token);
  return { isPending: (await getPendingAddress(db, { userId, now })).pending !== null };
}

/** Does this address belong to an account that a change must not take it from? An unconfirmed sign-up does not count. */
export function isTaken(account: { emailVerifiedAt: Date | null; role: string } | null): boolean {
  return account !== null && (account.emailVerifiedAt !== null || account.role !== "user");
}

/** A row as it is shown. */
export function pendingOf({ email, expiresAt }: { email: string; expiresAt: Date }): {
  email: string;
  expiresAt: string;
} {
  return { email, expiresAt: expiresAt.toISOString() };
}

/** What links to old addresses are signed with. Without one, anyone could sign. */
export function siteSecret(): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set");
  return NEXTAUTH_SECRET;
}
