import type { Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { type GroupRole, roleReaches } from "./access/policy";

export type LockedGroup = {
  id: string;
  visibility: "public" | "unlisted" | "private";
  joining: "open" | "approval" | "invitation";
  membersMax: number | null;
  archivedAt: Date | null;
  /** The time by which the change decides. */
  at: Date;
};

/**
 * Locks the group: its members, their roles, requests, bans and settings change under this lock only. It is the first lock
 * of a change, before the rows of members and posts and before the tallies.
 * @param now null = the database's clock, read under the lock
 * @throws DomainError not-found, also for a deleted group
 */
export async function lockGroup(tx: Tx, groupId: string, now: Date | null): Promise<LockedGroup> {
  const [locked] = await tx.$queryRaw<LockedGroup[]>`
    select g.*, coalesce(${now}::timestamptz, clock_timestamp()) as at from (
      select id, visibility::text as visibility, joining::text as joining, "membersMax", "archivedAt"
      from "Group" where id = ${groupId}::uuid and "deletedAt" is null for no key update) g`;
  if (!locked) throw notFound("group");
  return locked;
}

/** What a person is in the group, read under its lock; null for no member. */
export async function findRoleIn(tx: Tx, groupId: string, userId: string): Promise<GroupRole | null> {
  const where = { groupId_userId: { groupId, userId } };
  return (await tx.groupMember.findUnique({ where, select: { role: true } }))?.role ?? null;
}

/** Who acts, in a group that they could read before the lock. */
export type Acting = { groupId: string; actorId: string; now: Date | null };

/**
 * Locks the group for a person who needs this role in it. A suspended one runs nothing until the suspension ends.
 * @throws DomainError not-found; forbidden group.suspended; group.members-only, group.role-too-low for rights that ended
 * meanwhile
 */
export async function lockGroupAs(
  tx: Tx,
  { groupId, actorId, now }: Acting,
  needed: GroupRole,
): Promise<LockedGroup & { role: GroupRole }> {
  const group = await lockGroup(tx, groupId, now);
  const where = { groupId_userId: { groupId, userId: actorId } };
  const member = await tx.groupMember.findUnique({ where, select: { role: true, suspendedUntil: true } });
  const role = member?.role;
  if (!role) throw group.visibility === "private" ? notFound("group") : new DomainError("group.members-only");
  if (!roleReaches(role, needed)) throw new DomainError("group.role-too-low");
  const until = member.suspendedUntil;
  if (until && until > group.at) throw new DomainError("group.suspended", { until: until.toISOString() });
  return { ...group, role };
}

/** Owners who can act, besides this person: a banned owner can't. */
export function countOtherOwners(tx: Tx, groupId: string, userId: string): Promise<number> {
  return tx.groupMember.count({
    where: { groupId, role: "owner", userId: { not: userId }, user: { bannedAt: null } },
  });
}
