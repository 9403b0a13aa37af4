import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { GroupRole } from "./access/policy";
import { recordMemberAction } from "./actions.commands";
import { type Acting, countOtherOwners, findRoleIn, lockGroup, lockGroupAs } from "./group-lock.queries";
import { endInvitationsBeyond, endMembership, membersChanged } from "./membership.commands";
import { whyNotChange } from "./policy";
import type { MembershipOut } from "./schema";

/**
 * Ends one's own membership; repeating it changes nothing. Leaving is possible in a closed group too.
 * @throws DomainError not-found; conflict group.last-owner
 */
export function leaveGroup(db: Db, { groupId, actorId, now }: Acting): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockGroup(tx, groupId, now);
    const role = await findRoleIn(tx, groupId, actorId);
    if (!role) return;
    await refuseChange(tx, {
      groupId,
      actor: role,
      userId: actorId,
      before: role,
      after: null,
      isSelf: true,
    });
    await endMembership(tx, { groupId, userId: actorId, keepsDraft: true });
  });
}

type OfPerson = Acting & { userId: string };

/**
 * Gives a member another role; only owners do. Handing a group over is making another member an owner.
 * @throws DomainError not-found; forbidden group.role-too-low; conflict group.last-owner
 */
export function changeRole(
  db: Db,
  { userId, role, ...acting }: OfPerson & { role: GroupRole },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { groupId, actorId } = acting;
    const group = await lockGroupAs(tx, acting, "owner");
    const before = await findRoleIn(tx, groupId, userId);
    if (!before) throw notFound("group-member");
    if (before === role) return;
    const isSelf = userId === actorId;
    await refuseChange(tx, { groupId, actor: group.role, userId, before, after: role, isSelf });
    // An owner who is banned from the site could not act, and a deleted account is settled within minutes.
    if (role === "owner") await refuseDeparted(tx, userId);
    await tx.groupMember.update({ where: { groupId_userId: { groupId, userId } }, data: { role } });
    await endInvitationsBeyond(tx, { groupId, userId, role });
    await recordMemberAction(tx, {
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

async function refuseDeparted(tx: Tx, userId: string): Promise<void> {
  const person = await tx.user.findUnique({ where: { id: userId }, select: { bannedAt: true } });
  if (!person || person.bannedAt) throw notFound("group-member");
}

/**
 * Ends another person's membership; they may join again. With one's own id it is leaving.
 * @throws DomainError not-found; forbidden group.role-too-low; conflict group.last-owner
 */
export function removeMember(db: Db, order: OfPerson & { reason?: string | undefined }): Promise<void> {
  const { userId, reason, ...acting } = order;
  const { groupId, actorId } = acting;
  if (userId === actorId) return leaveGroup(db, acting);
  return inTransaction(db, async (tx) => {
    const group = await lockGroupAs(tx, acting, "moderator");
    const before = await findRoleIn(tx, groupId, userId);
    if (!before) throw notFound("group-member");
    await refuseChange(tx, { groupId, actor: group.role, userId, before, after: null, isSelf: false });
    await recordMemberAction(tx, {
      groupId,
      at: group.at,
      actorId,
      kind: "removed",
      personId: userId,
      reason,
    });
    await endMembership(tx, { groupId, userId, keepsDraft: false });
  });
}

type Change = {
  groupId: string;
  userId: string;
  actor: GroupRole;
  before: GroupRole | null;
  after: GroupRole | null;
  isSelf: boolean;
};

/** @throws DomainError forbidden group.role-too-low; conflict group.last-owner */
export async function refuseChange(tx: Tx, { groupId, userId, ...change }: Change): Promise<void> {
  const otherOwners = await countOtherOwners(tx, groupId, userId);
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
 * @throws DomainError forbidden group.members-only for a person who left meanwhile
 */
export async function changeMembership(
  db: Db,
  { groupId, userId, level, seenAt, now }: OwnChange,
): Promise<MembershipOut> {
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
