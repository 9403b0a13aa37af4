import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { whyNotUndo } from "./access/policy";
import { recordAction } from "./actions.commands";
import {
  findRoleIn,
  type LockedToModerate,
  lockGroupToModerate,
  type Moderating,
} from "./group-lock.queries";
import { refuseChange } from "./members.commands";
import { endMembership } from "./membership.commands";

/** Bans and their end. */
const BANS: Limit = { name: "group-ban", hitsMax: 120, windowSeconds: 3_600 };

type Ban = Moderating & { userId: string; reason: string; until: Date | null };

const invalid = (field: string, message: string) =>
  new DomainError("input.invalid", { fields: [{ field, message }] });

/**
 * Bans a person, who is a member or not: their membership or request ends and they can't join until the ban does. A ban
 * that stands gets the new reason and end; one by the site gets them from the site only. Only a person whose membership or
 * request ends is notified, so that a group is no way to send people what they did not ask for.
 * @param ban.until null = until it is lifted
 * @throws DomainError not-found; forbidden by `whyNotActOn`, moderation.by-site; conflict group.last-owner; invalid for
 * oneself, or for an end in the past; rate-limited
 */
export async function banMember(db: Db, { userId, reason, until, ...moderating }: Ban): Promise<void> {
  const { groupId, viewer } = moderating;
  if (userId === viewer.id)
    throw invalid("userId", "You can't ban yourself. You can leave the group instead.");
  await takeHit(db, BANS, viewer.id, moderating.now);
  await inTransaction(db, async (tx) => {
    const group = await lockGroupToModerate(tx, moderating);
    const { actor, actorId, at } = group;
    if (until && until <= at) throw invalid("until", "Choose a time to come.");
    const person = await tx.user.findUnique({ where: { id: userId }, select: { deletedAt: true } });
    if (!person || person.deletedAt) throw notFound("group-member");
    const role = await findRoleIn(tx, groupId, userId);
    await refuseChange(tx, { groupId, actor, person: { id: userId, role }, after: null });
    const isBySite = await refuseForeignBan(tx, group, userId);
    const data = { reason, until, byId: viewer.id, createdAt: at, bySite: isBySite || actorId === null };
    await tx.groupBan.upsert({
      where: { groupId_userId: { groupId, userId } },
      create: { groupId, userId, ...data },
      update: data,
    });
    const requests = await tx.groupRequest.deleteMany({ where: { groupId, userId } });
    const isQuiet = role === null && requests.count === 0;
    const line = { groupId, at, actorId, kind: "banned", personId: userId, reason, until, isQuiet };
    await recordAction(tx, line);
    await endMembership(tx, { groupId, userId, keepsDraft: false });
  });
}

/**
 * Lifts a ban; repeating it changes nothing.
 * @throws DomainError not-found; forbidden by `whyNotModerate`, moderation.by-site; rate-limited
 */
export async function liftBan(
  db: Db,
  { userId, ...moderating }: Moderating & { userId: string },
): Promise<void> {
  await takeHit(db, BANS, moderating.viewer.id, moderating.now);
  await inTransaction(db, async (tx) => {
    const { groupId } = moderating;
    const group = await lockGroupToModerate(tx, moderating);
    const { at, actorId } = group;
    await refuseForeignBan(tx, group, userId);
    const { count } = await tx.groupBan.deleteMany({ where: { groupId, userId } });
    if (count > 0) await recordAction(tx, { groupId, at, actorId, kind: "unbanned", personId: userId });
  });
}

/** @returns whether the site banned the person, and the ban lasts @throws DomainError forbidden moderation.by-site */
async function refuseForeignBan(
  tx: Tx,
  { id: groupId, actor, at }: LockedToModerate,
  userId: string,
): Promise<boolean> {
  const ban = await tx.groupBan.findUnique({ where: { groupId_userId: { groupId, userId } } });
  const isBySite = ban?.bySite === true && (ban.until === null || ban.until > at);
  const why = whyNotUndo(actor, isBySite);
  if (why) throw new DomainError(why);
  return isBySite;
}
