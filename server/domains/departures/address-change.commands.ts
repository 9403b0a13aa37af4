import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, isDomainError, notFound } from "../../errors";
import { tell } from "../accounts/address/commands";
import { changedMail, hashChange } from "../accounts/address/policy";
import { isTaken } from "../accounts/address/queries";
import { endWhatEnds } from "../accounts/endings/commands";
import { eraseRow } from "../accounts/erasure.commands";
import type { MailOut } from "../accounts/schema";
import { forgetBounce } from "../bounces/commands";
import { settleDeleted } from "./commands";

type Order = {
  token: string;
  userId: string;
  signInId: string | undefined;
  now: Date;
  decideAt: Date | null;
};
type Person = {
  id: string;
  email: string;
  emailVerifiedAt: Date | null;
  bannedAt: Date | null;
  role: string;
};

/**
 * Uses up the mailed link and gives the account the new address. Only the person who requested the change can:
 * otherwise a person who follows the link without reading would give their address to a stranger's account. Roles
 * of a confirmed old address move along. An account that signed up with the new address and never confirmed it is
 * deleted, because its creator never owned the address.
 * @throws DomainError expired `link.expired`; not-found `address-change.not-found` for another person; conflict
 * `address-change.taken`
 */
export async function confirmAddressChange(
  db: Db,
  order: Order & { mail: MailOut },
): Promise<{ email: string }> {
  const { now, decideAt, mail } = order;
  const { before, email, replacedId } = await inTransaction(db, (tx) => change(tx, order)).catch(takenOr);
  if (replacedId) await settleDeleted(db, { userId: replacedId, now, decideAt });
  if (before.emailVerifiedAt) await tell(mail, before.email, changedMail(mail.origin));
  return { email };
}

/** Another transaction may have taken the address after the check. */
function takenOr(error: unknown): never {
  const isExisting = isDomainError(error) && error.reason === "account.exists";
  throw isExisting ? new DomainError("address-change.taken") : error;
}

async function change(
  tx: Tx,
  { token, userId, signInId, now }: Order,
): Promise<{ before: Person; email: string; replacedId: string | null }> {
  const key = { tokenHash: hashChange(token), expiresAt: { gt: now } };
  const asked = await tx.addressChange.findFirst({ where: key });
  if (!asked) throw new DomainError("link.expired");
  if (asked.userId !== userId) throw notFound("address-change");
  const { email } = asked;
  const { person, other } = await lockPeople(tx, userId, email);
  // Under the lock of the person, only one of two concurrent uses finds it.
  const { count } = await tx.addressChange.deleteMany({ where: key });
  if (count === 0) throw new DomainError("link.expired");
  if (isTaken(other)) throw new DomainError("address-change.taken");
  if (other) {
    await endWhatEnds(tx, "address-claimed", { userId: other.id });
    await eraseRow(tx, { userId: other.id, now });
  }
  await tx.user.update({ where: { id: userId }, data: { email, emailVerifiedAt: now } });
  await endWhatEnds(tx, "address-changed", { userId, signInId, emailBefore: person.email });
  // Roles are given to addresses. An address that the person never confirmed gave them no role.
  if (person.emailVerifiedAt) await moveRoles(tx, { userId, from: person.email, to: email });
  await forgetBounce(tx, email);
  return { before: person, email, replacedId: other?.id ?? null };
}

/** The person, and the account that has the new address, both locked. */
async function lockPeople(tx: Tx, userId: string, email: string) {
  const people = await tx.$queryRaw<Person[]>`
    select id, email, "emailVerifiedAt", "bannedAt", role::text from "User"
    where id = ${userId}::uuid or email = ${email} order by id for no key update`;
  const person = people.find(({ id }) => id === userId);
  if (!person || person.bannedAt) throw notFound("account");
  return { person, other: people.find(({ id }) => id !== userId) ?? null };
}

/**
 * Where the new address already has a role on the same event, the higher one counts. Roles on the person's own
 * events are dropped.
 */
async function moveRoles(tx: Tx, move: { userId: string; from: string; to: string }): Promise<void> {
  const { userId, from, to } = move;
  await tx.$executeRaw`
    insert into "EventStaff" as s ("eventId", email, role, "createdAt")
    select "eventId", ${to}, role, "createdAt" from "EventStaff" where email = ${from} order by "eventId"
    on conflict ("eventId", email) do update set
      role = least(s.role, excluded.role), "createdAt" = least(s."createdAt", excluded."createdAt")`;
  await tx.eventStaff.deleteMany({
    where: { OR: [{ email: from }, { email: to, event: { hostId: userId } }] },
  });
}
