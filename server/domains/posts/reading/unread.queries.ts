import { Prisma } from "../../../db/generated/client";

/** Until when the member `gm` has seen every post of the group. */
export const SEEN = Prisma.sql`greatest(gm."joinedAt", gm."seenAt")`;

/**
 * Whether a member has not seen the post `p` since its newest comment. Its tally is `t`; the member's row is `gm`, which
 * may be missing, and what they read is `r`.
 */
export const isUnread = Prisma.sql`(gm."userId" is not null and t."activeAt" > greatest(${SEEN}, r."seenAt"))`;

/** The part of `isUnread` that is left for a post `p` which was active after `SEEN`. The planner takes few to be read. */
export const isNotRead = Prisma.sql`not exists (
  select 1 from "PostRead" r
  where r."userId" = gm."userId" and r."postId" = p.id and r."seenAt" >= t."activeAt")`;
