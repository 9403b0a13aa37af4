import type { Tx } from "../../db/transaction";

/** A contribution whose state changed; the counters count what everybody may see. */
export type Counted = { id: string; postId: string; groupId: string; parentId: string | null };

type State = { heldAt: Date | null; hiddenAt: Date | null; deletedAt: Date | null };

/** Whether the counters count a contribution in this state. */
export function isCounted({ heldAt, hiddenAt, deletedAt }: State): boolean {
  return heldAt === null && hiddenAt === null && deletedAt === null;
}

/**
 * Adds a contribution that is shown now to the counters of its post, its parent and its group. Every other lock of the
 * transaction must be held already.
 * @param activeAt when it became visible; the post counts as active since then
 */
export async function countIn(
  tx: Tx,
  { id, postId, groupId, parentId }: Counted,
  activeAt: Date,
): Promise<void> {
  if (id === postId) {
    await tx.$executeRaw`
      update "PostTally" set "activeAt" = greatest("activeAt", ${activeAt}::timestamptz) where "postId" = ${postId}::uuid`;
    await tx.$executeRaw`update "GroupTally" set posts = posts + 1 where "groupId" = ${groupId}::uuid`;
    return;
  }
  await tx.$executeRaw`
    update "PostTally" set comments = comments + 1, "activeAt" = greatest("activeAt", ${activeAt}::timestamptz)
    where "postId" = ${postId}::uuid`;
  if (parentId)
    await tx.$executeRaw`update "ReplyTally" set replies = replies + 1 where "commentId" = ${parentId}::uuid`;
}

/** Takes a contribution that is no longer shown out of the counters. The last locks of the transaction. */
export async function countOut(tx: Tx, { id, postId, groupId, parentId }: Counted): Promise<void> {
  if (id === postId) {
    await tx.$executeRaw`update "GroupTally" set posts = posts - 1 where "groupId" = ${groupId}::uuid`;
    return;
  }
  await tx.$executeRaw`update "PostTally" set comments = comments - 1 where "postId" = ${postId}::uuid`;
  if (parentId)
    await tx.$executeRaw`update "ReplyTally" set replies = replies - 1 where "commentId" = ${parentId}::uuid`;
}

/** Counts in or out what a change of state made visible or invisible. */
export async function recount(
  tx: Tx,
  contribution: Counted,
  { before, after, now }: { before: State; after: State; now: Date },
): Promise<void> {
  if (!isCounted(before) && isCounted(after)) await countIn(tx, contribution, now);
  if (isCounted(before) && !isCounted(after)) await countOut(tx, contribution);
}
