import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { addGroupMember, createGroup, type TestGroup } from "../../tests/group-factories";
import { type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let owner: Person;
let ana: Person;
let stranger: Person;
beforeAll(async () => {
  owner = await site.person({ name: "Marta Silveira" });
  ana = await site.person({ name: "Ana Ferreira" });
  stranger = await site.person();
});

async function groupOf(data: Parameters<typeof createGroup>[1] = {}): Promise<TestGroup> {
  const group = await createGroup(on.db, { ownerId: owner.id, ...data });
  await addGroupMember(on.db, group.id, { userId: ana.id });
  return group;
}

const PREFIXES = ["/api/v1", "/api/communities/v1"];

test.each(PREFIXES)(
  "a member writes, reads, edits and deletes a post and brings it back under %s",
  async (prefix) => {
    const group = await groupOf();
    const body = "A **fox** crossed the bridge.";
    const made = await site.call("POST", `${prefix}/groups/${group.slug}/posts`, {
      as: ana,
      body: { title: "Fox", body },
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        groupId: group.id,
        group: { slug: group.slug },
        author: { id: ana.id, name: "Ana Ferreira", role: "member" },
        title: "Fox",
        body,
        commentCount: 0,
        reactions: { like: 0, love: 0, celebrate: 0, insightful: 0, laugh: 0 },
        mine: [],
        version: 1,
        can: { edit: true, delete: true, pin: false },
      },
    });
    const path = `${prefix}/posts/${made.body.id}`;
    expect((await site.call("GET", path)).body).toMatchObject({ body, can: { edit: false, comment: false } });
    const list = await site.call("GET", `${prefix}/groups/${group.id}/posts`);
    expect(list.body).toMatchObject({ items: [{ id: made.body.id }], nextCursor: null });

    const edited = await site.call("PATCH", path, {
      as: ana,
      body: { body: "Two foxes.", expectedVersion: 1 },
    });
    expect(edited).toMatchObject({ status: 200, body: { title: "Fox", body: "Two foxes.", version: 2 } });
    expect(edited.body.editedAt).toMatch(/Z$/);
    const stale = await site.call("PATCH", path, { as: ana, body: { body: "Three.", expectedVersion: 1 } });
    expect(stale).toMatchObject({
      status: 409,
      body: {
        error: { reason: "contribution.changed-meanwhile", details: { post: { body: "Two foxes." } } },
      },
    });
    const foreign = await site.call("PATCH", path, { as: owner, body: { body: "Mine." } });
    expect(foreign).toMatchObject({ status: 403, body: { error: { reason: "contribution.not-author" } } });

    expect((await site.call("DELETE", path, { as: ana })).status).toBe(200);
    expect((await site.call("GET", path, { as: ana })).status).toBe(404);
    expect((await site.call("DELETE", path, { as: ana })).status).toBe(404);
    expect((await site.call("POST", `${path}/restore`, { as: owner })).status).toBe(404);
    expect(await site.call("POST", `${path}/restore`, { as: ana })).toMatchObject({
      status: 200,
      body: { body: "Two foxes.", title: "Fox" },
    });
    expect(await on.db.groupTally.findUnique({ where: { groupId: group.id } })).toMatchObject({ posts: 1 });
  },
);

test.each(PREFIXES)(
  "members answer a post and each other, and a deleted comment keeps its replies under %s",
  async (prefix) => {
    const group = await groupOf();
    const post = (
      await site.call("POST", `${prefix}/groups/${group.id}/posts`, { as: ana, body: { body: "Fox?" } })
    ).body;
    const comments = `${prefix}/posts/${post.id}/comments`;
    const first = await site.call("POST", comments, { as: owner, body: { body: "Seen it." } });
    expect(first).toMatchObject({
      status: 201,
      body: { depth: 1, parentId: null, state: "shown", replyCount: 0 },
    });
    const second = await site.call("POST", comments, {
      as: ana,
      body: { body: "Where?", parentId: first.body.id },
    });
    expect(second).toMatchObject({ status: 201, body: { depth: 2, parentId: first.body.id } });
    expect((await site.call("GET", `${prefix}/posts/${post.id}`)).body.commentCount).toBe(2);

    const comment = `${prefix}/comments/${first.body.id}`;
    expect(
      (await site.call("PATCH", comment, { as: owner, body: { body: "Seen twice." } })).body,
    ).toMatchObject({
      body: "Seen twice.",
      version: 2,
    });
    expect((await site.call("DELETE", comment, { as: owner })).status).toBe(200);
    expect((await site.call("GET", comment)).status).toBe(404);
    const page = await site.call("GET", comments);
    expect(page.body).toMatchObject({
      items: [
        {
          id: first.body.id,
          state: "deleted",
          body: null,
          author: null,
          replyCount: 1,
          replies: { items: [{ id: second.body.id, body: "Where?" }], nextCursor: null },
        },
      ],
      nextCursor: null,
    });
    expect(page.text).not.toContain("Seen");
    const below = await site.call("GET", `${comments}?parentId=${first.body.id}`);
    expect(below.body.items).toMatchObject([{ id: second.body.id }]);
    expect((await site.call("GET", `${prefix}/posts/${post.id}`)).body.commentCount).toBe(1);
    const answer = await site.call("POST", comments, {
      as: ana,
      body: { body: "Hm?", parentId: first.body.id },
    });
    expect(answer).toMatchObject({ status: 404, body: { error: { reason: "comment.not-found" } } });
    expect((await site.call("POST", `${comment}/restore`, { as: owner })).body).toMatchObject({
      body: "Seen twice.",
    });
    expect((await site.call("GET", `${prefix}/comments/${second.body.id}`)).body).toMatchObject({
      body: "Where?",
      ancestors: [{ id: first.body.id, body: "Seen twice." }],
    });
  },
);

test("people who are no members, and members who are suspended, get a clear refusal", async () => {
  const group = await groupOf();
  const path = `/groups/${group.id}/posts`;
  const send = async (as: Person | undefined) =>
    site.call("POST", path, { ...(as && { as }), body: { body: "Hello there." } });
  expect((await send(undefined)).status).toBe(401);
  expect(await send(stranger)).toMatchObject({
    status: 403,
    body: { error: { reason: "group.members-only" } },
  });
  const { id: groupId } = group;
  const where = { groupId_userId: { groupId, userId: ana.id } };
  await on.db.groupMember.update({ where, data: { suspendedUntil: new Date(Date.now() + 60_000) } });
  expect(await send(ana)).toMatchObject({ status: 403, body: { error: { reason: "group.suspended" } } });
  await on.db.groupMember.update({ where, data: { suspendedUntil: null } });
  await on.db.group.update({ where: { id: groupId }, data: { archivedAt: new Date() } });
  expect(await send(ana)).toMatchObject({ status: 409, body: { error: { reason: "group.archived" } } });
});

test("a private group's posts and comments are not found by people outside", async () => {
  const group = await groupOf({ visibility: "private" });
  const post = (await site.call("POST", `/groups/${group.id}/posts`, { as: ana, body: { body: "Secret." } }))
    .body;
  const paths = [`/groups/${group.id}/posts`, `/posts/${post.id}`, `/posts/${post.id}/comments`];
  for (const path of paths) {
    expect((await site.call("GET", path, { as: ana })).status, path).toBe(200);
    for (const as of [stranger, undefined]) {
      const found = await site.call("GET", path, as && { as });
      expect(found.status, path).toBe(404);
      expect(found.text).not.toContain("Secret");
    }
  }
  expect((await site.call("GET", "/me/feed", { as: ana })).text).toContain(post.id);
  expect((await site.call("GET", "/me/feed", { as: stranger })).text).not.toContain(post.id);
});

test("bad input is refused with a clear word: a comment on foreign, missing and locked posts", async () => {
  const group = await groupOf();
  const write = async (body: string) =>
    (await site.call("POST", `/groups/${group.id}/posts`, { as: ana, body: { body } })).body.id as string;
  const [one, other] = [await write("One"), await write("Other")];
  const parent = (await site.call("POST", `/posts/${one}/comments`, { as: ana, body: { body: "Here." } }))
    .body.id;
  const refusals: [string, object, number, string][] = [
    [`/posts/${other}/comments`, { body: "x", parentId: parent }, 404, "comment.not-found"],
    [`/posts/${other}/comments`, { body: "x", parentId: other }, 404, "comment.not-found"],
    [`/posts/${other}/comments`, { body: "x", parentId: newId() }, 404, "comment.not-found"],
    [`/posts/${newId()}/comments`, { body: "x" }, 404, "post.not-found"],
    [`/posts/${parent}/comments`, { body: "x" }, 404, "post.not-found"],
    [`/posts/${one}/comments`, { body: " \n " }, 400, "input.invalid"],
    [`/posts/${one}/comments`, { body: "x".repeat(20_001) }, 400, "input.invalid"],
    [`/groups/${group.id}/posts`, { body: "x", tags: ["nonsense"] }, 400, "tag.unknown"],
    [`/groups/${group.id}/posts`, { body: "x", audience: "going" }, 400, "post.audience-needs-event"],
    [`/groups/${group.id}/posts`, { body: "x", eventId: newId() }, 404, "event.not-found"],
    [`/groups/${group.id}/posts`, { body: "x", attachmentIds: [newId()] }, 404, "upload.not-found"],
    [`/groups/${group.id}/posts`, { body: "x", pinned: true }, 400, "input.invalid"],
  ];
  for (const [path, body, status, reason] of refusals) {
    const answer = await site.call("POST", path, { as: ana, body });
    expect({ path, body, status: answer.status, reason: answer.body.error?.reason }).toEqual({
      path,
      body,
      status,
      reason,
    });
  }
  await on.db.post.update({ where: { id: one }, data: { lockedAt: new Date() } });
  for (const as of [ana, owner]) {
    const answer = await site.call("POST", `/posts/${one}/comments`, { as, body: { body: "Too late." } });
    expect(answer).toMatchObject({ status: 409, body: { error: { reason: "post.locked" } } });
  }
  const { body } = await site.call("GET", `/posts/${one}`);
  expect(body).toMatchObject({ commentCount: 1 });
});

test("the same post twice, by a double click or by one Idempotency-Key, is one post", async () => {
  const group = await groupOf();
  const path = `/groups/${group.id}/posts`;
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => site.call("POST", path, { as: ana, body: { body: "Once." } })),
  );
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
  const headers = { "idempotency-key": newId() };
  for (const body of [{ body: "By key." }, { body: "By key." }]) {
    expect((await site.call("POST", path, { as: ana, body, headers })).status).toBe(201);
  }
  const { body } = await site.call("GET", path);
  expect(body.items).toHaveLength(2);
});
