import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { addGroupMember, createGroup, createPost, type TestGroup } from "../../tests/group-factories";
import { type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let owner: Person;
let moderator: Person;
let member: Person;
let stranger: Person;
let group: TestGroup;
let secret: TestGroup;
beforeAll(async () => {
  [owner, moderator, member, stranger] = await Promise.all([
    site.person(),
    site.person(),
    site.person(),
    site.person(),
  ]);
  group = await createGroup(on.db, { ownerId: owner.id });
  secret = await createGroup(on.db, { ownerId: owner.id, visibility: "private" });
  for (const { id } of [group, secret]) {
    await addGroupMember(on.db, id, { userId: moderator.id, role: "moderator" });
    await addGroupMember(on.db, id, { userId: member.id });
  }
});

const made = async (name: string, of: TestGroup = group) => {
  const answer = await site.call("POST", "/tags", { as: moderator, body: { name, groupId: of.id } });
  expect(answer.status, answer.text).toBe(201);
  return answer.body;
};

test("moderators add, rename and retire tags of their group, which everyone who reads it finds by a word", async () => {
  const created = await site.call("POST", "/tags", {
    as: moderator,
    body: { name: "Night Walks", groupId: group.slug, color: "violet", aliases: ["Nocturnal"] },
  });
  expect(created).toMatchObject({
    status: 201,
    body: {
      groupId: group.id,
      name: "Night Walks",
      slug: "night-walks",
      color: "violet",
      aliases: ["nocturnal"],
      retiredAt: null,
      postCount: 0,
      isFollowed: false,
    },
  });
  const { id } = created.body;
  const renamed = await site.call("PATCH", `/tags/${id}`, { as: owner, body: { name: "Night Hikes" } });
  expect(renamed.body).toMatchObject({ slug: "night-hikes", aliases: ["night-walks", "nocturnal"] });
  for (const key of [id, "night-hikes", "Nocturnal", "night%20walks"]) {
    expect(await site.call("GET", `/tags/${key}?groupId=${group.slug}`)).toMatchObject({
      status: 200,
      body: { id },
    });
  }
  expect(await site.call("GET", "/tags/night-hikes")).toMatchObject({ status: 404 });
  expect((await site.call("GET", `/groups/${group.slug}/tags?q=noct`)).body.items).toMatchObject([{ id }]);
  await site.call("PATCH", `/tags/${id}`, { as: owner, body: { retired: true } });
  expect((await site.call("GET", `/groups/${group.slug}/tags?q=night`)).body.items).toEqual([]);
  const all = await site.call("GET", `/groups/${group.slug}/tags?q=night&retired=true`);
  expect(all.body.items).toMatchObject([{ id }]);
});

test("members, strangers and visitors change no tag, and only admins of the site add tags to it", async () => {
  const { id } = await made("Guarded");
  const body = { name: "Mine", groupId: group.id };
  const writes = [
    ["POST", "/tags", body],
    ["PATCH", `/tags/${id}`, { name: "Mine" }],
    ["POST", `/tags/${id}/merge`, { intoTagId: newId() }],
  ] as const;
  for (const [method, path, sent] of writes) {
    expect(await site.call(method, path, { as: member, body: sent })).toMatchObject({
      status: 403,
      body: { error: { reason: "group.role-too-low" } },
    });
    expect(await site.call(method, path, { as: stranger, body: sent })).toMatchObject({
      status: 403,
      body: { error: { reason: "group.members-only" } },
    });
    expect((await site.call(method, path, { body: sent })).status).toBe(401);
  }
  expect(await site.call("POST", "/tags", { as: owner, body: { name: "Of the site" } })).toMatchObject({
    status: 403,
    body: { error: { reason: "role.admin-needed" } },
  });
  await on.db.user.update({ where: { id: stranger.id }, data: { role: "admin" } });
  const headers = { cookie: stranger.cookie, origin: site.origin };
  const ofSite = await site.call("POST", "/tags", { headers, body: { name: "Of the site" } });
  expect(ofSite, ofSite.text).toMatchObject({ status: 201, body: { groupId: null, slug: "of-the-site" } });
  await on.db.user.update({ where: { id: stranger.id }, data: { role: "user" } });
  expect((await site.call("GET", "/tags")).body.items).toMatchObject([{ name: "Of the site" }]);
  expect((await site.call("GET", `/groups/${group.id}/tags?q=of-the`)).body.items).toHaveLength(1);
});

test("a tag of a private group is not found by people outside, by its id, a word or a following", async () => {
  const { id } = await made("Hidden", secret);
  const post = await createPost(on.db, { groupId: secret.id, authorId: owner.id });
  await on.db.postTag.create({ data: { postId: post.id, tagId: id, groupId: secret.id } });
  for (const as of [stranger, undefined]) {
    const with_ = as ? { as } : {};
    for (const path of [`/tags/${id}`, `/tags/hidden?groupId=${secret.id}`, `/groups/${secret.id}/tags`])
      expect((await site.call("GET", path, with_)).status, path).toBe(404);
  }
  for (const [method, path] of [
    ["PUT", `/tags/${id}/follow`],
    ["PATCH", `/tags/${id}`],
  ] as const) {
    const body = method === "PATCH" ? { name: "x1" } : undefined;
    expect(await site.call(method, path, { as: stranger, body })).toMatchObject({
      status: 404,
      body: { error: { reason: "tag.not-found" } },
    });
  }
  const own = await site.call("GET", `/groups/${secret.id}/tags`, { as: member });
  expect(own.body.items[0]).toMatchObject({ id, postCount: 1 });
});

test("following is the same once and twice, and ends with the right to see the tag", async () => {
  const { id } = await made("Followed", secret);
  for (let twice = 0; twice < 2; twice++) {
    expect((await site.call("PUT", `/tags/${id}/follow`, { as: member })).body).toEqual({
      tagId: id,
      isFollowed: true,
    });
  }
  expect((await site.call("GET", "/me/tags", { as: member })).body.items).toMatchObject([
    { id, isFollowed: true },
  ]);
  await on.db.groupMember.delete({ where: { groupId_userId: { groupId: secret.id, userId: member.id } } });
  expect((await site.call("GET", "/me/tags", { as: member })).body.items).toEqual([]);
  for (let twice = 0; twice < 2; twice++) {
    expect((await site.call("DELETE", `/tags/${id}/follow`, { as: member })).body).toEqual({
      tagId: id,
      isFollowed: false,
    });
  }
});

test.each([
  [{ name: "" }, "name"],
  [{ name: "🦊" }, "name"],
  [{ name: "x".repeat(41) }, "name"],
  [{ name: "Red", color: "url(evil)" }, "color"],
  [{ name: "Red", aliases: Array.from({ length: 21 }, (_, at) => `a${at}`) }, "aliases"],
])("the tag %j is refused with the field that is at fault", async (body, field) => {
  const answer = await site.call("POST", "/tags", { as: moderator, body: { groupId: group.id, ...body } });
  expect(answer).toMatchObject({ status: 400, body: { error: { details: { fields: [{ field }] } } } });
});

test("a merged tag answers under its words with the other tag, and moves its posts", async () => {
  const [from, into] = [await made("Pics"), await made("Pictures")];
  const post = await createPost(on.db, { groupId: group.id, authorId: owner.id });
  await on.db.postTag.create({ data: { postId: post.id, tagId: from.id, groupId: group.id } });
  const merged = await site.call("POST", `/tags/${from.id}/merge`, {
    as: moderator,
    body: { intoTagId: into.id },
  });
  expect(merged).toMatchObject({
    status: 200,
    body: { posts: 1, tag: { id: into.id, postCount: 1, aliases: ["pics"] } },
  });
  expect((await site.call("GET", `/tags/pics?groupId=${group.id}`)).body.id).toBe(into.id);
  expect((await site.call("GET", `/tags/${from.id}`)).status).toBe(404);
});

test("a suspended moderator governs no tags until the suspension ends", async () => {
  const { id } = await made("Suspended");
  const where = { groupId_userId: { groupId: group.id, userId: moderator.id } };
  await on.db.groupMember.update({ where, data: { suspendedUntil: new Date(Date.now() + 60_000) } });
  const retire = () => site.call("PATCH", `/tags/${id}`, { as: moderator, body: { retired: true } });
  expect(await retire()).toMatchObject({ status: 403, body: { error: { reason: "group.suspended" } } });
  await on.db.groupMember.update({ where, data: { suspendedUntil: null } });
  expect((await retire()).status).toBe(200);
});

test.each(["/api/v1", "/api/communities/v1"])(
  "the posts of a tag are read newest first, page by page, as far as the reader may see them under %s",
  async (prefix) => {
    const reader = await site.person();
    await addGroupMember(on.db, secret.id, { userId: reader.id });
    const { id, slug } = await made(`Paged ${newId().slice(-12)}`, secret);
    const by = { groupId: secret.id, authorId: owner.id };
    const posts = [await createPost(on.db, by), await createPost(on.db, by), await createPost(on.db, by)];
    const hidden = await createPost(on.db, { ...by, hiddenAt: new Date() });
    const ids = posts.map((post) => post.id);
    await on.db.postTag.createMany({
      data: [...ids, hidden.id].map((postId) => ({ postId, tagId: id, groupId: secret.id })),
    });
    const path = `${prefix}/tags/${id}/posts`;
    const first = await site.call("GET", `${path}?limit=2`, { as: reader });
    const second = await site.call("GET", `${path}?limit=2&cursor=${first.body.nextCursor}`, { as: reader });
    expect(second.body.nextCursor).toBeNull();
    const read = [...first.body.items, ...second.body.items];
    expect(read.map((post: { id: string }) => post.id)).toEqual(ids.sort().reverse());
    expect(read[0]).toMatchObject({ group: { id: secret.id }, tags: [{ id }], reactions: { like: 0 } });
    const bySlug = `${prefix}/tags/${slug}/posts?groupId=${secret.slug}`;
    expect((await site.call("GET", bySlug, { as: reader })).body.items).toHaveLength(3);
    expect((await site.call("GET", path, { as: moderator })).body.items).toHaveLength(4);
    for (const as of [stranger, undefined]) {
      for (const one of [path, bySlug]) {
        expect(await site.call("GET", one, as && { as })).toMatchObject({
          status: 404,
          body: { error: { reason: "tag.not-found" } },
        });
      }
    }
    expect((await site.call("GET", `${path}?cursor=mangled`, { as: reader })).status).toBe(400);
  },
);

test("the tags that a person follows say how many of their posts the person may read", async () => {
  const [ofGroup, person] = [await made("Counted", secret), await site.person()];
  const ofSite = newId();
  await on.db.tag.create({ data: { id: ofSite, name: "Counted", slug: `counted-${ofSite}`, color: "grey" } });
  const open = await createGroup(on.db);
  const openPost = await createPost(on.db, { groupId: open.id, authorId: open.ownerId });
  const secretPost = await createPost(on.db, { groupId: secret.id, authorId: owner.id });
  await on.db.postTag.createMany({
    data: [
      { postId: openPost.id, tagId: ofSite, groupId: open.id },
      { postId: secretPost.id, tagId: ofSite, groupId: secret.id },
      { postId: secretPost.id, tagId: ofGroup.id, groupId: secret.id },
    ],
  });
  await on.db.tagFollow.createMany({
    data: [ofSite, ofGroup.id].map((tagId) => ({ tagId, userId: person.id })),
  });
  const followed = async () =>
    (await site.call("GET", "/me/tags", { as: person })).body.items.map(
      (tag: { id: string; postCount: number }) => [tag.id, tag.postCount],
    );
  expect(await followed()).toEqual([[ofSite, 1]]);
  await addGroupMember(on.db, secret.id, { userId: person.id });
  expect(await followed()).toEqual(
    expect.arrayContaining([
      [ofSite, 2],
      [ofGroup.id, 1],
    ]),
  );
});
