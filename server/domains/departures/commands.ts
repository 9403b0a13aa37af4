import { canonicalEmail } from "../../../lib/email-address";
import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { log } from "../../log";
import { endWhatEnds } from "../accounts/endings/commands";
import { eraseRow } from "../accounts/erasure.commands";
import { requireProof } from "../accounts/proof.commands";
import type { MailOut } from "../accounts/schema";
import { type SettledEvents, settleHostedEvents } from "../events/succession/commands";
import { withdrawTheBanned } from "../rsvps/commands";
import { type SettledGroups, settleGroups } from "./groups.commands";
import { type SettledOrganizations, settleOrganizations } from "./organizations.commands";
import { farewell } from "./policy";

const TEXTS_AT_ONCE = 500;

/**
 * Deletes an account permanently. One transaction removes every way to sign in and all personal data. The row stays
 * under the name "Deleted account", because the ledger of events refers to it. Seats, places and hosted events are
 * then settled event by event, as after a ban; a job does the rest if this is cut off.
 * @param order.confirm the account's address, as typed
 * @param order.decideAt the time by which seats and events are decided; null = the database's clock, read under the
 * locks
 * @throws DomainError expired `proof.needed`; invalid `account.confirm-mismatch`; conflict `user.last-admin`
 */
export async function deleteAccount(
  db: Db,
  order: {
    userId: string;
    holderId: string | undefined;
    confirm: string;
    now: Date;
    decideAt: Date | null;
    mail: MailOut;
  },
): Promise<void> {
  const { userId, now, decideAt } = order;
  await requireProof(db, order);
  const { email, isConfirmed } = await inTransaction(db, (tx) => erasePerson(tx, order));
  await settleDeleted(db, { userId, now, decideAt });
  // The owner of an unconfirmed address must not learn of this account.
  if (!isConfirmed) return;
  try {
    await order.mail.send({ to: email, content: farewell(order.mail.origin) });
  } catch (error) {
    // The account is deleted even if its mail server does not accept this.
    log().warn({ err: error }, "the email about a deleted account could not be sent");
  }
}

/** @returns the account's former address, and whether it was confirmed */
async function erasePerson(
  tx: Tx,
  { userId, confirm, now }: { userId: string; confirm: string; now: Date },
): Promise<{ email: string; isConfirmed: boolean }> {
  const admins = await tx.$queryRaw<{ id: string }[]>`
    select id from "User" where role = 'admin' and "bannedAt" is null order by id for no key update`;
  const [person] = await tx.$queryRaw<
    { email: string; emailVerifiedAt: Date | null; deletedAt: Date | null }[]
  >`
    select email, "emailVerifiedAt", "deletedAt" from "User" where id = ${userId}::uuid for no key update`;
  if (!person || person.deletedAt) throw notFound("account");
  const { email } = person;
  const isConfirmed = person.emailVerifiedAt !== null;
  if (canonicalEmail(confirm) !== email) {
    throw new DomainError("account.confirm-mismatch", { field: "confirm" });
  }
  if (admins.length === 1 && admins[0]?.id === userId) throw new DomainError("user.last-admin");
  await endWhatEnds(tx, "account-deleted", { userId });
  if (isConfirmed) await eraseAddress(tx, email);
  await eraseRow(tx, { userId, now });
  return { email, isConfirmed };
}

/**
 * Deletes everything stored under the address. Only for an account that confirmed it, because anyone can sign up
 * with another person's address.
 */
async function eraseAddress(tx: Tx, email: string): Promise<void> {
  await tx.notification.deleteMany({ where: { recipient: `mailto:${email}` } });
  await tx.invitation.deleteMany({ where: { email } });
  await tx.organizationInvitation.deleteMany({ where: { email } });
  await tx.groupInvitation.deleteMany({ where: { email } });
  await tx.bouncedAddress.deleteMany({ where: { address: email } });
  await tx.mailboxMessage.deleteMany({ where: { to: email } });
}

/**
 * Settles the seats, places and hosted events of a deleted account event by event, and removes the texts on its
 * RSVPs. A job does the rest if this is cut off.
 */
export async function settleDeleted(
  db: Db,
  order: { userId: string; now: Date; decideAt: Date | null },
): Promise<void> {
  await settleDeparted(db, order);
  await clearTexts(db, order.userId);
}

/**
 * Gives what banned and deleted people hold or await to the queues, hands their events over to a co-host or cancels them,
 * and their organizations and groups to an heir or ends what those have open; each in its own transaction.
 * A repeat does only what is left.
 * @param order.userId only this person
 * @param order.decideAt null = the database's clock, read under the locks of each event
 * @returns in how many events seats were given up, in how many that failed, and the fate of the hosted events, of the
 * organizations and of the groups
 */
export async function settleDeparted(
  db: Db,
  order: { userId?: string; now: Date; decideAt: Date | null },
): Promise<{
  withdrawn: number;
  failed: number;
  hosted: SettledEvents;
  organizations: SettledOrganizations;
  groups: SettledGroups;
}> {
  const seats = await withdrawTheBanned(db, order);
  const hosted = await settleHostedEvents(db, order);
  const organizations = await settleOrganizations(db, order);
  return { ...seats, hosted, organizations, groups: await settleGroups(db, order) };
}

/**
 * Removes the texts that deleted people wrote on their RSVPs.
 * @param userId only this person
 * @returns the number of changed RSVPs
 */
export function clearTexts(db: Db, userId: string | null = null): Promise<number> {
  return inTransaction(
    db,
    (tx) => tx.$executeRaw`
      update "Rsvp" r set "specialRequirements" = null, answers = '{}'
      from (
        select r.id from "Rsvp" r join "User" u on u.id = r."userId"
        where u."deletedAt" is not null and (${userId}::uuid is null or u.id = ${userId}::uuid)
          and (r."specialRequirements" is not null or r.answers <> '{}')
        order by r.id limit ${TEXTS_AT_ONCE}::int for update of r skip locked
      ) found where r.id = found.id`,
  );
}
