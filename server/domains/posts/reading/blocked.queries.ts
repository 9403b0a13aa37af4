import { Prisma } from "../../../db/generated/client";
import type { Reader } from "../../groups/access/policy";

/**
 * How many shown comments of the post of the contribution `c` people wrote whom the reader blocks, who is the member `gm` if
 * they are one. Moderators see these. The people are few, so each is looked up in the post: a post may have very many
 * comments.
 * @param which which of the comments `x` of the post
 */
export function blockedBelow({ userId, isAdmin }: Reader, which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`case when ${isAdmin} or gm.role in ('owner', 'moderator') then 0 else (
    select coalesce(sum(theirs.count), 0)::int
    from "PersonBlock" pb, lateral (
      select count(*) from "Contribution" x
      where x."postId" = c."postId" and x."authorId" = pb."blockedId" and ${which}
        and x."heldAt" is null and x."hiddenAt" is null and x."deletedAt" is null) theirs
    where pb."userId" = ${userId}::uuid) end`;
}
