import { Prisma } from "../../db/generated/client";
import type { Limit } from "../../db/rate-limit";
import type { Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { type Actor, actsAsSite, type GroupRole, roleReaches, whyNotModerate } from "./access/policy";
import { refuseSuspended } from "./access/suspension.policy";

/** Edits of a group and what else changes it as a whole, such as taking an event out of it. */
export const GROUP_EDITS: Limit = { name: "group-edit", hitsMax: 300, windowSeconds: 3_600 };

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
 * `closes` waits for everyone who writes in the group (`holdOpenGroup`), and lets no one begin; `change` does not. A
 * command that takes `closes` must not lock a member afterwards: another transaction may hold that member's row and wait for the
 * group, and the two would block each other.
 */
type GroupLock = "change" | "closes";

const STRENGTH = { change: Prisma.sql`for no key update`, closes: Prisma.sql`for update` };

/**
 * Locks the group: its members, their roles, requests, bans and settings change under this lock only. It is the first lock
 * of a change, before the rows of members and posts and before the tallies.
 * @param now null = the database's clock, read under the lock
 * @throws DomainError not-found, also for a deleted group
 */
export async function lockGroup(
  tx: Tx,
  groupId: string,
  now: Date | null,
  lock: GroupLock = "change",
): Promise<LockedGroup> {
  const [locked] = await tx.$queryRaw<LockedGroup[]>`
    select g.*, coalesce(${now}::timestamptz, clock_timestamp()) as at from (
      select id, visibility::text as visibility, joining::text as joining, "membersMax", "archivedAt"
      from "Group" where id = ${groupId}::uuid and "deletedAt" is null ${STRENGTH[lock]}) g`;
  if (!locked) throw notFound("group");
  return locked;
}

/**
 * Keeps the group from being closed or deleted until the transaction ends. Commands that write in a group take this lock first.
 * Writers wait neither for each other nor for people who join.
 * @throws DomainError not-found for a deleted group; conflict group.archived
 */
export async function holdOpenGroup(tx: Tx, groupId: string): Promise<void> {
  const [group] = await tx.$queryRaw<{ archivedAt: Date | null }[]>`
    select "archivedAt" from "Group" where id = ${groupId}::uuid and "deletedAt" is null for key share`;
  if (!group) throw notFound("group");
  if (group.archivedAt) throw new DomainError("group.archived");
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
  lock: GroupLock = "change",
): Promise<LockedGroup & { role: GroupRole }> {
  const group = await lockGroup(tx, groupId, now, lock);
  const member = await findStanding(tx, groupId, actorId);
  const role = member?.role;
  if (!role) throw notInside(group);
  if (!roleReaches(role, needed)) throw new DomainError("group.role-too-low");
  refuseSuspended(member, group.at);
  return { ...group, role };
}

/** A moderator of the group, or an admin, who acts on people in every group. */
export type Moderating = { groupId: string; viewer: Viewer; now: Date | null };

/** A locked group, and the person who acts on people in it. */
export type LockedToModerate = LockedGroup & {
  actor: Actor;
  /** Who is named in the log; null = the site. */
  actorId: string | null;
};

/** Locks the group for a person who acts on people in it. @throws DomainError as `lockGroupAs` */
export async function lockGroupToModerate(
  tx: Tx,
  { groupId, viewer, now }: Moderating,
): Promise<LockedToModerate> {
  const group = await lockGroup(tx, groupId, now);
  const member = await findStanding(tx, groupId, viewer.id);
  const actor = { id: viewer.id, role: member?.role ?? null, isAdmin: viewer.role === "admin" };
  const why = whyNotModerate(actor);
  if (why) throw why === "group.members-only" ? notInside(group) : new DomainError(why);
  if (actsAsSite(actor)) return { ...group, actor, actorId: null };
  refuseSuspended(member, group.at);
  return { ...group, actor, actorId: viewer.id };
}

type Standing = { role: GroupRole; suspendedUntil: Date | null };

function findStanding(tx: Tx, groupId: string, userId: string): Promise<Standing | null> {
  const where = { groupId_userId: { groupId, userId } };
  return tx.groupMember.findUnique({ where, select: { role: true, suspendedUntil: true } });
}

const notInside = ({ visibility }: LockedGroup) =>
  visibility === "private" ? notFound("group") : new DomainError("group.members-only");

/** Owners who can act, besides this person: a banned owner can't. */
export function countOtherOwners(tx: Tx, groupId: string, userId: string): Promise<number> {
  return tx.groupMember.count({
    where: { groupId, role: "owner", userId: { not: userId }, user: { bannedAt: null } },
  });
}
