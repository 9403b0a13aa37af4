import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvents } from "../../outbox/append";
import type { DomainEvent } from "../../outbox/catalog";
import type { Viewer } from "../accounts/schema";
import { type GroupRole, readerOf, roleReaches, whyNotActOn } from "../groups/access/policy";
import { refuseSuspended } from "../groups/access/suspension.policy";
import { recordAction } from "../groups/actions.commands";
import { holdOpenGroup } from "../groups/group-lock.queries";
import { type Counted, recount } from "./counts.commands";
import { type ContributionAccess, findReadable } from "./reading/queries";
import { UNDO_DAYS } from "./schema";

/** Deleting and bringing back. */
const DELETIONS: Limit = { name: "contribution-delete", hitsMax: 240, windowSeconds: 60 };

type By = { viewer: Viewer; now: Date };
type Deleted = { id: string; restorableUntil: string };

/**
 * Deletes a post or comment, by its author or a moderator who may act on the author. A comment keeps its place without its
 * text.
 * @throws DomainError forbidden `contribution.not-author`, `group.members-only`, `group.suspended` for a moderator, and by
 * `whyNotActOn`; not-found where it is deleted already; rate-limited
 */
export async function deleteContribution(
  db: Db,
  { access, viewer, now }: By & { access: ContributionAccess },
): Promise<Deleted> {
  await takeHit(db, DELETIONS, viewer.id);
  return inTransaction(db, async (tx) => {
    const { authorId, groupId } = access;
    const { own, author } = await lockMembers(tx, { groupId, userId: viewer.id, authorId });
    const isOwn = authorId === viewer.id;
    if (!isOwn) refuseToJudge({ own, author, authorId, viewer, now });
    const row = await lockContribution(tx, access.id, access.id === access.postId);
    if (!row || row.deletedAt) throw notFound(access.id === access.postId ? "post" : "comment");
    await write(tx, row, { deletedAt: now, deletedById: viewer.id, now });
    const kind = isOwn ? null : "deleted";
    await tell(tx, row, { kind, actorId: viewer.id, now });
    return { id: row.id, restorableUntil: new Date(now.getTime() + UNDO_DAYS * 86_400_000).toISOString() };
  });
}

/**
 * Brings back what the viewer deleted within the last 30 days.
 * @param order.noun what `id` must be
 * @throws DomainError not-found where the viewer did not delete it or may not read its group or post; expired
 * `contribution.undo-over`; conflict `group.archived`; forbidden `group.members-only`, `group.suspended`; rate-limited
 */
export async function restoreContribution(
  db: Db,
  { id, noun, viewer, now }: By & { id: string; noun: "post" | "comment" },
): Promise<void> {
  await takeHit(db, DELETIONS, viewer.id);
  const found = await db.contribution.findFirst({
    where: { id, deletedById: viewer.id, deletedAt: { not: null }, group: { deletedAt: null } },
    select: { postId: true, groupId: true, authorId: true },
  });
  if (!found || (found.postId === id) !== (noun === "post")) throw notFound(noun);
  const { groupId, authorId } = found;
  await inTransaction(db, async (tx) => {
    await holdOpenGroup(tx, groupId);
    const { own } = await lockMembers(tx, { groupId, userId: viewer.id, authorId });
    const row = await lockContribution(tx, id, noun === "post");
    if (!row?.deletedAt || row.deletedById !== viewer.id) throw notFound(noun);
    const isOwn = row.authorId === viewer.id;
    if (!isOwn && !roleReaches(own.role, "moderator")) throw notFound(noun);
    refuseSuspended(own, now);
    if (row.deletedAt.getTime() <= now.getTime() - UNDO_DAYS * 86_400_000)
      throw new DomainError("contribution.undo-over");
    if (noun === "comment" && !(await findReadable(tx, [row.postId], readerOf(viewer))).has(row.postId))
      throw notFound(noun);
    await write(tx, row, { deletedAt: null, deletedById: null, now: row.createdAt });
    await tell(tx, row, { kind: isOwn ? null : "undeleted", actorId: viewer.id, now });
  });
}

type Member = { userId: string; role: GroupRole; suspendedUntil: Date | null };
type Members = { own: Member; author: Member | undefined };

/** Locks the memberships of the person and of the author, in the order of their ids. */
async function lockMembers(
  tx: Tx,
  { groupId, userId, authorId }: { groupId: string; userId: string; authorId: string },
): Promise<Members> {
  const rows = await tx.$queryRaw<Member[]>`
    select "userId", role::text as role, "suspendedUntil" from "GroupMember"
    where "groupId" = ${groupId}::uuid and "userId" in (${userId}::uuid, ${authorId}::uuid)
    order by "userId" for share`;
  const own = rows.find((row) => row.userId === userId);
  if (!own) throw new DomainError("group.members-only");
  return { own, author: rows.find((row) => row.userId === authorId) };
}

/** @throws DomainError where the person may not delete what this author wrote */
function refuseToJudge({ own, author, authorId, viewer, now }: Members & By & { authorId: string }): void {
  if (!roleReaches(own.role, "moderator")) throw new DomainError("contribution.not-author");
  const actor = { id: viewer.id, role: own.role, isAdmin: viewer.role === "admin" };
  const why = whyNotActOn(actor, { id: authorId, role: author?.role ?? null });
  if (why) throw new DomainError(why);
  refuseSuspended(own, now);
}

type Row = Counted & {
  authorId: string;
  createdAt: Date;
  heldAt: Date | null;
  hiddenAt: Date | null;
  deletedAt: Date | null;
  deletedById: string | null;
};

/** A post's row is locked first: comments on it wait. */
async function lockContribution(tx: Tx, id: string, isPost: boolean): Promise<Row | undefined> {
  if (isPost) await tx.$queryRaw`select id from "Post" where id = ${id}::uuid for no key update`;
  const [row] = await tx.$queryRaw<Row[]>`
    select id, "postId", "groupId", "parentId", "authorId", "createdAt", "heldAt", "hiddenAt", "deletedAt", "deletedById"
    from "Contribution" where id = ${id}::uuid for no key update`;
  return row;
}

/** @param change.now since when the post counts as active through what was brought back */
async function write(
  tx: Tx,
  row: Row,
  { now, ...change }: { deletedAt: Date | null; deletedById: string | null; now: Date },
): Promise<void> {
  await tx.contribution.update({ where: { id: row.id }, data: { ...change, version: { increment: 1 } } });
  await recount(tx, row, { before: row, after: { ...row, deletedAt: change.deletedAt }, now });
}

/** The facts, and the line in the group's log where a moderator acted on another person's text. */
async function tell(
  tx: Tx,
  { id, postId, groupId, authorId }: Row,
  { kind, actorId, now }: { kind: string | null; actorId: string; now: Date },
): Promise<void> {
  const changed: DomainEvent =
    id === postId
      ? { type: "post.changed", aggregateId: postId, payload: { groupId, postId } }
      : { type: "comment.changed", aggregateId: postId, payload: { groupId, postId, commentId: id } };
  if (!kind) return appendEvents(tx, [changed]);
  const line = { groupId, at: now, actorId, kind, contributionId: id, personId: authorId };
  await recordAction(tx, line, [changed]);
}
