import type { Db } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { isConnectionLost } from "../../db/postgres-error";
import { inTransaction, type Tx } from "../../db/transaction";
import { log } from "../../log";
import { closeQueue } from "../holds/closing.commands";
import { decideVenueQueue } from "../holds/queue.commands";
import { membersChanged } from "../organizations/members.commands";
import { type LockedMember, lockOrganization } from "../organizations/organization-lock.queries";
import { type Heir, heirOf, reaches } from "../organizations/policy";
import { closeAllRfps } from "../rfps/ending.commands";
import { archiveVenue } from "../venues/commands";
import { listUnsettled } from "./organizations.queries";

export type SettledOrganizations = { organizations: number; organizationsFailed: number };

/** What venues read as the reason why a request was closed. */
const CLOSED_BECAUSE = "The organization is no longer on Turnout.";
const ACTIVE = { in: ["waiting", "offered"] } satisfies Prisma.EnumVenueWaitlistStatusFilter;

/**
 * Settles the organizations of banned and deleted people, each in its own transaction. Those that fail or are cut off are
 * found again by the next call.
 * @param by.userId only this person's
 * @param by.decideAt null = the database's clock, read under the locks of each organization
 */
export async function settleOrganizations(
  db: Db,
  { userId = null, decideAt }: { userId?: string | null; decideAt: Date | null },
): Promise<SettledOrganizations> {
  const tally = { organizations: 0, organizationsFailed: 0 };
  for (const organizationId of await listUnsettled(db, userId)) {
    try {
      await inTransaction(db, (tx) => settleOrganization(tx, { organizationId, now: decideAt }));
      tally.organizations++;
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      tally.organizationsFailed++;
      log().error(
        { organizationId, err: error },
        "an organization of a departed person could not be settled; the job retries it",
      );
    }
  }
  return tally;
}

type Order = { organizationId: string; now: Date | null };

/**
 * Under the organization's lock: deleted people are members no longer. Where no owner is left who can act, the heir becomes
 * the owner and banned owners become members; with nobody left, everything that others count on ends. A banned person who is
 * alone keeps the organization, so that it is theirs again if the ban is lifted.
 */
async function settleOrganization(tx: Tx, { organizationId, now }: Order): Promise<void> {
  const { members } = await lockOrganization(tx, organizationId, now);
  const left = await removeDeleted(tx, organizationId, members);
  const able = left.filter(({ isBanned }) => !isBanned);
  // Whoever set them up is gone, and nobody who may see them is left: they would go on telling a stranger.
  if (!able.some(({ role }) => reaches(role, "manager"))) {
    await tx.webhookEndpoint.deleteMany({ where: { organizationId } });
  }
  if (able.some(({ role }) => role === "owner")) return;
  const heir = heirOf(able);
  if (heir) await succeed(tx, organizationId, { heir, left });
  else await closeOrganization(tx, { organizationId, now });
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

/** Ends what an organization has open that nobody can act for. Venues are locked in one order, after the RFPs. */
async function closeOrganization(tx: Tx, { organizationId, now }: Order): Promise<void> {
  await tx.organizationInvitation.deleteMany({ where: { organizationId } });
  await closeAllRfps(tx, { organizationId, reason: CLOSED_BECAUSE, now });
  const venues = await tx.venue.findMany({
    where: {
      organizationId,
      OR: [{ status: { in: ["listed", "unlisted"] } }, { entries: { some: { status: ACTIVE } } }],
    },
    select: { id: true },
  });
  const entries = await tx.venueWaitlistEntry.findMany({
    where: { organizationId, status: ACTIVE },
    select: { id: true, venueId: true },
  });
  const own = new Set(venues.map(({ id }) => id));
  for (const venueId of [...new Set([...own, ...entries.map((entry) => entry.venueId)])].toSorted()) {
    if (own.has(venueId)) await archiveVenue(tx, venueId);
    for (const { id } of entries.filter((entry) => entry.venueId === venueId)) {
      await decideVenueQueue(tx, { venueId, now, request: { kind: "cancel", id, reason: "other" } });
    }
    if (own.has(venueId)) await closeQueue(tx, { venueId, now });
  }
}
