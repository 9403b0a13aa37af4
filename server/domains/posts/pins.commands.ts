import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import type { ContributionAccess } from "./reading/queries";
import { PINNED_MAX } from "./schema";

/**
 * Pins a post to the top of its group, or takes it down; doing it again changes nothing.
 * @throws DomainError conflict `post.too-many-pinned`, `group.archived`; not-found
 */
export function pinPost(
  db: Db,
  { access, pinned, now }: { access: ContributionAccess; pinned: boolean; now: Date },
): Promise<void> {
  const { id, groupId } = access;
  return inTransaction(db, async (tx) => {
    // The group's row guards how many posts are pinned.
    const [group] = await tx.$queryRaw<{ archivedAt: Date | null }[]>`
      select "archivedAt" from "Group" where id = ${groupId}::uuid for no key update`;
    if (group?.archivedAt) throw new DomainError("group.archived");
    const [post] = await tx.$queryRaw<{ pinnedAt: Date | null; others: number }[]>`
      select p."pinnedAt", (
        select count(*)::int from "Post" o join "Contribution" oc on oc.id = o.id
        where o."groupId" = ${groupId}::uuid and o."pinnedAt" is not null and o.id <> p.id and oc."deletedAt" is null
      ) as others
      from "Post" p where p.id = ${id}::uuid for no key update`;
    if (!post) throw notFound("post");
    if ((post.pinnedAt !== null) === pinned) return;
    if (pinned && post.others >= PINNED_MAX)
      throw new DomainError("post.too-many-pinned", { pinnedMax: PINNED_MAX });
    await tx.post.update({ where: { id }, data: { pinnedAt: pinned ? now : null } });
    await appendEvent(tx, { type: "post.changed", aggregateId: id, payload: { groupId, postId: id } });
  });
}
