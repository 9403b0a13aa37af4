import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { inTransaction } from "../../../db/transaction";
import { DomainError, notFound } from "../../../errors";
import type { Viewer } from "../../accounts/schema";
import { type Acting, findRoleIn, lockGroup, lockGroupAs } from "../group-lock.queries";
import { enter, mayStillInvite, takeAnswerHit, takeJoinHit } from "../joining.commands";
import { hasEnded } from "./policy";
import { getLink, linkOf } from "./queries";
import { type GroupLinkOut, type JoinedByLink, LINKS_MAX } from "./schema";

const LINKS: Limit = { name: "group-link", hitsMax: 60, windowSeconds: 3_600 };

type NewLink = Acting & { usesMax: number | null; expiresAt: Date | null };

/**
 * Makes a link by which people join, past the approval of moderators: the person who makes it could approve them.
 * @throws DomainError not-found; forbidden group.role-too-low; conflict group.archived, group.too-many-links; invalid for
 * an end in the past; rate-limited
 */
export async function createLink(db: Db, { usesMax, expiresAt, ...acting }: NewLink): Promise<GroupLinkOut> {
  const { groupId, actorId } = acting;
  await takeHit(db, LINKS, actorId, acting.now);
  return inTransaction(db, async (tx) => {
    const { at, archivedAt } = await lockGroupAs(tx, acting, "moderator");
    if (archivedAt) throw new DomainError("group.archived");
    if (expiresAt && expiresAt <= at) {
      const message = "Choose a time to come.";
      throw new DomainError("input.invalid", { fields: [{ field: "expiresAt", message }] });
    }
    const open = await tx.groupLink.findMany({ where: { groupId, revokedAt: null } });
    if (open.filter((link) => !hasEnded(link, at)).length >= LINKS_MAX) {
      throw new DomainError("group.too-many-links", { linksMax: LINKS_MAX });
    }
    const by = await tx.user.findUnique({ where: { id: actorId }, select: { name: true } });
    const data = { groupId, createdById: actorId, usesMax, expiresAt, createdAt: at };
    return linkOf(await tx.groupLink.create({ data }), by?.name ?? null, at);
  });
}

/**
 * Ends a link; repeating it changes nothing.
 * @throws DomainError not-found; forbidden group.role-too-low; rate-limited
 */
export async function revokeLink(db: Db, { linkId, ...acting }: Acting & { linkId: string }): Promise<void> {
  await takeAnswerHit(db, acting);
  return inTransaction(db, async (tx) => {
    const { groupId } = acting;
    const { at } = await lockGroupAs(tx, acting, "moderator");
    const link = await tx.groupLink.findFirst({ where: { id: linkId, groupId } });
    if (!link) throw notFound("group-link");
    if (!link.revokedAt) await tx.groupLink.update({ where: { id: linkId }, data: { revokedAt: at } });
  });
}

/**
 * Joins by a link. A member who uses it again is answered alike and counts no second time.
 * @throws DomainError not-found; expired group-link.ended; forbidden group.banned; conflict group.full, group.archived;
 * rate-limited
 */
export async function joinByLink(
  db: Db,
  { token, viewer, now }: { token: string; viewer: Viewer; now: Date | null },
): Promise<JoinedByLink> {
  await takeJoinHit(db, viewer.id, now);
  const { id: linkId, groupId } = await getLink(db, token);
  return inTransaction(db, async (tx) => {
    const group = await lockGroup(tx, groupId, now);
    const about = { where: { id: groupId }, select: { id: true, slug: true, name: true } };
    const joined = { status: "member" as const, group: await tx.group.findUniqueOrThrow(about) };
    if (await findRoleIn(tx, groupId, viewer.id)) return joined;
    // Under the lock of the group, so that two people can't both use it for the last time.
    const link = await tx.groupLink.findUniqueOrThrow({ where: { id: linkId } });
    if (hasEnded(link, group.at) || !(await mayStillInvite(tx, groupId, link.createdById))) {
      throw new DomainError("group-link.ended");
    }
    await enter(tx, { group, viewer, asked: "link" });
    await tx.groupLink.update({ where: { id: linkId }, data: { uses: { increment: 1 } } });
    return joined;
  });
}
