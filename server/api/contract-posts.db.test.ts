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
  const own = (await send(ana)).body;
  await on.db.groupMember.update({ where, data: { suspendedUntil: new Date(Date.now() + 60_000) } });
  expect(await send(ana)).toMatchObject({ status: 403, body: { error: { reason: "group.suspended" } } });
  expect((await site.call("DELETE", `/posts/${own.id}`, { as: ana })).status).toBe(200);
  const restored = () => site.call("POST", `/posts/${own.id}/restore`, { as: ana });
  expect(await restored()).toMatchObject({ status: 403, body: { error: { reason: "group.suspended" } } });
  await on.db.groupMember.update({ where, data: { suspendedUntil: null } });
  expect((await restored()).status).toBe(200);
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

test("members react once of each kind and take it back; both are idempotent at both prefixes", async () => {
  const group = await groupOf();
  const post = (await site.call("POST", `/groups/${group.id}/posts`, { as: ana, body: { body: "React." } }))
    .body;
  const comment = (
    await site.call("POST", `/posts/${post.id}/comments`, { as: ana, body: { body: "Here." } })
  ).body;
  for (const prefix of PREFIXES) {
    for (const target of [`/posts/${post.id}`, `/comments/${comment.id}`]) {
      const path = `${prefix}${target}/reactions`;
      for (let time = 0; time < 2; time++) {
        expect(await site.call("PUT", `${path}/love`, { as: ana })).toMatchObject({
          status: 200,
          body: { reactions: { like: 0, love: 1 }, mine: ["love"] },
        });
      }
      expect((await site.call("PUT", `${path}/like`, { as: owner })).body).toMatchObject({
        reactions: { like: 1, love: 1 },
        mine: ["like"],
      });
      expect((await site.call("PUT", `${path}/hate`, { as: ana })).status).toBe(400);
      expect((await site.call("PUT", `${path}/like`, { as: stranger })).status).toBe(403);
      for (let time = 0; time < 2; time++) {
        expect((await site.call("DELETE", `${path}/love`, { as: ana })).body).toMatchObject({
          reactions: { like: 1, love: 0 },
          mine: [],
        });
      }
      await site.call("DELETE", `${path}/like`, { as: owner });
    }
  }
});

test("pinned posts come first, a page of older posts stays the same while people post, and marks are kept", async () => {
  const group = await groupOf();
  const path = `/groups/${group.id}/posts`;
  const write = async (body: string) =>
    (await site.call("POST", path, { as: ana, body: { body } })).body.id as string;
  const ids: string[] = [];
  for (const body of ["1", "2", "3", "4", "5"]) ids.push(await write(body));
  const [one, two, three, four, five] = ids;
  expect((await site.call("PUT", `/posts/${two}/pin`, { as: ana, body: { pinned: true } })).status).toBe(403);
  expect((await site.call("PUT", `/posts/${two}/pin`, { as: owner, body: { pinned: true } })).status).toBe(
    200,
  );
  const idsOf = ({ body }: { body: { items: { id: string }[] } }) => body.items.map(({ id }) => id);
  const first = await site.call("GET", `${path}?limit=3`, { as: owner });
  expect(idsOf(first)).toEqual([two, five, four]);
  expect(first.body.items.map((post: { isUnread: boolean }) => post.isUnread)).toEqual([true, true, true]);
  const six = await write("6");
  const second = await site.call("GET", `${path}?limit=3&cursor=${first.body.nextCursor}`);
  expect(idsOf(second)).toEqual([three, one]);
  expect(second.body.nextCursor).toBeNull();
  const only = await site.call("GET", `${path}?limit=1`);
  expect(idsOf(only)).toEqual([two]);
  expect(idsOf(await site.call("GET", `${path}?limit=1&cursor=${only.body.nextCursor}`))).toEqual([six]);

  await site.call("POST", `/posts/${one}/comments`, { as: ana, body: { body: "Up." } });
  expect(idsOf(await site.call("GET", `${path}?sort=active&limit=2`))).toEqual([two, one]);
  expect((await site.call("GET", `${path}?sort=active&cursor=${first.body.nextCursor}`)).status).toBe(400);
  expect((await site.call("PUT", `/posts/${six}/read`, { as: owner })).status).toBe(200);
  const unread = await site.call("GET", `/me/feed?unread=true`, { as: owner });
  expect(idsOf(unread)).toEqual(expect.arrayContaining([one, two, three, four, five]));
  expect(idsOf(unread)).not.toContain(six);
  await site.call("PUT", `/groups/${group.id}/read`, { as: owner });
  expect(idsOf(await site.call("GET", `${path}?unread=true`, { as: owner }))).toEqual([]);
  expect(
    (await site.call("PUT", `/posts/${six}/watch`, { as: owner, body: { level: "muted" } })).body,
  ).toEqual({
    watch: "muted",
  });
  expect((await site.call("GET", `/posts/${six}`, { as: owner })).body).toMatchObject({ watch: "muted" });
});

test("a draft is kept on the server until it is posted or discarded, and only its writer reads it", async () => {
  const group = await groupOf();
  const path = `/groups/${group.id}/draft`;
  expect((await site.call("GET", path, { as: ana })).body).toEqual({ draft: null });
  const saved = await site.call("PUT", path, { as: ana, body: { title: "Fox", body: "A fo" } });
  expect(saved.body).toMatchObject({ draft: { title: "Fox", body: "A fo", tags: [] } });
  expect((await site.call("GET", path, { as: ana })).body).toEqual(saved.body);
  expect((await site.call("GET", path, { as: owner })).body).toEqual({ draft: null });
  await site.call("POST", `/groups/${group.id}/posts`, { as: ana, body: { title: "Fox", body: "A fox." } });
  expect((await site.call("GET", path, { as: ana })).body).toEqual({ draft: null });
  await site.call("PUT", path, { as: ana, body: { body: "Another" } });
  expect((await site.call("DELETE", path, { as: ana })).body).toEqual({ draft: null });
});

test("the texts before an edit are read by the author and moderators only", async () => {
  const group = await groupOf();
  const member = await site.person();
  await addGroupMember(on.db, group.id, { userId: member.id });
  const post = (await site.call("POST", `/groups/${group.id}/posts`, { as: ana, body: { body: "First." } }))
    .body;
  await site.call("PATCH", `/posts/${post.id}`, { as: ana, body: { body: "Second." } });
  for (const as of [ana, owner]) {
    expect((await site.call("GET", `/posts/${post.id}/revisions`, { as })).body).toMatchObject({
      items: [{ version: 1, title: null, body: "First.", by: { id: ana.id } }],
    });
  }
  expect(await site.call("GET", `/posts/${post.id}/revisions`, { as: member })).toMatchObject({
    status: 403,
    body: { error: { reason: "contribution.not-author" } },
  });
});

test("texts that are dear to parse, and heaps of mentions, are taken or refused with a clear word, never a fault", async () => {
  const group = await groupOf();
  const path = `/groups/${group.id}/posts`;
  const send = (body: string) => site.call("POST", path, { as: ana, body: { body } });
  const mention = (id: string) => `@[Someone](person:${id})`;
  expect((await send("x".repeat(1_048_576))).status).toBeGreaterThanOrEqual(400);
  expect((await send(`${"> ".repeat(50)}Deep.`)).status).toBe(201);
  const many = await send(Array.from({ length: 300 }, () => mention(newId())).join(" "));
  expect(many).toMatchObject({ status: 400, body: { error: { reason: "contribution.too-many-mentions" } } });
  const all = Array.from({ length: 10_000 }, () => mention(newId())).join("\n");
  expect((await send(all)).body.error.reason).toMatch(
    /^(input\.invalid|contribution\.too-many-mentions|request\.)/,
  );
  const few = await send(`${mention(owner.id)} ${mention(stranger.id)} \`${mention(ana.id)}\``);
  expect(few).toMatchObject({ status: 201, body: { mentions: [{ id: owner.id, name: "Marta Silveira" }] } });
});
