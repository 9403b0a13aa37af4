import type { Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { ContributionRef } from "../posts/reading/queries";
import { PINNED_MAX } from "../posts/schema";
import type { People } from "./actors.commands";
import { recordAction } from "./log.commands";
import { ACT_KINDS, type Act } from "./policy";

type Order = { act: Act; ref: ContributionRef; reason: string; now: Date };

/**
 * Locks, unlocks, pins or unpins a post. Comments on it wait for the lock of its row, so none is written after the answer.
 * @throws DomainError not-found where it was deleted; conflict `post.too-many-pinned`
 */
export async function actOnThread(
  tx: Tx,
  { act, ref, reason, now }: Order,
  { actorId }: People,
): Promise<void> {
  const { postId, groupId, authorId } = ref;
  const [post] = await tx.$queryRaw<{ pinnedAt: Date | null; lockedAt: Date | null }[]>`
    select p."pinnedAt", p."lockedAt" from "Post" p
    where p.id = ${postId}::uuid and exists (
      select 1 from "Contribution" c where c.id = p.id and c."deletedAt" is null)
    for no key update of p`;
  if (!post || ref.id !== postId) throw notFound("post");
  const column = act === "lock" || act === "unlock" ? "lockedAt" : "pinnedAt";
  const isSet = act === "lock" || act === "pin";
  if ((post[column] !== null) === isSet) return;
  if (act === "pin") await refuseMorePins(tx, groupId);
  const value = isSet ? now : null;
  await tx.post.update({
    where: { id: postId },
    data: column === "lockedAt" ? { lockedAt: value } : { pinnedAt: value },
    select: { id: true },
  });
  const line = {
    groupId,
    at: now,
    actorId,
    kind: ACT_KINDS[act],
    contributionId: postId,
    personId: authorId,
  };
  await recordAction(tx, { ...line, reason }, [
    { type: "post.changed", aggregateId: postId, payload: { groupId, postId } },
  ]);
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
