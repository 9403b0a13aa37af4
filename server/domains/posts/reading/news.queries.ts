import { Prisma } from "../../../db/generated/client";
import type { ReaderSql } from "../../groups/access/queries";
import { isReadable } from "./queries";

/**
 * Whether the contribution `c` of the post `p` of the group `g` is news to the reader: they may read it, they do not block
 * its author, and neither it nor its post is withheld, which its author and the moderators still read.
 */
export function isNewsFor(reader: ReaderSql): Prisma.Sql {
  return Prisma.sql`(c."hiddenAt" is null and c."heldAt" is null and ${isReadable(reader)}
    and not exists (select 1 from "PersonBlock" nb where nb."userId" = ${reader.userId}::uuid
      and nb."blockedId" = c."authorId")
    and not exists (select 1 from "Contribution" post where post.id = c."postId"
      and (post."hiddenAt" is not null or post."heldAt" is not null)))`;
}
