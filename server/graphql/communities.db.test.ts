import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import {
  addGroupMember,
  createComment,
  createGroup,
  createPost,
  type TestComment,
  type TestGroup,
  type TestPost,
} from "../../tests/group-factories";
import { type Answer, type Person, restSite } from "../api/testing/rest-site";
import { asking, reasonsIn } from "./testing/ask";

const on = testDatabase();
const site = restSite(on);
const ask = asking(site);

const COMMENT =
  "id parentId depth author { id name role } body state replyCount reactions { like love } mine";
const POST = `id groupId group { slug name } author { name role } title body audience event { id } tags { name color }
  attachments { id } mentions { id } commentCount reactions { like love celebrate insightful laugh } mine held hidden
  publishedAt isUnread watch version can { edit pin comment }`;
const GROUP = `query One($id: ID!) { group(id: $id) { id slug name visibility joining topics { name } memberCount
  postCount role level rules links { label } settings { watchedWords eventsBy } version } }`;
const MEMBERS = `query List($id: ID!, $role: GroupRole, $cursor: String, $limit: Int) {
  groupMembers(groupId: $id, role: $role, cursor: $cursor, limit: $limit) {
    items { userId name role joinedAt suspendedUntil } nextCursor } }`;
const POSTS = `query List($id: ID, $cursor: String, $unread: Boolean) {
  posts(groupId: $id, cursor: $cursor, unread: $unread, limit: 2) { items { ${POST} } nextCursor } }`;
const ONE_POST = `query One($id: ID!) { post(id: $id) { ${POST} } }`;
const COMMENTS = `query List($id: ID!, $parentId: ID, $cursor: String) {
  comments(postId: $id, parentId: $parentId, cursor: $cursor, limit: 10) {
    items { ${COMMENT} replies { items { ${COMMENT} replies { items { ${COMMENT} } nextCursor } } nextCursor } }
    nextCursor } }`;
const ONE_COMMENT = `query One($id: ID!) { comment(id: $id) { ${COMMENT} ancestors { ${COMMENT} }
  replies { items { id } } } }`;
const TAGS =
  "query List($id: ID) { tags(groupId: $id) { items { id name color postCount aliases } nextCursor } }";
const ONE_TAG = "query One($id: ID!, $in: ID) { tag(id: $id, groupId: $in) { id name postCount } }";

const TAGGED = `query List($id: ID!, $in: ID) { taggedPosts(tagId: $id, groupId: $in) { items { ${POST} } nextCursor } }`;

let owner: Person;
let moderator: Person;
let member: Person;
let outsider: Person;
let secret: TestGroup;
let post: TestPost;
let comment: TestComment;
let reply: TestComment;
let tagId: string;

beforeAll(async () => {
  owner = await site.person({ name: "Marta Silveira" });
  [moderator, member, outsider] = [await site.person(), await site.person(), await site.person()];
  secret = await createGroup(on.db, {
    ownerId: owner.id,
    visibility: "private",
    name: "Owls",
    watchedWords: ["trap"],
  });
  const joinedAt = new Date();
  await addGroupMember(on.db, secret.id, { userId: moderator.id, role: "moderator" });
  await addGroupMember(on.db, secret.id, {
    userId: member.id,
    joinedAt,
    suspendedUntil: new Date(joinedAt.getTime() + 3_600_000),
  });
  post = await createPost(on.db, { groupId: secret.id, authorId: owner.id, body: "Two owls." });
  comment = await createComment(on.db, { post, authorId: owner.id, body: "Where?" });
  reply = await createComment(on.db, { post, authorId: moderator.id, parent: comment, body: "In the oak." });
  await site.call("PUT", `/posts/${post.id}/reactions/love`, { as: moderator });
  tagId = newId();
  await on.db.tag.create({
    data: { id: tagId, groupId: secret.id, name: "Nests", slug: "nests", color: "blue" },
  });
  await on.db.tagName.create({ data: { tagId, groupId: secret.id, word: "nests" } });
  await on.db.postTag.create({ data: { postId: post.id, tagId, groupId: secret.id } });
});

/** The answer of the one root field of an operation that nothing refuses. */
async function read(as: Person | undefined, query: string, variables: object = {}): Promise<Answer["body"]> {
  const answer = await ask(as, query, variables);
  expect(reasonsIn(answer), answer.text).toEqual({});
  return Object.values(answer.body.data)[0];
}

test("a member reads a private group, its posts, comments and tags as REST answers them", async () => {
  const twins: [query: string, variables: object, path: string][] = [
    [GROUP, { id: secret.slug }, `/groups/${secret.id}`],
    [MEMBERS, { id: secret.id }, `/groups/${secret.id}/members`],
    [POSTS, { id: secret.id }, `/groups/${secret.id}/posts`],
    [POSTS, {}, "/me/feed"],
    [ONE_POST, { id: post.id }, `/posts/${post.id}`],
    [COMMENTS, { id: post.id }, `/posts/${post.id}/comments`],
    [ONE_COMMENT, { id: reply.id }, `/comments/${reply.id}`],
    [TAGS, { id: secret.slug }, `/groups/${secret.id}/tags`],
    [ONE_TAG, { id: tagId }, `/tags/${tagId}`],
    [ONE_TAG, { id: "nests", in: secret.id }, `/tags/nests?groupId=${secret.id}`],
    [TAGGED, { id: tagId }, `/tags/${tagId}/posts`],
  ];
  for (const [query, variables, path] of twins) {
    const { body } = await site.call("GET", path, { as: member });
    expect(body, path).toMatchObject(await read(member, query, variables));
  }
  expect(await read(member, ONE_POST, { id: post.id })).toMatchObject({
    body: "Two owls.",
    reactions: { like: 0, love: 1 },
    mine: [],
    tags: [{ name: "Nests", color: "blue" }],
  });
  expect((await read(member, COMMENTS, { id: post.id })).items).toMatchObject([
    { body: "Where?", replies: { items: [{ body: "In the oak.", replies: { items: [] } }] } },
  ]);
});

test("an outsider and a visitor find no object of a private group, as if there were none", async () => {
  const objects: [query: string, variables: Record<string, string>, reason: object][] = [
    [GROUP, { id: secret.id }, { group: "group.not-found" }],
    [GROUP, { id: secret.slug }, { group: "group.not-found" }],
    [MEMBERS, { id: secret.id }, { groupMembers: "group.not-found" }],
    [POSTS, { id: secret.id }, { posts: "group.not-found" }],
    [ONE_POST, { id: post.id }, { post: "post.not-found" }],
    [COMMENTS, { id: post.id }, { comments: "post.not-found" }],
    [COMMENTS, { id: post.id, parentId: comment.id }, { comments: "post.not-found" }],
    [ONE_COMMENT, { id: comment.id }, { comment: "comment.not-found" }],
    [TAGS, { id: secret.id }, { tags: "group.not-found" }],
    [ONE_TAG, { id: tagId }, { tag: "tag.not-found" }],
    [ONE_TAG, { id: "nests", in: secret.slug }, { tag: "tag.not-found" }],
    [TAGGED, { id: tagId }, { taggedPosts: "tag.not-found" }],
    [TAGGED, { id: "nests", in: secret.id }, { taggedPosts: "tag.not-found" }],
  ];
  for (const [query, variables, reason] of objects) {
    const missing = await ask(outsider, query, { ...variables, id: newId() });
    for (const as of [outsider, undefined]) {
      const answer = await ask(as, query, variables);
      expect(reasonsIn(answer), query).toEqual(reason);
      expect(answer.text, query).toBe(missing.text);
    }
  }
  for (const as of [outsider, undefined]) {
    expect((await read(as, '{ groups(q: "Owls") { items { id } } }')).items).toEqual([]);
    expect((await read(as, TAGS)).items).toEqual([]);
  }
  expect((await read(outsider, POSTS)).items).toEqual([]);
  expect(reasonsIn(await ask(undefined, POSTS))).toEqual({ posts: "sign-in.missing" });
});

test("settings and suspensions are shown to moderators, and a held post to them and its author", async () => {
  const held = await createPost(on.db, {
    groupId: secret.id,
    authorId: owner.id,
    heldAt: new Date(),
    heldFor: "word",
  });
  const settings = async (as: Person) => (await read(as, GROUP, { id: secret.id })).settings;
  expect(await settings(member)).toBeNull();
  expect(await settings(moderator)).toEqual({ watchedWords: ["trap"], eventsBy: expect.any(String) });
  const suspensions = async (as: Person) =>
    (await read(as, MEMBERS, { id: secret.id })).items.filter(
      (one: { suspendedUntil: string | null }) => one.suspendedUntil,
    );
  expect(await suspensions(moderator)).toMatchObject([{ userId: member.id }]);
  expect(await suspensions(owner)).toHaveLength(1);
  expect(reasonsIn(await ask(member, ONE_POST, { id: held.id }))).toEqual({ post: "post.not-found" });
  expect(await read(moderator, ONE_POST, { id: held.id })).toMatchObject({ held: true });
});

test("a removed member finds nothing any more", async () => {
  const gone = await site.person();
  await addGroupMember(on.db, secret.id, { userId: gone.id });
  expect(await read(gone, ONE_POST, { id: post.id })).toMatchObject({ body: "Two owls." });
  await site.call("DELETE", `/groups/${secret.id}/membership`, { as: gone });
  expect(reasonsIn(await ask(gone, ONE_POST, { id: post.id }))).toEqual({ post: "post.not-found" });
  expect(reasonsIn(await ask(gone, COMMENTS, { id: post.id }))).toEqual({ comments: "post.not-found" });
});

test("groups, members, posts and comments are read page by page, each once", async () => {
  const group = await createGroup(on.db, { ownerId: owner.id, name: "Herons" });
  for (let at = 0; at < 2; at++) await addGroupMember(on.db, group.id);
  const by = { groupId: group.id, authorId: owner.id };
  const posts = [await createPost(on.db, by), await createPost(on.db, by), await createPost(on.db, by)];
  const [first] = posts as [TestPost];
  const comments: string[] = [];
  for (let at = 0; at < 11; at++) {
    comments.push((await createComment(on.db, { post: first, authorId: owner.id })).id);
  }
  const all = async (query: string, variables: object, key: string) => {
    const ids: string[] = [];
    for (let cursor: string | null = null, pages = 0; pages === 0 || cursor; pages++) {
      const page: { items: Record<string, string>[]; nextCursor: string | null } = await read(
        undefined,
        query,
        { ...variables, cursor },
      );
      ids.push(...page.items.map((item) => item[key] as string));
      cursor = page.nextCursor;
    }
    return ids;
  };
  expect(new Set(await all(MEMBERS, { id: group.id, limit: 1 }, "userId")).size).toBe(3);
  expect((await all(POSTS, { id: group.id }, "id")).sort()).toEqual(posts.map(({ id }) => id).sort());
  expect(await all(COMMENTS, { id: first.id }, "id")).toEqual(comments);
  const listed = await read(undefined, '{ groups(q: "Herons", sort: members) { items { id role } } }');
  expect(listed.items).toEqual([{ id: group.id, role: null }]);
  expect((await read(undefined, MEMBERS, { id: group.id, role: "owner" })).items).toHaveLength(1);
  const mine = await read(owner, "{ groups(mine: true) { items { id } } }");
  expect(mine.items.map(({ id }: { id: string }) => id).sort()).toEqual([group.id, secret.id].sort());
});

const FILES = "attachments { id url fileName contentType size sizes { name url width height } }";

test.each([
  [
    "comments with all their replies",
    `{ comments(postId: "ID", limit: 100) { items { ${COMMENT}
      replies { items { ${COMMENT} replies { items { ${COMMENT} } } } } } } }`,
  ],
  ["posts with all their files", `{ posts(groupId: "ID", limit: 100) { items { ${FILES} } } }`],
  [
    "posts of a number that a variable names",
    `query Page($limit: Int) { posts(groupId: "ID", limit: $limit) { items { ${FILES} } } }`,
  ],
])("a page of 100 %s costs too much and is refused before it runs", async (_, query) => {
  const answer = await ask(member, query.replace("ID", secret.id), { limit: 1 });
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].extensions).toMatchObject({
    reason: "request.too-complex",
    details: { limit: "cost" },
  });
});

test("pages of twenty are within the limits, and several of them share one bound", async () => {
  const page = (at: number) => `a${at}: comments(postId: "${post.id}") { items { ${COMMENT}
    replies { items { ${COMMENT} replies { items { ${COMMENT} } } } } } }`;
  expect(reasonsIn(await ask(member, `{ ${page(0)} }`))).toEqual({});
  const answer = await ask(member, `{ ${[0, 1, 2, 3, 4].map(page).join(" ")} }`);
  expect(reasonsIn(answer)).toEqual({ "": "request.too-complex" });
});
