import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import type { Reader } from "../groups/access/policy";
import { seesPost } from "./reading/queries";
import { UNREAD_MAX, type UnreadOut } from "./schema";

/**
 * In how many posts of each of the reader's groups something is unread, up to `UNREAD_MAX`. Groups in which nothing is
 * are left out.
 */
export async function countUnread(db: Queryable, reader: Reader): Promise<UnreadOut["items"]> {
  return db.$queryRaw<UnreadOut["items"]>`
    select own."groupId", unread.count
    from "GroupMember" own join "Group" g on g.id = own."groupId" and g."deletedAt" is null,
      lateral (select count(*)::int as count from (${unreadOf(reader)}) post) unread
    where own."userId" = ${reader.userId}::uuid and unread.count > 0`;
}

/** The posts of a member's group `own` that were active since they saw the group and the post. */
function unreadOf(reader: Reader): Prisma.Sql {
  return Prisma.sql`
    select 1 from "PostTally" t join "Post" p on p.id = t."postId" join "Contribution" c on c.id = p.id
      left join "PostRead" seen on seen."postId" = p.id and seen."userId" = own."userId"
    where t."groupId" = own."groupId" and t."activeAt" > greatest(own."joinedAt", own."seenAt")
      and (seen."seenAt" is null or t."activeAt" > seen."seenAt") and ${seesPost(reader)}
    limit ${UNREAD_MAX}`;
}
