import { z } from "zod";
import { tagWord } from "../../../lib/tag-word";
import { cursorOf, type Page, rowId } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { findGroupAccess, type GroupAccess } from "../groups/access/queries";
import type { TagOut, TagRefOut } from "./schema";

/** A tag without the number of its posts, which depends on who reads them. */
export type TagRow = Omit<TagOut, "postCount">;

type Row = Omit<TagRow, "retiredAt"> & { retiredAt: Date | null };

const shown = ({ retiredAt, ...row }: Row): TagRow => ({
  ...row,
  retiredAt: retiredAt?.toISOString() ?? null,
});

function columns(userId: string | null): Prisma.Sql {
  return Prisma.sql`t.id, t."groupId", t.name, t.slug, t.color, t.description, t."retiredAt",
    array(select n.word from "TagName" n where n."tagId" = t.id and n.word <> t.slug order by n.word) as aliases,
    exists (select 1 from "TagFollow" f where f."tagId" = t.id and f."userId" = ${userId}::uuid) as "isFollowed"`;
}

type Ask = {
  q?: string | undefined;
  retired?: boolean | undefined;
  cursor?: string | undefined;
  limit: number;
  userId: string | null;
};

const inOrder = z.strictObject({ isOwn: z.boolean(), name: z.string().max(200), id: rowId });
const siteTags = cursorOf("tags", inOrder);
const groupTags = cursorOf("group tags", inOrder);

/** The tags of the site by name, or with a group first its own and then the site's. */
export async function listTags(
  db: Queryable,
  { groupId, q = "", retired = false, cursor, limit, userId }: Ask & { groupId: string | null },
): Promise<Page<TagRow>> {
  const pages = groupId ? groupTags : siteTags;
  const after = pages.read(cursor || undefined);
  // A prefix is compared by its characters, so nothing in it is a pattern.
  const prefix = tagWord(q);
  const rows = await db.$queryRaw<(Row & { isOwn: boolean; sorted: string })[]>`
    select * from (
      select ${columns(userId)}, (t."groupId" is not null) as "isOwn", lower(t.name) as sorted
      from "Tag" t
      where (t."groupId" is null or t."groupId" = ${groupId}::uuid) and (${retired} or t."retiredAt" is null)
        and (${q === ""} or exists (
          select 1 from "TagName" n where n."tagId" = t.id and starts_with(n.word, ${prefix})))
    ) listed
    where ${after === null} or (not "isOwn", sorted, id) > (${!after?.isOwn}, ${after?.name ?? ""}, ${after?.id ?? null}::uuid)
    order by not "isOwn", sorted, id limit ${limit + 1}`;
  const page = pages.page(rows, limit, (row) => ({ isOwn: row.isOwn, name: row.sorted, id: row.id }));
  return { ...page, items: page.items.map(({ isOwn: _, sorted: __, ...row }) => shown(row)) };
}

/** The tags that a person follows and may still see, by name. */
export async function listFollowedTags(db: Queryable, userId: string): Promise<TagRow[]> {
  const rows = await db.$queryRaw<Row[]>`
    select ${columns(userId)} from "TagFollow" f join "Tag" t on t.id = f."tagId" left join "Group" g on g.id = t."groupId"
    where f."userId" = ${userId}::uuid and (t."groupId" is null or (g."deletedAt" is null and (
      g.visibility <> 'private' or exists (
        select 1 from "GroupMember" m where m."groupId" = g.id and m."userId" = f."userId"))))
    order by lower(t.name), t.id limit 1000`;
  return rows.map(shown);
}

/** A tag with the group that it belongs to, which the viewer may read; null for a tag of the site. */
export type TagAccess = { tag: TagRow; group: GroupAccess | null };

type By = { tagId: string; groupId?: string | undefined; viewer: Viewer | null };

/**
 * @param by.tagId an id, or a word of the tag: that of the group named by `groupId`, otherwise of the site
 * @throws DomainError not-found both where there is none and where it belongs to a group that the viewer may not read
 */
export async function getTagAccess(db: Db, { tagId, groupId, viewer }: By): Promise<TagAccess> {
  const scope = groupId ? await findGroupAccess(db, { groupId, viewer }) : null;
  if (groupId && !scope) throw notFound("tag");
  const isId = z.uuid().safeParse(tagId).success;
  const named = isId
    ? Prisma.sql`t.id = ${tagId}::uuid`
    : Prisma.sql`t.id in (select n."tagId" from "TagName" n
        where n.word = ${tagWord(tagId)} and n."groupId" is not distinct from ${scope?.id ?? null}::uuid)`;
  const [row] = await db.$queryRaw<Row[]>`select ${columns(viewer?.id ?? null)} from "Tag" t where ${named}`;
  if (!row) throw notFound("tag");
  const group = row.groupId ? await findGroupAccess(db, { groupId: row.groupId, viewer }) : null;
  if (row.groupId && !group) throw notFound("tag");
  return { tag: shown(row), group };
}

/** The tags of posts, by the id of the post, each list by name. */
export async function tagsOfPosts(db: Queryable, postIds: string[]): Promise<Map<string, TagRefOut[]>> {
  const tags = new Map<string, TagRefOut[]>();
  if (postIds.length === 0) return tags;
  const rows = await db.$queryRaw<(TagRefOut & { postId: string })[]>`
    select l."postId", t.id, t.name, t.slug, t.color
    from "PostTag" l join "Tag" t on t.id = l."tagId"
    where l."postId" = any(${postIds}::uuid[]) order by lower(t.name), t.id`;
  for (const { postId, ...tag } of rows) tags.set(postId, [...(tags.get(postId) ?? []), tag]);
  return tags;
}
