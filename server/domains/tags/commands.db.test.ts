import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers } from "../../../tests/factories";
import { createGroup, createPost, type TestGroup } from "../../../tests/group-factories";
import { untilOneWaits } from "../../../tests/locks";
import { inTransaction } from "../../db/transaction";
import { createTag, editTag, followTag } from "./commands";
import { mergeTag } from "./merge.commands";
import { resolveTags, setPostTags } from "./of-posts.commands";
import { TAGS_PER_GROUP_MAX } from "./schema";

const database = testDatabase();
const now = new Date();

type More = { groupId: string | null; aliases?: string[] };
const make = (name: string, { groupId, aliases = [] }: More) =>
  createTag(database.db, { groupId, name, color: "green", description: "", aliases });
const edit = (tagId: string, groupId: string | null, changes: Parameters<typeof editTag>[1]["changes"]) =>
  editTag(database.db, { tagId, groupId, changes, now });
const resolve = (group: TestGroup, names: string[], keptIds: string[] = []) =>
  inTransaction(database.db, (tx) => resolveTags(tx, { groupId: group.id, names, keptIds }));

async function tagPost(group: TestGroup, names: string[]): Promise<string> {
  const { id } = await createPost(database.db, { groupId: group.id, authorId: group.ownerId });
  await inTransaction(database.db, async (tx) =>
    setPostTags(tx, { postId: id, groupId: group.id }, await resolveTags(tx, { groupId: group.id, names })),
  );
  return id;
}

const tagsOf = async (postId: string) =>
  (await database.db.postTag.findMany({ where: { postId }, orderBy: { tagId: "asc" } })).map(
    (row) => row.tagId,
  );

test("one word means one tag in a group, while groups and the site may each have it", async () => {
  const [a, b] = [await createGroup(database.db), await createGroup(database.db)];
  const tagId = await make("Night Walks", { groupId: a.id, aliases: ["Strolls"] });
  for (const name of ["night-walks", "#NIGHT walks", "strolls"]) {
    await expect(make(name, { groupId: a.id })).rejects.toMatchObject({
      reason: "tag.name-taken",
      details: { field: "name" },
    });
  }
  await expect(make("Hikes", { groupId: a.id, aliases: ["Strolls"] })).rejects.toMatchObject({
    details: { field: "aliases", name: "strolls" },
  });
  const ofB = await make("Night walks", { groupId: b.id });
  const ofSite = await make("Night walks", { groupId: null });
  await expect(make("night walks", { groupId: null })).rejects.toMatchObject({ reason: "tag.name-taken" });
  expect(await resolve(a, ["STROLLS", "night walks"])).toEqual([tagId]);
  expect(await resolve(b, ["night walks"])).toEqual([ofB]);
  expect(await resolve(await createGroup(database.db), ["night walks"])).toEqual([ofSite]);
});

test("a tag of another group is unknown, six tags are too many, and a retired one is refused for new posts", async () => {
  const [group, other] = [await createGroup(database.db), await createGroup(database.db)];
  await make("Foreign", { groupId: other.id });
  await expect(resolve(group, ["Foreign"])).rejects.toMatchObject({
    reason: "tag.unknown",
    details: { name: "Foreign" },
  });
  await expect(resolve(group, ["a", "b", "c", "d", "e", "f"])).rejects.toMatchObject({
    reason: "tag.too-many",
  });
  const tagId = await make("Old", { groupId: group.id });
  const postId = await tagPost(group, ["Old"]);
  await edit(tagId, group.id, { retired: true });
  await expect(resolve(group, ["Old"])).rejects.toMatchObject({ reason: "tag.retired" });
  expect(await resolve(group, ["Old"], [tagId])).toEqual([tagId]);
  expect(await tagsOf(postId)).toEqual([tagId]);
  await edit(tagId, group.id, { retired: false });
  expect(await resolve(group, ["Old"])).toEqual([tagId]);
});

test("a renamed tag is found by its former name, until its aliases are given without it", async () => {
  const group = await createGroup(database.db);
  const tagId = await make("Walks", { groupId: group.id });
  await edit(tagId, group.id, { name: "Hikes" });
  expect(await resolve(group, ["walks", "hikes"])).toEqual([tagId]);
  expect(await database.db.tag.findUnique({ where: { id: tagId } })).toMatchObject({ slug: "hikes" });
  await edit(tagId, group.id, { aliases: [] });
  await expect(resolve(group, ["walks"])).rejects.toMatchObject({ reason: "tag.unknown" });
});

test("a merged tag becomes an alias: its words, posts, topics and followers are those of the other", async () => {
  const group = await createGroup(database.db);
  const [from, into] = [
    await make("Pics", { groupId: group.id, aliases: ["Snaps"] }),
    await make("Pictures", { groupId: group.id }),
  ];
  const posts = [await tagPost(group, ["Pics"]), await tagPost(group, ["Pics", "Pictures"])];
  const [reader = ""] = await createUsers(database.db, 1);
  await followTag(database.db, { tagId: from, userId: reader, follows: true });
  const order = { tagId: from, intoTagId: into, groupId: group.id, now };
  expect(await mergeTag(database.db, order)).toBe(2);
  for (const postId of posts) expect(await tagsOf(postId)).toEqual([into]);
  expect(await resolve(group, ["Snaps", "pics"])).toEqual([into]);
  expect(await database.db.tagFollow.findMany({ where: { userId: reader } })).toMatchObject([
    { tagId: into },
  ]);
  await expect(mergeTag(database.db, order)).rejects.toMatchObject({ reason: "tag.not-found" });
  const ofSite = await make("Elsewhere", { groupId: null });
  await expect(mergeTag(database.db, { ...order, tagId: into, intoTagId: ofSite })).rejects.toMatchObject({
    reason: "tag.other-scope",
  });
});

test("a group has at most 200 tags that are not retired, and a closed group gets none", async () => {
  const group = await createGroup(database.db);
  const data = Array.from({ length: TAGS_PER_GROUP_MAX - 1 }, (_, at) => ({
    groupId: group.id,
    name: `Tag ${at}`,
    slug: `tag-${at}`,
    color: "grey",
  }));
  await database.db.tag.createMany({ data });
  const outcomes = await Promise.allSettled(["One", "Two"].map((name) => make(name, { groupId: group.id })));
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(make("Three", { groupId: group.id })).rejects.toMatchObject({ reason: "tag.limit-reached" });
  const [first] = await database.db.tag.findMany({ where: { groupId: group.id }, take: 1 });
  await edit(first?.id ?? "", group.id, { retired: true });
  await make("Three", { groupId: group.id });
  await expect(edit(first?.id ?? "", group.id, { retired: false })).rejects.toMatchObject({
    reason: "tag.limit-reached",
  });
  const closed = await createGroup(database.db, { archivedAt: now });
  await expect(make("Four", { groupId: closed.id })).rejects.toMatchObject({ reason: "group.archived" });
});

test("a tag that is being given to a post is retired after the post has it, never in between", async () => {
  const group = await createGroup(database.db);
  const tagId = await make("Maps", { groupId: group.id });
  let retired: Promise<void> | undefined;
  let wasRetired = true;
  await inTransaction(database.db, async (tx) => {
    await resolveTags(tx, { groupId: group.id, names: ["Maps"] });
    retired = edit(tagId, group.id, { retired: true });
    await untilOneWaits(database.db);
    wasRetired = (await database.db.tag.findUnique({ where: { id: tagId } }))?.retiredAt !== null;
  });
  expect(wasRetired).toBe(false);
  await retired;
  await expect(resolve(group, ["Maps"])).rejects.toMatchObject({ reason: "tag.retired" });
});
