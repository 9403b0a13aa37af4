import { Prisma } from "../../../db/generated/client";
import { isNewsFor } from "../../posts/reading/news.queries";
import { MODERATOR_KIND_NAMES, THREAD_KIND_NAMES } from "../kinds/groups.schema";
import { WINDOW_MS } from "../kinds/window.policy";

/**
 * Whether the person sees their notification `n` now: one for members of an organization or group while they belong to it,
 * and one about a post or comment while they may read it and want to be told of it.
 */
export function isShownTo(userId: string): Prisma.Sql {
  return Prisma.sql`(n."userId" = ${userId}::uuid and n."inApp"
    and (n."organizationId" is null or exists (select 1 from "OrganizationMember" m
      where m."organizationId" = n."organizationId" and m."userId" = ${userId}::uuid))
    and case when n."groupId" is null then true else ${isShownInGroup(userId)} end
    and case when n."contributionId" is null then true else ${isNews(userId)} end)`;
}

function isShownInGroup(userId: string): Prisma.Sql {
  return Prisma.sql`exists (
    select 1 from "GroupMember" m join "Group" mg on mg.id = m."groupId" and mg."deletedAt" is null
      left join "Contribution" about on about.id = n."contributionId"
      left join "PostWatch" w on w."postId" = about."postId" and w."userId" = m."userId"
    where m."groupId" = n."groupId" and m."userId" = ${userId}::uuid
      and (n.kind <> all(${MODERATOR_KIND_NAMES}::text[]) or m.role in ('owner', 'moderator'))
      and (n.kind <> all(${THREAD_KIND_NAMES}::text[])
        or coalesce(w.level = 'watching', m.level <> 'nothing')))`;
}

/** Of several comments, whether any is left to read. */
function isNews(userId: string): Prisma.Sql {
  const reader = { userId, isAdmin: false };
  const window = `${WINDOW_MS} milliseconds`;
  const places = Prisma.sql`join "Post" p on p.id = c."postId" join "Group" g on g.id = c."groupId"`;
  return Prisma.sql`case when n.kind = 'group.commented' then exists (
      select 1 from "Contribution" c ${places}
      where c."postId" = n."contributionId" and c.id <> p.id and c."authorId" <> ${userId}::uuid
        and c."createdAt" >= (n.subject ->> 'from')::timestamptz
        and c."createdAt" < (n.subject ->> 'from')::timestamptz + ${window}::interval and ${isNewsFor(reader)})
    else exists (
      select 1 from "Contribution" c ${places} where c.id = n."contributionId" and ${isNewsFor(reader)}) end`;
}
