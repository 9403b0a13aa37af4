import type { z } from "zod";
import { tagWord } from "../../../lib/tag-word";
import type { PlaceInTime } from "../../cursor";
import { Prisma } from "../../db/generated/client";
import type { Viewer } from "../accounts/schema";
import { readerOf } from "../groups/access/policy";
import { seesPost } from "./reading/queries";
import { isNotRead, SEEN } from "./reading/unread.queries";
import type { ownFeedInput } from "./schema";

/** Lists of the posts of one group as statements, each read from the index on which it ends soonest. */

/**
 * With at most this many posts of a tag in the group, all are read and sorted. With more, the posts of the group are looked
 * through one by one, which then finds a page soon.
 */
const FEW_TAGGED = 1_000;

export type Filters = z.output<typeof ownFeedInput>;
export type Scope = { filters: Filters; viewer: Viewer | null; after: PlaceInTime | null };

const SORTS = {
  newest: { at: Prisma.sql`p."publishedAt"`, id: Prisma.sql`p.id`, groupId: Prisma.sql`p."groupId"` },
  active: { at: Prisma.sql`t."activeAt"`, id: Prisma.sql`t."postId"`, groupId: Prisma.sql`t."groupId"` },
};

/**
 * The posts of one group that the viewer sees from `after` on, as rows of `id` and `at`: at most one more than the page has.
 * @param groupId an id or a column; for unread posts, `gm` is the viewer's row as a member of that group
 */
export function postsOf(groupId: Prisma.Sql, scope: Scope, more: Prisma.Sql): Prisma.Sql {
  const { tag, unread, sort } = scope.filters;
  const activeSince = Prisma.sql`${more} and t."activeAt" > ${SEEN}`;
  if (tag) return taggedPosts(groupId, scope, { tag, more: unread ? activeSince : more });
  if (unread && sort === "newest") return newestUnread(groupId, scope, more);
  return Prisma.sql`${selected(groupId, scope, unread ? activeSince : more)} ${inOrder(scope)}`;
}

function inOrder({ filters: { sort, limit } }: Scope): Prisma.Sql {
  return Prisma.sql`order by ${SORTS[sort].at} desc, ${SORTS[sort].id} desc limit ${limit + 1}`;
}

/** @param posts the table of posts as `p` */
function selected(
  groupId: Prisma.Sql,
  { filters, viewer, after }: Scope,
  more: Prisma.Sql,
  posts: Prisma.Sql = Prisma.sql`"Post" p`,
): Prisma.Sql {
  const { sort, eventId, unread } = filters;
  const { at, id, groupId: column } = SORTS[sort];
  const needsTally = unread || sort === "active";
  return Prisma.sql`
    select p.id, ${at} as at
    from ${posts} join "Contribution" c on c.id = p.id
      ${needsTally ? Prisma.sql`join "PostTally" t on t."postId" = p.id` : Prisma.empty}
    where ${column} = ${groupId} and ${more}
      ${after ? Prisma.sql`and (${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : Prisma.empty}
      ${eventId ? Prisma.sql`and p."eventId" = ${eventId}::uuid` : Prisma.empty}
      ${unread ? Prisma.sql`and ${isNotRead}` : Prisma.empty}
      and ${seesPost(readerOf(viewer))}`;
}

/** The posts of a list of ids, one by one. The planner would read all posts of the group where it mistakes the list for long. */
export const eachOf = (list: Prisma.Sql) =>
  Prisma.sql`(${list}) one, lateral (select * from "Post" where id = one."postId" offset 0) p`;

/**
 * Posts with a tag of the group or of the site by this name or alias. Few are fenced, because the planner takes a tag to be
 * as frequent as the average one.
 */
function taggedPosts(
  groupId: Prisma.Sql,
  scope: Scope,
  { tag, more }: { tag: string; more: Prisma.Sql },
): Prisma.Sql {
  const isFew = Prisma.sql`(select count(*) from tagged) <= ${FEW_TAGGED}`;
  // No `exists`, which the planner would turn into a join with all posts of the tag.
  const has = Prisma.sql`coalesce((select true from "PostTag" pt
    where pt."postId" = p.id and pt."tagId" = any(array(select "tagId" from named)) limit 1), false)`;
  const few = eachOf(Prisma.sql`select distinct "postId" from tagged where ${isFew}`);
  return Prisma.sql`
    with named as materialized (
      select tn."tagId" from "TagName" tn
      where tn.word = ${tagWord(tag)} and (tn."groupId" = ${groupId} or tn."groupId" is null)
    ), tagged as materialized (
      select pt."postId" from "PostTag" pt where pt."tagId" = any(array(select "tagId" from named))
        and pt."groupId" = ${groupId} limit ${FEW_TAGGED + 1}
    ), sorted as materialized (
      ${selected(groupId, scope, more, few)}
    ), walked as (
      ${selected(groupId, scope, Prisma.sql`not ${isFew} and ${has} and ${more}`)} ${inOrder(scope)}
    )
    select id, at from sorted union all select id, at from walked
    order by at desc, id desc limit ${scope.filters.limit + 1}`;
}

/**
 * Unread posts, newest first. First those that were published since the member last saw all; only where these are too few,
 * older ones that were talked about since then. The order of publishing alone would lead through everything that was read.
 */
function newestUnread(groupId: Prisma.Sql, scope: Scope, more: Prisma.Sql): Prisma.Sql {
  const { limit } = scope.filters;
  const talked = eachOf(Prisma.sql`
    select t."postId" from "PostTally" t
    where t."groupId" = ${groupId} and t."activeAt" > ${SEEN} and (select count(*) from since) <= ${limit}`);
  return Prisma.sql`
    with since as materialized (
      ${selected(groupId, scope, Prisma.sql`p."publishedAt" > ${SEEN} and ${more}`)} ${inOrder(scope)}
    ), older as materialized (
      ${selected(groupId, scope, Prisma.sql`p."publishedAt" <= ${SEEN} and ${more}`, talked)}
    )
    select id, at from since union all select id, at from older order by at desc, id desc limit ${limit + 1}`;
}
