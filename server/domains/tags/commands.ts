import type { PaletteColor } from "../../../lib/palette";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { wordsAfter, wordsOf } from "./policy";
import { SITE_TAGS_MAX, TAGS_PER_GROUP_MAX } from "./schema";

type Fields = { name: string; color: PaletteColor; description: string; aliases: string[] };

/**
 * Makes a tag of a group, or of the site.
 * @param order.groupId null = the site
 * @returns its id
 * @throws DomainError conflict `tag.limit-reached`, `tag.name-taken` or `group.archived`
 */
export async function createTag(db: Db, order: Fields & { groupId: string | null }): Promise<string> {
  const { groupId, name, color, description } = order;
  return inTransaction(db, async (tx) => {
    await lockScope(tx, groupId);
    await refuseMoreTags(tx, groupId);
    const [slug = "", ...aliases] = wordsOf(order);
    const { id } = await tx.tag.create({
      data: { groupId, name, slug, color, description },
      select: { id: true },
    });
    await addWords(tx, { id, groupId, own: slug }, [slug, ...aliases]);
    await tell(tx, groupId);
    return id;
  });
}

type Changes = { [Field in keyof Fields]?: Fields[Field] | undefined } & { retired?: boolean | undefined };

/**
 * Changes what is given. A new name changes the slug; the former one stays as an alias.
 * @param order.now when a retired tag was retired
 * @throws DomainError not-found; conflict `tag.limit-reached`, `tag.name-taken` or `group.archived`
 */
export async function editTag(
  db: Db,
  { tagId, groupId, changes, now }: { tagId: string; groupId: string | null; changes: Changes; now: Date },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    await lockScope(tx, groupId);
    const before = await lockTag(tx, tagId, groupId);
    const { name = before.name, color, description, aliases, retired } = changes;
    if (before.retiredAt && retired === false) await refuseMoreTags(tx, groupId);
    const words = wordsAfter(before, { name, aliases });
    const [slug = before.slug] = words;
    await tx.tagName.deleteMany({ where: { tagId, word: { notIn: words } } });
    const added = words.filter((word) => !before.words.includes(word));
    await addWords(tx, { id: tagId, groupId, own: slug }, added);
    await tx.tag.update({
      where: { id: tagId },
      data: {
        name,
        slug,
        ...(color && { color }),
        ...(description !== undefined && { description }),
        ...(retired !== undefined && { retiredAt: retired ? (before.retiredAt ?? now) : null }),
      },
      select: { id: true },
    });
    await tell(tx, groupId);
  });
}

const CHANGES: Limit = { name: "tag-change", hitsMax: 240, windowSeconds: 3_600 };
const FOLLOWS: Limit = { name: "tag-follow", hitsMax: 120, windowSeconds: 60 };

/** Counts a change of tags by those who govern them. @throws DomainError rate-limited */
export function takeTagHit(db: Db, actorId: string): Promise<void> {
  return takeHit(db, CHANGES, actorId);
}

/** A person follows a tag, or no longer does. Twice is the same as once. @throws DomainError rate-limited */
export async function followTag(
  db: Db,
  { tagId, userId, follows }: { tagId: string; userId: string; follows: boolean },
): Promise<void> {
  await takeHit(db, FOLLOWS, userId);
  if (follows) await db.tagFollow.createMany({ data: [{ tagId, userId }], skipDuplicates: true });
  else await db.tagFollow.deleteMany({ where: { tagId, userId } });
}

/**
 * Locks what the tags belong to, so that two commands never count or name tags at the same time.
 * @throws DomainError not-found; conflict `group.archived`
 */
export async function lockScope(tx: Tx, groupId: string | null): Promise<void> {
  if (groupId === null) {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('turnout.site-tags'))`;
    return;
  }
  const [group] = await tx.$queryRaw<{ archivedAt: Date | null }[]>`
    select "archivedAt" from "Group" where id = ${groupId}::uuid and "deletedAt" is null for no key update`;
  if (!group) throw notFound("group");
  if (group.archivedAt) throw new DomainError("group.archived");
}

/** The tag, locked against posts that are about to get it. @throws DomainError not-found, also in another scope */
export async function lockTag(tx: Tx, tagId: string, groupId: string | null) {
  const [tag] = await tx.$queryRaw<{ name: string; slug: string; retiredAt: Date | null }[]>`
    select name, slug, "retiredAt" from "Tag"
    where id = ${tagId}::uuid and "groupId" is not distinct from ${groupId}::uuid for no key update`;
  if (!tag) throw notFound("tag");
  const names = await tx.tagName.findMany({ where: { tagId }, select: { word: true } });
  return { ...tag, words: names.map(({ word }) => word) };
}

/** Retired tags do not count. */
async function refuseMoreTags(tx: Tx, groupId: string | null): Promise<void> {
  const tagsMax = groupId ? TAGS_PER_GROUP_MAX : SITE_TAGS_MAX;
  const count = await tx.tag.count({ where: { groupId, retiredAt: null } });
  if (count >= tagsMax) throw new DomainError("tag.limit-reached", { tagsMax });
}

type Owner = { id: string; groupId: string | null; own: string };

async function addWords(tx: Tx, { id, groupId, own }: Owner, words: string[]): Promise<void> {
  if (words.length === 0) return;
  const data = words.map((word) => ({ groupId, word, tagId: id }));
  const added = await tx.tagName.createManyAndReturn({ data, skipDuplicates: true, select: { word: true } });
  const taken = words.find((word) => !added.some((row) => row.word === word));
  if (taken === undefined) return;
  throw new DomainError("tag.name-taken", { field: taken === own ? "name" : "aliases", name: taken });
}

export async function tell(tx: Tx, groupId: string | null): Promise<void> {
  if (groupId) {
    await appendEvent(tx, { type: "group.tags-changed", aggregateId: groupId, payload: { groupId } });
  }
}
