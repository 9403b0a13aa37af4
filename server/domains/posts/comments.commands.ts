import type { z } from "zod";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import type { Viewer } from "../accounts/schema";
import { readerOf, roleReaches } from "../groups/access/policy";
import { readComment } from "./comments.queries";
import {
  type CommentOut,
  type createCommentInput,
  DEPTH_MAX,
  type editCommentInput,
} from "./comments.schema";
import { countIn, recount } from "./counts.commands";
import { setAttachments, writeMentions } from "./parts.commands";
import { type ContributionAccess, findReadable } from "./reading/queries";
import {
  bodyAfter,
  findSame,
  lockWriter,
  newContributionId,
  passGate,
  passGateAgain,
  type Writer,
} from "./writing.commands";

const COMMENTS: Limit = { name: "comment", hitsMax: 120, windowSeconds: 60 };

type New = Omit<z.output<typeof createCommentInput>, "postId">;
type By = { access: ContributionAccess; viewer: Viewer; now: Date };

/**
 * Writes a comment on the post, or on another comment of it. The same text twice within a minute, with the same attachments,
 * is one comment.
 * @throws DomainError not-found `post.not-found`, `comment.not-found` (also where the parent is of another post); conflict
 * `post.locked`, `comment.parent-withheld`, `comment.too-deep`, `group.archived`; forbidden `group.members-only`,
 * `group.suspended`; invalid `contribution.too-many-mentions`; rate-limited
 */
export async function createComment(
  db: Db,
  { access, viewer, now }: By,
  { body, parentId = null, attachmentIds = [] }: New,
): Promise<CommentOut & { created: boolean }> {
  await takeHit(db, COMMENTS, viewer.id);
  const { postId, groupId } = access;
  const written = await inTransaction(db, async (tx) => {
    const writer = await lockWriter(tx, { groupId, userId: viewer.id }, now);
    await lockOpenPost(tx, postId);
    const depth = await lockPlace(tx, { postId, parentId, viewer });
    const place = { postId, parentId, uploadIds: attachmentIds, now };
    const same = await findSame(tx, writer, { title: null, body, ...place });
    if (same) return { id: same, created: false };
    const held = await passGate(tx, writer, { title: null, body }, now);
    const id = newContributionId(now);
    await tx.contribution.create({
      data: {
        id,
        postId,
        groupId,
        parentId,
        authorId: viewer.id,
        depth,
        body,
        createdAt: now,
        heldAt: held && now,
        heldFor: held,
      },
    });
    await tx.replyTally.create({ data: { commentId: id } });
    await setAttachments(tx, { contributionId: id, ownerId: viewer.id, uploadIds: attachmentIds });
    await writeMentions(tx, { contributionId: id, groupId, authorId: viewer.id, body });
    await markOwn(tx, { userId: viewer.id, postId, now });
    if (!held) await countIn(tx, { id, postId, groupId, parentId }, now);
    const payload = { groupId, postId, commentId: id };
    await appendEvent(tx, {
      type: held ? "comment.held" : "comment.published",
      aggregateId: postId,
      payload,
    });
    return { id, created: true };
  });
  return { ...(await readComment(db, written.id, viewer)), created: written.created };
}

/** Holds up locking, hiding and deleting of the post until the comment is written. @throws DomainError `post.locked` */
async function lockOpenPost(tx: Tx, postId: string): Promise<void> {
  const [post] = await tx.$queryRaw<{ lockedAt: Date | null }[]>`
    select "lockedAt" from "Post" where id = ${postId}::uuid for share`;
  if (!post) throw notFound("post");
  if (post.lockedAt) throw new DomainError("post.locked");
}

type Place = { postId: string; parentId: string | null; viewer: Viewer };

/** Locks what is answered and reads the writer's rights to it anew. @returns the depth of the new comment */
async function lockPlace(tx: Tx, { postId, parentId, viewer }: Place): Promise<number> {
  const [parent] =
    parentId === null
      ? []
      : await tx.$queryRaw<{ depth: number; isWithheld: boolean }[]>`
    select depth::int as depth, "hiddenAt" is not null or "heldAt" is not null as "isWithheld"
    from "Contribution"
    where id = ${parentId}::uuid and "postId" = ${postId}::uuid and depth > 0 for share`;
  const ids = parentId === null ? [postId] : [postId, parentId];
  const readable = await findReadable(tx, ids, readerOf(viewer));
  if (!readable.has(postId)) throw notFound("post");
  if (parentId === null) return 1;
  if (!parent || !readable.has(parentId)) throw notFound("comment");
  if (parent.isWithheld) throw new DomainError("comment.parent-withheld");
  if (parent.depth >= DEPTH_MAX) throw new DomainError("comment.too-deep", { depthMax: DEPTH_MAX });
  return parent.depth + 1;
}

/** A person who comments has read the post. */
async function markOwn(
  tx: Tx,
  { userId, postId, now }: { userId: string; postId: string; now: Date },
): Promise<void> {
  await tx.$executeRaw`
    insert into "PostRead" ("userId", "postId", "seenAt") values (${userId}::uuid, ${postId}::uuid, ${now}::timestamptz)
    on conflict ("userId", "postId") do update set "seenAt" = greatest("PostRead"."seenAt", excluded."seenAt")`;
}

type Edit = By & {
  changes: Omit<z.output<typeof editCommentInput>, "commentId" | "expectedVersion">;
  expectedVersion?: number | undefined;
};

/**
 * Edits one's own comment. The text before is kept as a revision.
 * @throws DomainError forbidden `contribution.not-author`; conflict `post.locked`, `contribution.changed-meanwhile` with the
 * present comment; and like `createComment`
 */
export async function editComment(
  db: Db,
  { access, viewer, now, changes, expectedVersion }: Edit,
): Promise<CommentOut> {
  await takeHit(db, COMMENTS, viewer.id);
  if (access.authorId !== viewer.id) throw new DomainError("contribution.not-author");
  const isStale = await inTransaction(db, async (tx) => {
    const writer = await lockWriter(tx, { groupId: access.groupId, userId: viewer.id }, now);
    if (roleReaches(writer.role, "moderator"))
      await tx.$queryRaw`select id from "Post" where id = ${access.postId}::uuid for share`;
    else await lockOpenPost(tx, access.postId);
    const comment = await lockComment(tx, access.id);
    if (expectedVersion !== undefined && expectedVersion !== comment.version) return true;
    await writeEdit(tx, { writer, access, comment, changes, now });
    return false;
  });
  const present = await readComment(db, access.id, viewer);
  if (isStale) throw new DomainError("contribution.changed-meanwhile", { comment: present });
  return present;
}

type LockedComment = {
  parentId: string | null;
  version: number;
  body: string;
  heldAt: Date | null;
  hiddenAt: Date | null;
  deletedAt: Date | null;
};

async function lockComment(tx: Tx, id: string): Promise<LockedComment> {
  const [comment] = await tx.$queryRaw<LockedComment[]>`
    select "parentId", version, body, "heldAt", "hiddenAt", "deletedAt"
    from "Contribution" where id = ${id}::uuid for no key update`;
  if (!comment || comment.deletedAt) throw notFound("comment");
  return comment;
}

type Writing = Pick<Edit, "access" | "changes" | "now"> & { writer: Writer; comment: LockedComment };

async function writeEdit(tx: Tx, { writer, access, comment, changes, now }: Writing): Promise<void> {
  const { id, postId, groupId } = access;
  const { attachmentIds } = changes;
  const body = bodyAfter(comment.body, changes.body);
  const isTextNew = body !== comment.body;
  if (!isTextNew && !attachmentIds) return;
  const held = isTextNew && !comment.heldAt ? await passGateAgain(tx, writer, { title: null, body }) : null;
  if (isTextNew) {
    const former = { contributionId: id, version: comment.version, body: comment.body };
    await tx.revision.create({ data: { ...former, replacedAt: now, replacedById: writer.userId } });
  }
  await tx.contribution.update({
    where: { id },
    data: {
      body,
      version: { increment: 1 },
      ...(isTextNew && { editedAt: now }),
      ...(held && { heldAt: now, heldFor: held }),
    },
  });
  if (attachmentIds)
    await setAttachments(tx, { contributionId: id, ownerId: writer.userId, uploadIds: attachmentIds });
  await writeMentions(tx, { contributionId: id, groupId, authorId: writer.userId, body });
  const counted = { id, postId, groupId, parentId: comment.parentId };
  await recount(tx, counted, {
    before: comment,
    after: { ...comment, heldAt: held ? now : comment.heldAt },
    now,
  });
  const payload = { groupId, postId, commentId: id };
  await appendEvent(tx, { type: held ? "comment.held" : "comment.edited", aggregateId: postId, payload });
}
