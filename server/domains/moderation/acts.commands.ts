import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { DomainEvent } from "../../outbox/catalog";
import type { Viewer } from "../accounts/schema";
import { recordAction } from "../groups/actions.commands";
import { recount } from "../posts/counts.commands";
import type { ContributionRef } from "../posts/reading/queries";
import { lockPeople, type People } from "./actors.commands";
import { type Act, decideAct, isAboutThread } from "./policy";
import { resolveOpen } from "./resolving.commands";
import { actOnThread } from "./threads.commands";

const ACTS_ON_TEXTS: Limit = { name: "moderation-act", hitsMax: 120, windowSeconds: 60 };

export type Ordered = {
  /** What the moderator may read; the ids in it never change. */
  ref: ContributionRef;
  viewer: Viewer;
  reason: string;
  now: Date;
};

/** The state of a post or comment after an act. */
export type ActedOn = {
  postId: string;
  commentId: string | null;
  held: boolean;
  hidden: boolean;
  pinnedAt: string | null;
  lockedAt: string | null;
};

/**
 * Does something to a post or comment as a moderator of its group or as the site. What is done already is answered
 * alike and leaves no second line in the log. Hiding settles what people reported about it.
 * @throws DomainError not-found where it was deleted; forbidden by `lockPeople`, `moderation.by-site` for undoing what the
 * site did; conflict `moderation.not-held`, `post.too-many-pinned`, `group.archived`; rate-limited
 */
export async function moderate(db: Db, order: Ordered & { act: Act }): Promise<ActedOn> {
  await takeHit(db, ACTS_ON_TEXTS, order.viewer.id);
  return inTransaction(db, async (tx) => {
    // Two pins at the same moment must count each other: the group's row is the first lock of all.
    if (isAboutThread(order.act)) await lockOpenGroup(tx, order.ref.groupId);
    return act(tx, order);
  });
}

/** @throws DomainError conflict `group.archived`: a closed group stays as it is, except for what is hidden in it */
export async function lockOpenGroup(tx: Tx, groupId: string): Promise<void> {
  const [group] = await tx.$queryRaw<{ archivedAt: Date | null }[]>`
    select "archivedAt" from "Group" where id = ${groupId}::uuid for no key update`;
  if (group?.archivedAt) throw new DomainError("group.archived");
}

/** `moderate` in a transaction that holds the lock of the group for an act on a thread, and no other. */
export async function act(tx: Tx, order: Ordered & { act: Act }): Promise<ActedOn> {
  const { ref, viewer, now } = order;
  const isJudged = !isAboutThread(order.act);
  const people = await lockPeople(tx, {
    groupId: ref.groupId,
    viewer,
    targetId: ref.authorId,
    isJudged,
    now,
  });
  if (!isJudged) await actOnThread(tx, order, people);
  else await actOnText(tx, order, people);
  return stateOf(tx, ref);
}

type Row = {
  id: string;
  postId: string;
  groupId: string;
  parentId: string | null;
  heldAt: Date | null;
  hiddenAt: Date | null;
  hiddenBySite: boolean;
  deletedAt: Date | null;
};

/** The contribution, locked after its post. @throws DomainError not-found where it was deleted */
async function lockText(tx: Tx, { id, postId }: ContributionRef): Promise<Row> {
  if (id === postId) await tx.$queryRaw`select id from "Post" where id = ${postId}::uuid for no key update`;
  else await tx.$queryRaw`select id from "Post" where id = ${postId}::uuid for share`;
  const [row] = await tx.$queryRaw<Row[]>`
    select id, "postId", "groupId", "parentId", "heldAt", "hiddenAt", "hiddenBySite", "deletedAt"
    from "Contribution" where id = ${id}::uuid for no key update`;
  if (!row || row.deletedAt) throw notFound(id === postId ? "post" : "comment");
  return row;
}

async function actOnText(tx: Tx, order: Ordered & { act: Act }, people: People): Promise<void> {
  const { ref, viewer, reason, now } = order;
  const before = await lockText(tx, ref);
  const { isAdmin } = people.actor;
  const by = { isAdmin, isSite: people.actorId === null, now };
  const decided = decideAct(order.act as "hide" | "unhide" | "approve" | "reject", before, by);
  if (decided.outcome === "refused") throw new DomainError(decided.reason);
  if (decided.outcome === "unchanged") return;
  const { kind, state, isPublished } = decided;
  await tx.contribution.update({
    where: { id: ref.id },
    data: { ...state, ...(!state.heldAt && { heldFor: null }), version: { increment: 1 } },
    select: { id: true },
  });
  if (isPublished) await publish(tx, ref, people, now);
  if (state.hiddenAt) await resolveOpen(tx, { contributionId: ref.id }, { status: "upheld", viewer, now });
  const line = {
    groupId: ref.groupId,
    at: now,
    actorId: people.actorId,
    kind,
    contributionId: ref.id,
    personId: ref.authorId,
    reason,
  };
  await recordAction(tx, line, [factOf(ref, isPublished)]);
  await recount(tx, before, { before, after: { ...before, ...state }, now });
}

/** A post is new on the day on which it is let through; its author is known from then on. */
async function publish(tx: Tx, ref: ContributionRef, { target }: People, now: Date): Promise<void> {
  if (ref.id === ref.postId) {
    await tx.post.update({ where: { id: ref.id }, data: { publishedAt: now }, select: { id: true } });
  }
  if (!target || target.trustedAt) return;
  await tx.groupMember.update({
    where: { groupId_userId: { groupId: ref.groupId, userId: ref.authorId } },
    data: { trustedAt: now },
    select: { userId: true },
  });
}

function factOf({ id, postId, groupId }: ContributionRef, isPublished: boolean): DomainEvent {
  const post = { groupId, postId };
  if (id === postId) {
    return { type: isPublished ? "post.published" : "post.changed", aggregateId: postId, payload: post };
  }
  return {
    type: isPublished ? "comment.published" : "comment.changed",
    aggregateId: postId,
    payload: { ...post, commentId: id },
  };
}

async function stateOf(tx: Tx, { id, postId }: ContributionRef): Promise<ActedOn> {
  const [row] = await tx.$queryRaw<
    { held: boolean; hidden: boolean; pinnedAt: Date | null; lockedAt: Date | null }[]
  >`
    select c."heldAt" is not null as held, c."hiddenAt" is not null as hidden, p."pinnedAt", p."lockedAt"
    from "Contribution" c join "Post" p on p.id = c."postId" where c.id = ${id}::uuid`;
  return {
    postId,
    commentId: id === postId ? null : id,
    held: row?.held ?? false,
    hidden: row?.hidden ?? false,
    pinnedAt: row?.pinnedAt?.toISOString() ?? null,
    lockedAt: row?.lockedAt?.toISOString() ?? null,
  };
}
