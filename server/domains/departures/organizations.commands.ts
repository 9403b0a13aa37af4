import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { log } from "../../log";
import { closeQueue } from "../holds/closing.commands";
import { decideVenueQueue } from "../holds/queue.commands";
import { membersChanged } from "../organizations/members.commands";
import { type LockedMember, lockOrganization } from "../organizations/organization-lock.queries";
import { type Heir, heirOf, reaches } from "../organizations/policy";
import { closeAllRfps } from "../rfps/ending.commands";
import { archiveVenue } from "../venues/commands";
import { ACTIVE, eachUnsettled, listOpenVenues } from "./organizations.queries";
import { settleEach } from "./settling.commands";

export type SettledOrganizations = { organizations: number; organizationsFailed: number };

/** What venues read as the reason why a request was closed. */
const CLOSED_BECAUSE = "The organization is no longer on Turnout.";

/**
 * Settles the organizations of banned and deleted people, each in transactions of its own. Those that fail or are cut off
 * are found again by the next call, and none of them keeps the others from being settled.
 * @param by.userId only this person's
 * @param by.decideAt null = the database's clock, read under the locks of each organization
 * @throws the error of a lost connection if two organizations in a row lost theirs
 */
export async function settleOrganizations(
  db: Db,
  { userId = null, decideAt }: { userId?: string | null; decideAt: Date | null },
): Promise<SettledOrganizations> {
  const { settled, failed } = await settleEach(eachUnsettled(db, userId), {
    settle: (organizationId) => settleOne(db, { organizationId, now: decideAt }),
    onFailure: (organizationId, err) =>
      log().error(
        { organizationId, err },
        "an organization of a departed person could not be settled; the job retries it",
      ),
  });
  return { organizations: settled, organizationsFailed: failed };
}

/** Venues are ended one by one, so that no transaction grows with what an organization has. */
async function settleOne(db: Db, order: Order): Promise<void> {
  const isLeft = await inTransaction(db, (tx) => settleOrganization(tx, order));
  if (isLeft) return;
  for (const venueId of await listOpenVenues(db, order.organizationId)) {
    await inTransaction(db, (tx) => endAtVenue(tx, { ...order, venueId }));
  }
}

type Order = { organizationId: string; now: Date | null };

/**
 * Under the organization's lock: deleted people are members no longer. Where no owner is left who can act, the heir becomes
 * the owner and banned owners become members; with nobody left, everything that others count on ends. A banned person who is
 * alone keeps the organization, so that it is theirs again if the ban is lifted.
 * @returns whether somebody is left who can act
 */
async function settleOrganization(tx: Tx, { organizationId, now }: Order): Promise<boolean> {
  const { members } = await lockOrganization(tx, organizationId, now);
  const left = await removeDeleted(tx, organizationId, members);
  const able = left.filter(({ isBanned }) => !isBanned);
  // Whoever set them up is gone, and nobody who may see them is left: they would go on telling a stranger.
  if (!able.some(({ role }) => reaches(role, "manager"))) {
    await tx.webhookEndpoint.deleteMany({ where: { organizationId } });
  }
  if (able.some(({ role }) => role === "owner")) return true;
  const heir = heirOf(able);
  if (heir) {
    await succeed(tx, organizationId, { heir, left });
    return true;
  }
  await tx.organizationInvitation.deleteMany({ where: { organizationId } });
  await closeAllRfps(tx, { organizationId, reason: CLOSED_BECAUSE, now });
  return false;
}

/** @returns the members that stay */
async function removeDeleted(
  tx: Tx,
  organizationId: string,
  members: LockedMember[],
): Promise<LockedMember[]> {
  const deleted = await tx.user.findMany({
    where: { id: { in: members.map(({ userId }) => userId) }, deletedAt: { not: null } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const gone = new Set(deleted.map(({ id }) => id));
  await tx.organizationMember.deleteMany({ where: { organizationId, userId: { in: [...gone] } } });
  for (const userId of gone) await membersChanged(tx, organizationId, userId);
  return members.filter(({ userId }) => !gone.has(userId));
}

async function succeed(
  tx: Tx,
  organizationId: string,
  { heir, left }: { heir: Heir; left: LockedMember[] },
): Promise<void> {
  const banned = left.filter(({ role }) => role === "owner").map(({ userId }) => userId);
  const give = (userIds: string[], role: "owner" | "member") =>
    tx.organizationMember.updateMany({ where: { organizationId, userId: { in: userIds } }, data: { role } });
  await give(banned, "member");
  await give([heir.userId], "owner");
  for (const userId of [...banned, heir.userId]) await membersChanged(tx, organizationId, userId);
}

/**
 * Ends what an organization that nobody can act for has open at one venue: its own venue with the queue, or its places in
 * the queue of another's. An organization that somebody came back to meanwhile keeps what is left.
 */
async function endAtVenue(
  tx: Tx,
  { organizationId, venueId, now }: Order & { venueId: string },
): Promise<void> {
  const { members } = await lockOrganization(tx, organizationId, now);
  if (members.some(({ isBanned }) => !isBanned)) return;
  const venue = await tx.venue.findUnique({ where: { id: venueId }, select: { organizationId: true } });
  const isOwn = venue?.organizationId === organizationId;
  if (isOwn) await archiveVenue(tx, venueId);
  const entries = await tx.venueWaitlistEntry.findMany({
    where: { organizationId, venueId, status: ACTIVE },
    select: { id: true },
  });
  for (const { id } of entries) {
    await decideVenueQueue(tx, { venueId, now, request: { kind: "cancel", id, reason: "other" } });
  }
  if (isOwn) await closeQueue(tx, { venueId, now });
}
