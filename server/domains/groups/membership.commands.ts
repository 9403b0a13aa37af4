import type { Tx } from "../../db/transaction";
import { appendEvent } from "../../outbox/append";
import type { GroupRole } from "./access/policy";

/**
 * What begins and ends with a membership. The callers hold the lock of the group, and these take the lock of its tally, so
 * they come last in a transaction.
 */

type Entering = { groupId: string; userId: string; at: Date };

/** Makes a person a member and ends their request and a ban that is over. A suspension from before they left goes on. */
export async function addMember(tx: Tx, { groupId, userId, at }: Entering): Promise<void> {
  await tx.groupRequest.deleteMany({ where: { groupId, userId } });
  await tx.groupBan.deleteMany({ where: { groupId, userId, until: { lte: at } } });
  const last = await tx.moderationAction.findFirst({
    where: { groupId, personId: userId, kind: { in: ["suspended", "unsuspended"] } },
    select: { kind: true, until: true, actorId: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
  });
  const suspendedUntil = last?.kind === "suspended" && last.until && last.until > at ? last.until : null;
  const suspendedBySite = suspendedUntil !== null && last?.actorId === null;
  await tx.groupMember.create({
    data: { groupId, userId, role: "member", joinedAt: at, suspendedUntil, suspendedBySite },
  });
  await membersChanged(tx, groupId, userId);
  await tx.groupTally.update({ where: { groupId }, data: { members: { increment: 1 } } });
}

type Leaving = {
  groupId: string;
  userId: string;
  /** A person who leaves keeps their draft: they may come back. */
  keepsDraft: boolean;
};

/** Ends a membership and everything that it carried. */
export async function endMembership(tx: Tx, { groupId, userId, keepsDraft }: Leaving): Promise<void> {
  const { count } = await tx.groupMember.deleteMany({ where: { groupId, userId } });
  await tx.postWatch.deleteMany({ where: { userId, post: { groupId } } });
  if (!keepsDraft) await tx.postDraft.deleteMany({ where: { userId, groupId } });
  await endInvitationsBeyond(tx, { groupId, userId, role: null });
  await membersChanged(tx, groupId, userId);
  if (count > 0) await tx.groupTally.update({ where: { groupId }, data: { members: { decrement: 1 } } });
}

/** Ends the links and invitations of a person whose role can't make them any more. */
export async function endInvitationsBeyond(
  tx: Tx,
  { groupId, userId, role }: { groupId: string; userId: string; role: GroupRole | null },
): Promise<void> {
  if (role === "owner" || role === "moderator") return;
  await tx.groupInvitation.deleteMany({ where: { groupId, invitedById: userId } });
  await tx.$executeRaw`
    update "GroupLink" set "revokedAt" = clock_timestamp()
    where "groupId" = ${groupId}::uuid and "createdById" = ${userId}::uuid and "revokedAt" is null`;
}

export function membersChanged(tx: Tx, groupId: string, userId: string): Promise<void> {
  return appendEvent(tx, {
    type: "group.members-changed",
    aggregateId: groupId,
    payload: { groupId, userId },
  });
}
