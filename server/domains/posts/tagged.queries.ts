import { z } from "zod";
import { cursorOf, type Page, rowId } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import type { Viewer } from "../accounts/schema";
import { type Reader, readerOf } from "../groups/access/policy";
import { readsGroup } from "../groups/access/queries";
import { eachOf } from "./feed-lists.queries";
import { loadPosts } from "./posts.queries";
import { seesPost } from "./reading/queries";
import type { PostOut } from "./schema";

/** Posts with a tag, as each reader may see them. A tag says nothing of a group that its reader does not know. */

/** The most posts that a count says. */
const COUNTED_MAX = 500;
/** How many posts of a tag one statement looks at: where few can be read, it would otherwise look at all of them. */
const LOOKED_AT_MAX = 2_000;

/** Where the posts are looked for: one group, or with null every public one and those that the reader is in. */
type Scope = { groupId: string | null; reader: Reader };

/** Whether posts of the group `g` are looked for. */
function inScope({ groupId, reader }: Scope): Prisma.Sql {
  if (groupId) return Prisma.sql`g.id = ${groupId}::uuid and ${readsGroup(reader)}`;
  return Prisma.sql`g."deletedAt" is null and (g.visibility = 'public' or exists (
    select 1 from "GroupMember" gm where gm."groupId" = g.id and gm."userId" = ${reader.userId}::uuid))`;
}

/**
 * How many posts of each tag the reader may see: at most 500, of the newest 2,000 with the tag. Without a group, the
 * posts of a tag that belongs to one are looked for there, because its reader knows that group.
 * @returns by the id of the tag; tags without such posts have none
 */
export async function countTagged(
  db: Queryable,
  { tagIds, ...scope }: Scope & { tagIds: string[] },
): Promise<Map<string, number>> {
  if (tagIds.length === 0) return new Map();
  const { groupId, reader } = scope;
  const wanted = groupId
    ? inScope(scope)
    : Prisma.sql`case when t."groupId" is null then ${inScope(scope)} else g.id = t."groupId" and ${readsGroup(reader)} end`;
  const looked = Prisma.sql`
    select "postId" from "PostTag" where "tagId" = t.id order by "postId" desc limit ${LOOKED_AT_MAX}::int`;
  const rows = await db.$queryRaw<{ id: string; posts: number }[]>`
    select t.id, (
      select count(*)::int from (
        select 1 from ${eachOf(looked)}
          join "Contribution" c on c.id = p.id
          join "Group" g on g.id = p."groupId"
        where ${wanted} and ${seesPost(reader)}
        limit ${COUNTED_MAX}::int
      ) seen
    ) as posts
    from "Tag" t where t.id = any(${tagIds}::uuid[])`;
  return new Map(rows.map(({ id, posts }) => [id, posts]));
}

const afterPost = cursorOf("posts of a tag", z.strictObject({ id: rowId }));

/**
 * The ids of the posts with a tag that the reader may see, newest first. A page can have fewer than `limit` and still
 * be followed by another.
 * @throws DomainError invalid for a broken cursor
 */
export async function listTagged(
  db: Queryable,
  { tagId, cursor, limit, ...scope }: Scope & { tagId: string; cursor?: string | undefined; limit: number },
): Promise<Page<string>> {
  const after = afterPost.read(cursor || undefined)?.id ?? null;
  const looked = Prisma.sql`
    select "postId" from "PostTag" where "tagId" = ${tagId}::uuid and (${after}::uuid is null or "postId" < ${after}::uuid)
    order by "postId" desc limit ${LOOKED_AT_MAX}::int`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    select p.id from ${eachOf(looked)}
      join "Contribution" c on c.id = p.id
      join "Group" g on g.id = p."groupId"
    where ${inScope(scope)} and ${seesPost(scope.reader)}
    order by p.id desc limit ${limit + 1}::int`;
  const page = afterPost.page(rows, limit, ({ id }) => ({ id }));
  const items = page.items.map(({ id }) => id);
  if (page.nextCursor) return { items, nextCursor: page.nextCursor };
  const [end] = await db.$queryRaw<{ id: string | null; looked: number }[]>`
    select min("postId"::text) as id, count(*)::int as looked from (${looked}) l`;
  if (!end?.id || end.looked < LOOKED_AT_MAX) return { items, nextCursor: null };
  const last = { id: end.id };
  return { items, nextCursor: afterPost.page([last, last], 1, ({ id }) => ({ id })).nextCursor };
}

/**
 * The posts with a tag as the viewer sees them, newest first; those of the tag's group, or with a tag of the site those of
 * all public groups and of the viewer's own.
 * @param by.tag a tag that the viewer may see
 * @throws DomainError invalid for a broken cursor
 */
export async function listTaggedPosts(
  db: Db,
  by: {
    tag: { id: string; groupId: string | null };
    viewer: Viewer | null;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<Page<PostOut>> {
  const { tag, viewer, ...page } = by;
  const scope = { groupId: tag.groupId, reader: readerOf(viewer) };
  const { items, nextCursor } = await listTagged(db, { tagId: tag.id, ...scope, ...page });
  return { items: await loadPosts(db, items, viewer), nextCursor };
}
