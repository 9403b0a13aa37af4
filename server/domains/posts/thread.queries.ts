import { z } from "zod";
import { groupBy } from "../../../lib/group-by";
import { cursorOf, rowId } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { readerOf } from "../groups/access/policy";
import { loadComments } from "./comments.queries";
import {
  type CommentOut,
  FIRST_REPLIES,
  LEVELS_SHOWN,
  type ReplyOut,
  type ThreadOut,
} from "./comments.schema";
import { seesComment } from "./reading/queries";

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** The cursors of one level of a thread. */
const level = (parentId: string) => cursorOf(`comments below ${parentId}`, z.strictObject({ id: rowId }));

/**
 * Whether a comment `c` has a place in the thread of the reader. Without its text it has one if it was deleted, or if
 * something below it is shown; what waits for a moderator was never there for others.
 */
function hasPlace(viewer: Viewer | null): Prisma.Sql {
  return Prisma.sql`(${seesComment(readerOf(viewer))}
    or (c."heldAt" is null and ((c."deletedAt" is not null and c."hiddenAt" is null) or exists (
      select 1 from "ReplyTally" below where below."commentId" = c.id and below.replies > 0))))`;
}

type List = {
  postId: string;
  parentId?: string | undefined;
  viewer: Viewer | null;
  cursor?: string | undefined;
  limit: number;
};

/**
 * One level of a post's thread, oldest first, each comment with its first replies to the depth that is shown.
 * @param by.postId a post that the viewer may read
 * @throws DomainError not-found `comment.not-found` where the parent is no comment of the post, or is held for its moderators
 */
export async function listComments(
  db: Db,
  { postId, parentId, viewer, cursor, limit }: List,
): Promise<Page<ThreadOut>> {
  const parent = parentId ?? null;
  if (parent) await checkParent(db, { postId, parentId: parent, viewer });
  const place = level(parent ?? postId);
  const after = place.read(cursor)?.id ?? null;
  // Sorted by the parent as well, which is the same for all: only so is the order that of the index of threads.
  const rows = await db.$queryRaw<{ id: string }[]>`
    select c.id from "Contribution" c
    where c."postId" = ${postId}::uuid
      and ${parent ? Prisma.sql`c."parentId" = ${parent}::uuid` : Prisma.sql`c."parentId" is null and c.depth = 1`}
      ${after ? Prisma.sql`and c.id > ${after}::uuid` : Prisma.empty}
      and ${hasPlace(viewer)}
    order by c."parentId", c.id limit ${limit + 1}`;
  const page = place.page(rows, limit, ({ id }) => ({ id }));
  const items = await withReplies(
    db,
    page.items.map(({ id }) => id),
    { postId, viewer },
  );
  return { items, nextCursor: page.nextCursor };
}

/** A deleted or hidden comment keeps its place, so that what is below it can be read; a held one exists only for its author and
 * the moderators. */
async function checkParent(
  db: Db,
  { postId, parentId, viewer }: { postId: string; parentId: string; viewer: Viewer | null },
): Promise<void> {
  const [found] = await db.$queryRaw<{ id: string }[]>`
    select c.id from "Contribution" c
    where c.id = ${parentId}::uuid and c."postId" = ${postId}::uuid and c.depth > 0
      and (c."heldAt" is null or ${seesComment(readerOf(viewer))})`;
  if (!found) throw notFound("comment");
}

type Of = { postId: string; viewer: Viewer | null };

/** Comments with their first replies, and these with theirs. */
async function withReplies(db: Db, ids: string[], of: Of): Promise<ThreadOut[]> {
  const below: Map<string, string[]>[] = [];
  let parents = ids;
  for (let depth = 1; depth < LEVELS_SHOWN && parents.length > 0; depth++) {
    const replies = await firstReplies(db, parents, of);
    below.push(replies);
    parents = [...replies.values()].flatMap((some) => some.slice(0, FIRST_REPLIES));
  }
  const [first, second] = below;
  const all = [...ids, ...below.flatMap((replies) => [...replies.values()].flat())];
  const comments = await loadComments(db, all, of.viewer);
  const pick = (some: string[]) => some.flatMap((id) => comments.get(id) ?? []);
  const pageBelow = <Item extends CommentOut>(
    parentId: string,
    replies: string[],
    make: (one: CommentOut) => Item,
  ) => {
    const page = level(parentId).page(pick(replies), FIRST_REPLIES, ({ id }) => ({ id }));
    return { items: page.items.map(make), nextCursor: page.nextCursor };
  };
  const toReply = (comment: CommentOut): ReplyOut => ({
    ...comment,
    replies: pageBelow(comment.id, second?.get(comment.id) ?? [], (one) => one),
  });
  return pick(ids).map((comment) => ({
    ...comment,
    replies: pageBelow(comment.id, first?.get(comment.id) ?? [], toReply),
  }));
}

/** The first replies of each parent and one more, which says that there are more. */
async function firstReplies(
  db: Db,
  parents: string[],
  { postId, viewer }: Of,
): Promise<Map<string, string[]>> {
  const rows = await db.$queryRaw<{ parentId: string; id: string }[]>`
    select parent.id as "parentId", reply.id
    from unnest(${parents}::uuid[]) as parent (id), lateral (
      select c.id from "Contribution" c
      where c."postId" = ${postId}::uuid and c."parentId" = parent.id and ${hasPlace(viewer)}
      order by c.id limit ${FIRST_REPLIES + 1}) reply
    order by reply.id`;
  const byParent = groupBy(rows, (row) => row.parentId);
  return new Map([...byParent].map(([parentId, replies]) => [parentId, replies.map(({ id }) => id)]));
}

/**
 * A comment for its permalink: with its first replies and the comments above it, outermost first.
 * @param by.commentId a comment that the viewer may read
 */
export async function readThread(
  db: Db,
  { commentId, postId, viewer }: Of & { commentId: string },
): Promise<ThreadOut & { ancestors: CommentOut[] }> {
  const [thread] = await withReplies(db, [commentId], { postId, viewer });
  if (!thread) throw notFound("comment");
  const rows = await db.$queryRaw<{ id: string }[]>`
    with recursive above as (
      select c.id, c."parentId", c.depth from "Contribution" c where c.id = ${commentId}::uuid
      union all
      select c.id, c."parentId", c.depth from "Contribution" c join above a on c.id = a."parentId")
    select id from above where id <> ${commentId}::uuid order by depth`;
  const ids = rows.map(({ id }) => id);
  const comments = await loadComments(db, ids, viewer);
  return { ...thread, ancestors: ids.flatMap((id) => comments.get(id) ?? []) };
}
