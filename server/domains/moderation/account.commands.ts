import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvents } from "../../outbox/append";
import type { Viewer } from "../accounts/schema";
import { recordAction } from "../groups/actions.commands";
import { isCounted } from "../posts/counts.commands";

/** How many posts and comments one transaction hides, and how many such steps one call makes. */
const STEP = 500;
const STEPS_MAX = 20;

const CALLS: Limit = { name: "hide-all", hitsMax: 60, windowSeconds: 3_600 };

type Order = { userId: string; viewer: Viewer; reason: string; now: Date };

/**
 * Hides everything that a person wrote in any group, as the site, in steps of their own transactions; each group's log has
 * one line a step. Also what moderators hid and what was deleted and can be brought back, so that only the site shows it. A
 * call that was cut off is simply repeated.
 * @param order.viewer an admin
 * @returns how many this call hid, and whether none is left of what was written before it ended
 * @throws DomainError forbidden `moderation.self`; rate-limited
 */
export async function hideAllOf(db: Db, order: Order): Promise<{ hidden: number; isComplete: boolean }> {
  if (order.userId === order.viewer.id) throw new DomainError("moderation.self");
  await takeHit(db, CALLS, order.viewer.id);
  let hidden = 0;
  for (let step = 0; step < STEPS_MAX; step++) {
    const { count, isLast } = await inTransaction(db, (tx) => hideSome(tx, order));
    hidden += count;
    if (isLast) return { hidden, isComplete: true };
  }
  return { hidden, isComplete: false };
}

type Row = {
  id: string;
  postId: string;
  groupId: string;
  parentId: string | null;
  heldAt: Date | null;
  hiddenAt: Date | null;
  deletedAt: Date | null;
};

async function hideSome(
  tx: Tx,
  { userId, viewer, reason, now }: Order,
): Promise<{ count: number; isLast: boolean }> {
  const { rows, isLast } = await lockSome(tx, userId);
  if (rows.length === 0) return { count: 0, isLast };
  const ids = rows.map(({ id }) => id);
  await tx.$executeRaw`
    update "Contribution" set "hiddenAt" = coalesce("hiddenAt", ${now}::timestamptz), "hiddenBySite" = true,
      version = version + 1
    where id = any(${ids}::uuid[])`;
  await tx.report.updateMany({
    where: { contributionId: { in: ids }, status: "open" },
    data: { status: "upheld", resolvedAt: now, resolvedById: viewer.id },
  });
  await appendEvents(
    tx,
    rows.map(({ id, postId, groupId }) =>
      id === postId
        ? { type: "post.changed" as const, aggregateId: postId, payload: { groupId, postId } }
        : {
            type: "comment.changed" as const,
            aggregateId: postId,
            payload: { groupId, postId, commentId: id },
          },
    ),
  );
  for (const groupId of new Set(rows.map((row) => row.groupId))) {
    await recordAction(tx, { groupId, at: now, actorId: null, kind: "all-hidden", personId: userId, reason });
  }
  await countOut(tx, rows);
  return { count: rows.length, isLast };
}

/** What the site has not hidden yet. Texts that were emptied can't be brought back. */
const LEFT = Prisma.sql`not "hiddenBySite" and ("deletedAt" is null or body <> '')`;

/**
 * Locks the next texts to hide: posts before comments, each in the order of ids. It locks the person's memberships first, as
 * commands that write do, so that a text which is being written is committed before texts are looked for.
 */
async function lockSome(tx: Tx, userId: string): Promise<{ rows: Row[]; isLast: boolean }> {
  await tx.$queryRaw`
    select 1 from "GroupMember" where "userId" = ${userId}::uuid order by "groupId" for no key update`;
  const found = await tx.$queryRaw<{ id: string }[]>`
    select id from "Contribution" where "authorId" = ${userId}::uuid and ${LEFT} order by id limit ${STEP}::int`;
  const ids = found.map(({ id }) => id);
  await tx.$queryRaw`select id from "Post" where id = any(${ids}::uuid[]) order by id for no key update`;
  const rows = await tx.$queryRaw<Row[]>`
    select id, "postId", "groupId", "parentId", "heldAt", "hiddenAt", "deletedAt" from "Contribution"
    where id = any(${ids}::uuid[]) and ${LEFT} order by id for no key update`;
  // Others may have changed some of them meanwhile, so the number of locked ones says nothing about those that are left.
  return { rows, isLast: found.length < STEP };
}

/** One statement per table of counters, which locks its rows in the order of their ids before it changes them. */
async function countOut(tx: Tx, rows: Row[]): Promise<void> {
  const shown = rows.filter(isCounted);
  const comments = shown.filter(({ id, postId }) => id !== postId);
  const perPost = sums(comments.map(({ postId }) => postId));
  const perParent = sums(comments.flatMap(({ parentId }) => parentId ?? []));
  const perGroup = sums(shown.filter(({ id, postId }) => id === postId).map(({ groupId }) => groupId));
  await tx.$executeRaw`with locked as (
      select t."postId", k.n from unnest(${perPost.ids}::uuid[], ${perPost.counts}::int[]) as k (id, n)
        join "PostTally" t on t."postId" = k.id order by t."postId" for update of t)
    update "PostTally" t set comments = t.comments - l.n from locked l where t."postId" = l."postId"`;
  await tx.$executeRaw`with locked as (
      select t."commentId", k.n from unnest(${perParent.ids}::uuid[], ${perParent.counts}::int[]) as k (id, n)
        join "ReplyTally" t on t."commentId" = k.id order by t."commentId" for update of t)
    update "ReplyTally" t set replies = t.replies - l.n from locked l where t."commentId" = l."commentId"`;
  await tx.$executeRaw`with locked as (
      select t."groupId", k.n from unnest(${perGroup.ids}::uuid[], ${perGroup.counts}::int[]) as k (id, n)
        join "GroupTally" t on t."groupId" = k.id order by t."groupId" for update of t)
    update "GroupTally" t set posts = t.posts - l.n from locked l where t."groupId" = l."groupId"`;
}

function sums(ids: string[]): { ids: string[]; counts: number[] } {
  const by = new Map<string, number>();
  for (const id of ids) by.set(id, (by.get(id) ?? 0) + 1);
  return { ids: [...by.keys()], counts: [...by.values()] };
}
