import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import type { Viewer } from "../accounts/schema";
import { type Acting, findRoleIn, type LockedGroup, lockGroup, lockGroupAs } from "./group-lock.queries";
import { addMember } from "./membership.commands";
import { type Asked, whatJoiningDoes } from "./policy";
import type { Joined } from "./schema";

const JOINS: Limit = { name: "group-join", hitsMax: 30, windowSeconds: 60 };

/** What owners and moderators decide about requests and invitations. */
const ANSWERS: Limit = { name: "group-answer", hitsMax: 300, windowSeconds: 60 };

/** Counts an answer to a request, or an invitation that is taken back. @throws DomainError rate-limited */
export function takeAnswerHit(db: Db, { actorId, now }: Acting): Promise<void> {
  return takeHit(db, ANSWERS, actorId, now);
}

/** Counts an attempt to join, to leave or to change one's mind about either. @throws DomainError rate-limited */
export function takeJoinHit(db: Db, userId: string, now: Date | null): Promise<void> {
  return takeHit(db, JOINS, userId, now);
}

type Joining = { groupId: string; viewer: Viewer; note?: string | undefined; now: Date | null };

/**
 * Joins the group, or asks to; doing it again gives the same answer. An open invitation to one's own confirmed address is
 * used.
 * @throws DomainError not-found; forbidden group.banned, group.by-invitation; conflict group.full, group.archived;
 * rate-limited
 */
export async function joinGroup(db: Db, { groupId, viewer, note, now }: Joining): Promise<Joined> {
  await takeJoinHit(db, viewer.id, now);
  return inTransaction(db, async (tx) => {
    const group = await lockGroup(tx, groupId, now);
    const asked = (await isInvited(tx, group, viewer)) ? ("invitation" as const) : null;
    return enter(tx, { group, viewer, asked, note });
  });
}

type Entering = { group: LockedGroup; viewer: Viewer; asked: Asked; note?: string | undefined };

/**
 * Lets a person in under the lock of the group, or puts their request down.
 * @throws DomainError forbidden group.banned, group.by-invitation; conflict group.full, group.archived
 */
export async function enter(tx: Tx, { group, viewer, asked, note }: Entering): Promise<Joined> {
  const ids = { groupId: group.id, userId: viewer.id };
  if (await findRoleIn(tx, group.id, viewer.id)) return { status: "member" };
  const outcome = await decide(tx, { group, userId: viewer.id, asked });
  if (outcome === "member") {
    await tx.groupInvitation.deleteMany({ where: { groupId: group.id, ...ofAddress(viewer) } });
    await addMember(tx, { ...ids, at: group.at });
    return { status: "member" };
  }
  const found = await tx.groupRequest.findUnique({ where: { groupId_userId: ids } });
  if (found) {
    if (note !== undefined) await tx.groupRequest.update({ where: { groupId_userId: ids }, data: { note } });
    return { status: "requested" };
  }
  await tx.groupRequest.create({ data: { ...ids, note: note ?? "", createdAt: group.at } });
  await appendEvent(tx, { type: "group.requested", aggregateId: group.id, payload: ids });
  return { status: "requested" };
}

/** @throws DomainError as `enter` */
async function decide(
  tx: Tx,
  { group, userId, asked }: { group: LockedGroup; userId: string; asked: Asked },
): Promise<Joined["status"]> {
  const where = { groupId: group.id };
  const tally = await tx.groupTally.findUniqueOrThrow({ where });
  const found = await tx.groupBan.findUnique({ where: { groupId_userId: { ...where, userId } } });
  const ban = found && (found.until === null || found.until > group.at) ? found : null;
  const outcome = whatJoiningDoes({ group, members: tally.members, ban, asked });
  if (outcome === "member" || outcome === "requested") return outcome;
  if (outcome === "group.banned")
    throw new DomainError(outcome, { until: ban?.until?.toISOString() ?? null });
  if (outcome === "group.full") throw new DomainError(outcome, { membersMax: group.membersMax ?? 0 });
  throw new DomainError(outcome);
}

const ofAddress = ({ email, emailVerified }: Viewer) => (emailVerified ? { email } : { email: "" });

/** Whether an invitation to their confirmed address stands that its sender could still make. */
export async function isInvited(tx: Tx, group: LockedGroup, viewer: Viewer): Promise<boolean> {
  const open = await tx.groupInvitation.findFirst({
    where: { groupId: group.id, ...ofAddress(viewer), expiresAt: { gt: group.at } },
    select: { invitedById: true },
  });
  return open !== null && (await mayStillInvite(tx, group.id, open.invitedById));
}

/** Whether the person moderates the group and can act. */
export async function mayStillInvite(tx: Tx, groupId: string, userId: string): Promise<boolean> {
  const where = {
    groupId,
    userId,
    role: { in: ["owner", "moderator"] as ("owner" | "moderator")[] },
    user: { bannedAt: null },
  };
  return (await tx.groupMember.count({ where })) > 0;
}

/** Takes one's own request back. @returns whether the person is a member, because a moderator was faster */
export async function takeRequestBack(
  db: Db,
  { groupId, actorId, now }: Acting,
): Promise<{ isMember: boolean }> {
  await takeJoinHit(db, actorId, now);
  return inTransaction(db, async (tx) => {
    await lockGroup(tx, groupId, now);
    await tx.groupRequest.deleteMany({ where: { groupId, userId: actorId } });
    return { isMember: (await findRoleIn(tx, groupId, actorId)) !== null };
  });
}

/**
 * Lets the person of a request in; repeating it changes nothing.
 * @throws DomainError not-found group-request.not-found for a request that was taken back or refused; forbidden
 * group.banned; conflict group.full, group.archived; rate-limited
 */
export async function approveRequest(
  db: Db,
  { userId, ...acting }: Acting & { userId: string },
): Promise<Joined> {
  await takeAnswerHit(db, acting);
  return inTransaction(db, async (tx) => {
    const { groupId } = acting;
    const group = await lockGroupAs(tx, acting, "moderator");
    if (await findRoleIn(tx, groupId, userId)) return { status: "member" as const };
    const where = { groupId_userId: { groupId, userId } };
    const open = await tx.groupRequest.findUnique({
      where,
      include: { user: { select: { bannedAt: true } } },
    });
    if (!open || open.user.bannedAt) throw notFound("group-request");
    await decide(tx, { group, userId, asked: "invitation" });
    await answered(tx, "answered", { groupId, userId });
    await addMember(tx, { groupId, userId, at: group.at });
    return { status: "member" as const };
  });
}

/** Refuses a request; the person may ask again. Repeating it changes nothing. */
export async function refuseRequest(
  db: Db,
  { userId, ...acting }: Acting & { userId: string },
): Promise<void> {
  await takeAnswerHit(db, acting);
  return inTransaction(db, async (tx) => {
    const { groupId } = acting;
    await lockGroupAs(tx, acting, "moderator");
    const { count } = await tx.groupRequest.deleteMany({ where: { groupId, userId } });
    if (count > 0) await answered(tx, "refused", { groupId, userId });
  });
}

function answered(
  tx: Tx,
  how: "answered" | "refused",
  payload: { groupId: string; userId: string },
): Promise<void> {
  return appendEvent(tx, { type: `group.request-${how}`, aggregateId: payload.groupId, payload });
}
