import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { Actor, GroupRole } from "./access/policy";
import { recordAction } from "./actions.commands";
import {
  type Acting,
  countOtherOwners,
  findRoleIn,
  lockGroup,
  lockGroupAs,
  lockGroupToModerate,
  type Moderating,
} from "./group-lock.queries";
import { takeJoinHit } from "./joining.commands";
import { endInvitationsBeyond, endMembership, membersChanged } from "./membership.commands";
import { mayOwnAnother } from "./owned.queries";
import { whyNotChange } from "./policy";
import { type MembershipOut, OWNED_MAX } from "./schema";

const ROLES: Limit = { name: "group-role", hitsMax: 120, windowSeconds: 3_600 };
const REMOVALS: Limit = { name: "group-remove", hitsMax: 120, windowSeconds: 3_600 };
const OWN_CHANGES: Limit = { name: "read-mark", hitsMax: 600, windowSeconds: 60 };

/**
 * Ends one's own membership; repeating it changes nothing. Leaving is possible in a closed group too.
 * @throws DomainError not-found; conflict group.last-owner; rate-limited
 */
export async function leaveGroup(db: Db, { groupId, actorId, now }: Acting): Promise<void> {
  await takeJoinHit(db, actorId, now);
  await inTransaction(db, async (tx) => {
    await lockGroup(tx, groupId, now);
    const role = await findRoleIn(tx, groupId, actorId);
    if (!role) return;
    const person = { id: actorId, role };
    await refuseChange(tx, { groupId, actor: { ...person, isAdmin: false }, person, after: null });
    await endMembership(tx, { groupId, userId: actorId, keepsDraft: true });
  });
}

type OfPerson = Acting & { userId: string };

/**
 * Gives a member another role; only owners do. Handing a group over is making another member an owner.
 * @throws DomainError not-found; forbidden group.role-too-low; conflict group.last-owner, group-member.owns-too-many;
 * rate-limited
 */
export async function changeRole(
  db: Db,
  { userId, role, ...acting }: OfPerson & { role: GroupRole },
): Promise<void> {
  const { groupId, actorId } = acting;
  await takeHit(db, ROLES, actorId, acting.now);
  await inTransaction(db, async (tx) => {
    const group = await lockGroupAs(tx, acting, "owner");
    const before = await findRoleIn(tx, groupId, userId);
    if (!before) throw notFound("group-member");
    if (before === role) return;
    const actor = { id: actorId, role: group.role, isAdmin: false };
    await refuseChange(tx, { groupId, actor, person: { id: userId, role: before }, after: role });
    if (role === "owner") await refuseOwner(tx, userId);
    await tx.groupMember.update({ where: { groupId_userId: { groupId, userId } }, data: { role } });
    await endInvitationsBeyond(tx, { groupId, userId, role });
    await recordAction(tx, {
      groupId,
      at: group.at,
      actorId,
      kind: "role-changed",
      personId: userId,
      reason: role,
    });
    await membersChanged(tx, groupId, userId);
  });
}

/**
 * An owner who is banned from the site could not act, and a deleted account is settled within minutes.
 * @throws DomainError not-found group-member.not-found; conflict group-member.owns-too-many
 */
async function refuseOwner(tx: Tx, userId: string): Promise<void> {
  const person = await tx.user.findUnique({ where: { id: userId }, select: { bannedAt: true } });
  if (!person || person.bannedAt) throw notFound("group-member");
  if (!(await mayOwnAnother(tx, userId)))
    throw new DomainError("group-member.owns-too-many", { ownedMax: OWNED_MAX });
}

/**
 * Ends another person's membership; they may join again. With one's own id it is leaving.
 * @throws DomainError not-found; forbidden by `whyNotActOn`; conflict group.last-owner; rate-limited
 */
export async function removeMember(
  db: Db,
  { userId, reason, ...moderating }: Moderating & { userId: string; reason?: string | undefined },
): Promise<void> {
  const { groupId, viewer, now } = moderating;
  if (userId === viewer.id) return leaveGroup(db, { groupId, actorId: viewer.id, now });
  await takeHit(db, REMOVALS, viewer.id, now);
  await inTransaction(db, async (tx) => {
    const { actor, actorId, at } = await lockGroupToModerate(tx, moderating);
    const role = await findRoleIn(tx, groupId, userId);
    if (!role) throw notFound("group-member");
    await refuseChange(tx, { groupId, actor, person: { id: userId, role }, after: null });
    await recordAction(tx, { groupId, at, actorId, kind: "removed", personId: userId, reason });
    await endMembership(tx, { groupId, userId, keepsDraft: false });
  });
}

type Change = {
  groupId: string;
  actor: Actor;
  person: { id: string; role: GroupRole | null };
  after: GroupRole | null;
};

/** @throws DomainError forbidden by `whyNotActOn`, group.role-too-low; conflict group.last-owner */
export async function refuseChange(tx: Tx, { groupId, ...change }: Change): Promise<void> {
  const otherOwners = await countOtherOwners(tx, groupId, change.person.id);
  const refusal = whyNotChange({ ...change, otherOwners });
  if (refusal) throw new DomainError(refusal);
}

type OwnChange = {
  groupId: string;
  userId: string;
  level?: MembershipOut["level"] | undefined;
  seenAt?: Date | undefined;
  now: Date;
};

/**
 * Sets what a member is told of, and until when they have seen the group's posts, which only grows and never passes now.
 * @throws DomainError forbidden group.members-only for a person who left meanwhile; rate-limited
 */
export async function changeMembership(
  db: Db,
  { groupId, userId, level, seenAt, now }: OwnChange,
): Promise<MembershipOut> {
  await takeHit(db, OWN_CHANGES, userId);
  const until = seenAt && (seenAt < now ? seenAt : now);
  const [row] = await db.$queryRaw<
    {
      role: GroupRole;
      level: MembershipOut["level"];
      joinedAt: Date;
      seenAt: Date | null;
      suspendedUntil: Date | null;
    }[]
  >`
    update "GroupMember" set level = coalesce(${level ?? null}::"GroupLevel", level),
      "seenAt" = greatest("seenAt", ${until ?? null}::timestamptz)
    where "groupId" = ${groupId}::uuid and "userId" = ${userId}::uuid
    returning role::text as role, level::text as level, "joinedAt", "seenAt", "suspendedUntil"`;
  if (!row) throw new DomainError("group.members-only");
  const { joinedAt, seenAt: seen, suspendedUntil } = row;
  return {
    role: row.role,
    level: row.level,
    joinedAt: joinedAt.toISOString(),
    seenAt: seen?.toISOString() ?? null,
    suspendedUntil: suspendedUntil && suspendedUntil > now ? suspendedUntil.toISOString() : null,
  };
}
