import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { addGroupMember, createGroup, createPost } from "../../../tests/group-factories";
import { countTagged, listTagged } from "./tagged.queries";

const database = testDatabase();
const reader = (userId: string | null) => ({ userId, isAdmin: false });

async function siteTag(): Promise<string> {
  const id = newId();
  await database.db.tag.create({ data: { id, name: "Art", slug: `art-${id}`, color: "blue" } });
  return id;
}

async function give(tagId: string, postIds: string[]): Promise<void> {
  const posts = await database.db.post.findMany({
    where: { id: { in: postIds } },
    select: { id: true, groupId: true },
  });
  await database.db.postTag.createMany({
    data: posts.map(({ id, groupId }) => ({ postId: id, tagId, groupId })),
  });
}

const count = async (tagId: string, userId: string | null, groupId: string | null = null) =>
  (await countTagged(database.db, { tagIds: [tagId], groupId, reader: reader(userId) })).get(tagId);
const list = (tagId: string, userId: string | null, more: { cursor?: string; limit?: number } = {}) =>
  listTagged(database.db, { tagId, groupId: null, reader: reader(userId), limit: 20, ...more });

test("posts of private and unlisted groups are counted and listed under a tag of the site for members only", async () => {
  const { db } = database;
  const tagId = await siteTag();
  const posts: Record<string, string> = {};
  const members: Record<string, string> = {};
  for (const visibility of ["public", "unlisted", "private"] as const) {
    const group = await createGroup(db, { visibility });
    members[visibility] = await addGroupMember(db, group.id);
    posts[visibility] = (await createPost(db, { groupId: group.id, authorId: group.ownerId })).id;
  }
  await give(tagId, Object.values(posts));
  const [stranger = ""] = await createUsers(db, 1);
  for (const userId of [null, stranger, members.public ?? ""]) {
    expect(await count(tagId, userId)).toBe(1);
    expect((await list(tagId, userId)).items).toEqual([posts.public]);
  }
  for (const visibility of ["unlisted", "private"]) {
    expect(await count(tagId, members[visibility] ?? "")).toBe(2);
    expect((await list(tagId, members[visibility] ?? "")).items.sort()).toEqual(
      [posts.public, posts[visibility]].sort(),
    );
  }
});

test("withheld and deleted posts, and those of blocked people, are neither counted nor listed", async () => {
  const { db } = database;
  const tagId = await siteTag();
  const group = await createGroup(db);
  const authorId = await addGroupMember(db, group.id);
  const at = new Date();
  const by = { groupId: group.id, authorId };
  const shown = await createPost(db, by);
  const hidden = await createPost(db, { ...by, hiddenAt: at });
  const held = await createPost(db, { ...by, heldAt: at, heldFor: "first" });
  const deleted = await createPost(db, { ...by, deletedAt: at });
  await give(tagId, [shown.id, hidden.id, held.id, deleted.id]);
  const [blocker = ""] = await createUsers(db, 1);
  await db.personBlock.create({ data: { userId: blocker, blockedId: authorId } });
  expect(await count(tagId, null, group.id)).toBe(1);
  expect((await list(tagId, null)).items).toEqual([shown.id]);
  expect(await count(tagId, blocker)).toBe(0);
  expect(await count(tagId, group.ownerId)).toBe(3);
});

test("posts of a tag are listed newest first, page by page, each once while people post", async () => {
  const { db } = database;
  const tagId = await siteTag();
  const group = await createGroup(db);
  const posts: string[] = [];
  const post = async () => {
    const { id } = await createPost(db, { groupId: group.id, authorId: group.ownerId });
    await give(tagId, [id]);
    return id;
  };
  for (let at = 0; at < 5; at++) posts.unshift(await post());
  posts.sort().reverse();
  const first = await list(tagId, null, { limit: 2 });
  expect(first.items).toEqual(posts.slice(0, 2));
  const last = await list(tagId, null, { limit: 3, cursor: first.nextCursor ?? "" });
  expect(last).toEqual({ items: posts.slice(2), nextCursor: null });
});
