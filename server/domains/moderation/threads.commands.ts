import type { Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { recordAction } from "../groups/actions.commands";
import type { ContributionRef } from "../posts/reading/queries";
import { PINNED_MAX } from "../posts/schema";
import type { People } from "./actors.commands";
import { ACT_KINDS, type Act, decideLock, type LockState } from "./policy";

type Order = { act: Act; ref: ContributionRef; reason: string; now: Date };
type Row = LockState & { pinnedAt: Date | null };

/**
 * Locks, unlocks, pins or unpins a post. Comments on it wait for the lock of its row, so none is written after the answer.
 * @throws DomainError not-found where it was deleted; forbidden `moderation.by-site`; conflict `post.too-many-pinned`
 */
export async function actOnThread(tx: Tx, order: Order, people: People): Promise<void> {
  const { act, ref, reason, now } = order;
  const { postId, groupId, authorId } = ref;
  const [post] = await tx.$queryRaw<Row[]>`
    select p."pinnedAt", p."lockedAt", p."lockedBySite" from "Post" p
    where p.id = ${postId}::uuid and exists (
      select 1 from "Contribution" c where c.id = p.id and c."deletedAt" is null)
    for no key update of p`;
  if (!post || ref.id !== postId) throw notFound("post");
  const data = await decide(tx, order, { post, people });
  if (!data) return;
  await tx.post.update({ where: { id: postId }, data, select: { id: true } });
  const line = {
    groupId,
    at: now,
    actorId: people.actorId,
    kind: ACT_KINDS[act],
    contributionId: postId,
    personId: authorId,
  };
  await recordAction(tx, { ...line, reason }, [
    { type: "post.changed", aggregateId: postId, payload: { groupId, postId } },
  ]);
}

/** What the act changes; null = nothing. */
async function decide(
  tx: Tx,
  { act, ref, now }: Order,
  { post, people }: { post: Row; people: People },
): Promise<LockState | Pick<Row, "pinnedAt"> | null> {
  if (act === "lock" || act === "unlock") {
    const by = { isAdmin: people.actor.isAdmin, isSite: people.actorId === null, now };
    const decided = decideLock(act, post, by);
    if (typeof decided === "string") throw new DomainError(decided);
    return decided;
  }
  const isPinned = act === "pin";
  if ((post.pinnedAt !== null) === isPinned) return null;
  if (isPinned) await refuseMorePins(tx, ref.groupId);
  return { pinnedAt: isPinned ? now : null };
}

/** Hidden and deleted posts do not count: no one sees them in front. */
async function refuseMorePins(tx: Tx, groupId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ pins: number }[]>`
    select count(*)::int as pins from "Post" p join "Contribution" c on c.id = p.id
    where p."groupId" = ${groupId}::uuid and p."pinnedAt" is not null
      and c."deletedAt" is null and c."hiddenAt" is null`;
  if ((row?.pins ?? 0) >= PINNED_MAX)
    throw new DomainError("post.too-many-pinned", { pinnedMax: PINNED_MAX });
}
