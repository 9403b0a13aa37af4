import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { log } from "../../log";
import { archiveAbandoned } from "../groups/commands";
import { type LockedGroup, lockGroup } from "../groups/group-lock.queries";
import { endInvitationsBeyond, endMembership, membersChanged } from "../groups/membership.commands";
import { heirOf } from "../groups/policy";
import { eachUnsettledGroup, listDeletedMembers } from "./groups.queries";
import { settleEach } from "./settling.commands";

export type SettledGroups = { groups: number; groupsFailed: number };

/**
 * Settles the groups of banned and deleted people, each in a transaction of its own. Those that fail or are cut off are
 * found again by the next call, and none of them keeps the others from being settled.
 * @param by.userId only this person's
 * @param by.decideAt null = the database's clock, read under the lock of each group
 * @throws the error of a lost connection if two groups in a row lost theirs
 */
export async function settleGroups(
  db: Db,
  { userId = null, decideAt }: { userId?: string | null; decideAt: Date | null },
): Promise<SettledGroups> {
  const { settled, failed } = await settleEach(eachUnsettledGroup(db, userId), {
    settle: (groupId) => inTransaction(db, (tx) => settleGroup(tx, groupId, decideAt)),
    onFailure: (groupId, err) =>
      log().error({ groupId, err }, "a group of a departed person could not be settled; the job retries it"),
  });
  return { groups: settled, groupsFailed: failed };
}

/**
 * Under the group's lock: deleted people are members no longer, what they wrote stays. Where no owner is left who can act,
 * the heir becomes the owner and banned owners become members; with no one left, the group is closed. A banned person who
 * is alone keeps it, so that it is theirs again if the ban is lifted.
 */
async function settleGroup(tx: Tx, groupId: string, now: Date | null): Promise<void> {
  const locked = await lockEvenDeleted(tx, groupId, now);
  for (const userId of await listDeletedMembers(tx, groupId)) {
    await endMembership(tx, { groupId, userId, keepsDraft: false });
  }
  if (!locked) return;
  const able = { groupId, user: { bannedAt: null } };
  if ((await tx.groupMember.count({ where: { ...able, role: "owner" } })) > 0) return;
  const select = { userId: true, role: true, joinedAt: true } as const;
  const heir = heirOf(await firstOfEachRole(tx, able, select));
  if (heir) return succeed(tx, groupId, heir.userId);
  await tx.groupInvitation.deleteMany({ where: { groupId } });
  if (!locked.archivedAt) await archiveAbandoned(tx, groupId, locked.at);
}

/** The earliest moderator and the earliest member who can act: a group may have too many members to read all. */
async function firstOfEachRole(
  tx: Tx,
  able: { groupId: string; user: { bannedAt: null } },
  select: { readonly userId: true; readonly role: true; readonly joinedAt: true },
) {
  const first = (role: "moderator" | "member") =>
    tx.groupMember.findFirst({
      where: { ...able, role },
      select,
      orderBy: [{ joinedAt: "asc" }, { userId: "asc" }],
    });
  return [await first("moderator"), await first("member")].filter((one) => one !== null);
}

/** Null for a deleted group, whose members still have to be let go. */
async function lockEvenDeleted(tx: Tx, groupId: string, now: Date | null): Promise<LockedGroup | null> {
  const group = await tx.group.findUnique({ where: { id: groupId }, select: { deletedAt: true } });
  return group?.deletedAt === null ? lockGroup(tx, groupId, now) : null;
}

async function succeed(tx: Tx, groupId: string, heirId: string): Promise<void> {
  const banned = await tx.groupMember.findMany({
    where: { groupId, role: "owner" },
    select: { userId: true },
  });
  for (const { userId } of banned) {
    await tx.groupMember.update({ where: { groupId_userId: { groupId, userId } }, data: { role: "member" } });
    await endInvitationsBeyond(tx, { groupId, userId, role: "member" });
    await membersChanged(tx, groupId, userId);
  }
  await tx.groupMember.update({
    where: { groupId_userId: { groupId, userId: heirId } },
    data: { role: "owner" },
  });
  await membersChanged(tx, groupId, heirId);
}
