import { tagWord } from "../../../lib/tag-word";
import type { Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { type FoundTag, resolveNames } from "./policy";
import { TAGS_PER_POST_MAX } from "./schema";

type Order = {
  groupId: string;
  /** As they were typed: names or aliases of the group's tags or the site's. */
  names: string[];
  /** The tags that the post has already. */
  keptIds?: string[];
};

/**
 * The ids of the tags that a post of the group gets, each once. They are locked `for share` until the commit, so that none
 * is retired or merged meanwhile: take this after the post's own locks.
 * @throws DomainError invalid `tag.too-many` or `tag.unknown`; conflict `tag.retired`
 */
export async function resolveTags(tx: Tx, { groupId, names, keptIds }: Order): Promise<string[]> {
  if (names.length === 0) return [];
  const words = [...new Set(names.map(tagWord))];
  if (words.length > TAGS_PER_POST_MAX) {
    throw new DomainError("tag.too-many", { field: "tags", tagsMax: TAGS_PER_POST_MAX });
  }
  const found = await lockTags(tx, groupId, words);
  const resolved = resolveNames(names, found, keptIds);
  if (!("refused" in resolved)) return resolved.tagIds;
  const { refused, name } = resolved;
  throw refused === "tag.unknown"
    ? new DomainError(refused, { field: "tags", name })
    : new DomainError(refused, { name });
}

/** The tags of these words, locked. Reads again under the locks, because a merge may have moved a word meanwhile. */
async function lockTags(tx: Tx, groupId: string, words: string[]): Promise<FoundTag[]> {
  const locked = new Set<string>();
  for (;;) {
    const found = await tx.$queryRaw<FoundTag[]>`
      select t.id, n.word, n."groupId", t."retiredAt" is not null as "isRetired"
      from "TagName" n join "Tag" t on t.id = n."tagId"
      where n.word = any(${words}::text[]) and (n."groupId" = ${groupId}::uuid or n."groupId" is null)`;
    if (locked.size > 0 && found.every(({ id }) => locked.has(id))) return found;
    if (found.length === 0) return found;
    for (const { id } of found) locked.add(id);
    await tx.$queryRaw`select id from "Tag" where id = any(${[...locked]}::uuid[]) order by id for share`;
  }
}

/** Replaces the tags of a post. @param tagIds of `resolveTags` */
export async function setPostTags(
  tx: Tx,
  { postId, groupId }: { postId: string; groupId: string },
  tagIds: string[],
): Promise<void> {
  await tx.postTag.deleteMany({ where: { postId, tagId: { notIn: tagIds } } });
  const data = tagIds.map((tagId) => ({ postId, tagId, groupId }));
  if (data.length > 0) await tx.postTag.createMany({ data, skipDuplicates: true });
}
