import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { recordMemberAction } from "./actions.commands";
import { type Acting, findRoleIn, lockGroupAs } from "./group-lock.queries";
import { refuseChange } from "./members.commands";
import { endMembership } from "./membership.commands";

type Ban = Acting & { userId: string; reason: string; until: Date | null };

const invalid = (field: string, message: string) =>
  new DomainError("input.invalid", { fields: [{ field, message }] });

/**
 * Bans a person, who is a member or not: their membership or request ends and they can't join until the ban does. A ban
 * that stands gets the new reason and end.
 * @param ban.until null = until it is lifted
 * @throws DomainError not-found; forbidden group.role-too-low; conflict group.last-owner; invalid for oneself, or for an
 * end in the past
 */
export function banMember(db: Db, { userId, reason, until, ...acting }: Ban): Promise<void> {
  const { groupId, actorId } = acting;
  if (userId === actorId) throw invalid("userId", "You can't ban yourself. You can leave the group instead.");
  return inTransaction(db, async (tx) => {
    const { role, at } = await lockGroupAs(tx, acting, "moderator");
    if (until && until <= at) throw invalid("until", "Choose a time to come.");
    const person = await tx.user.findUnique({ where: { id: userId }, select: { deletedAt: true } });
    if (!person || person.deletedAt) throw notFound("group-member");
    const before = await findRoleIn(tx, groupId, userId);
    await refuseChange(tx, { groupId, actor: role, userId, before, after: null, isSelf: false });
    await tx.groupBan.upsert({
      where: { groupId_userId: { groupId, userId } },
      create: { groupId, userId, reason, until, byId: actorId, createdAt: at },
      update: { reason, until, byId: actorId, createdAt: at },
    });
    await tx.groupRequest.deleteMany({ where: { groupId, userId } });
    await recordMemberAction(tx, { groupId, at, actorId, kind: "banned", personId: userId, reason, until });
    await endMembership(tx, { groupId, userId, keepsDraft: false });
  });
}

/** Lifts a ban; repeating it changes nothing. @throws DomainError not-found; forbidden group.role-too-low */
export function liftBan(db: Db, { userId, ...acting }: Acting & { userId: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { groupId, actorId } = acting;
    const { at } = await lockGroupAs(tx, acting, "moderator");
    const { count } = await tx.groupBan.deleteMany({ where: { groupId, userId } });
    if (count > 0) await recordMemberAction(tx, { groupId, at, actorId, kind: "unbanned", personId: userId });
  });
}
