import { beforeAll, beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import {
  addGroupMember,
  createComment,
  createGroup,
  createPost,
  type TestGroup,
} from "../../tests/group-factories";
import { inDays, type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let owner: Person;
let moderator: Person;
let member: Person;
let other: Person;
let stranger: Person;
let admin: { headers: Record<string, string>; id: string };
let group: TestGroup;

beforeAll(async () => {
  const people = await Promise.all(Array.from({ length: 6 }, () => site.person()));
  [owner, moderator, member, other, stranger] = people as [Person, Person, Person, Person, Person];
  const last = people[5] as Person;
  await on.db.user.update({ where: { id: last.id }, data: { role: "admin" } });
  admin = { id: last.id, headers: { cookie: last.cookie, origin: site.origin } };
});

beforeEach(async () => {
  await on.db.rateLimit.deleteMany({});
  group = await newGroup();
});

async function newGroup(data: Parameters<typeof createGroup>[1] = {}): Promise<TestGroup> {
  const made = await createGroup(on.db, { ownerId: owner.id, ...data });
  await addGroupMember(on.db, made.id, { userId: moderator.id, role: "moderator" });
  await addGroupMember(on.db, made.id, { userId: member.id });
  await addGroupMember(on.db, made.id, { userId: other.id });
  return made;
}

const post = (authorId = member.id, more = {}) => createPost(on.db, { groupId: group.id, authorId, ...more });
const queue = async () =>
  (await site.call("GET", `/groups/${group.id}/reports`, { as: moderator })).body.items;
const reported = async (targetId: string, more: object = {}, as = other) => {
  const body = { targetType: "post", targetId, reason: "spam", ...more };
  return site.call("POST", "/reports", { as, body });
};
const resolve = (reportId: string, body: object, as = moderator) =>
  site.call("POST", `/reports/${reportId}/resolve`, { as, body });
const groupPosts = async () =>
  (await on.db.groupTally.findUniqueOrThrow({ where: { groupId: group.id } })).posts;
const logOf = async (as = member) =>
  (await site.call("GET", `/groups/${group.id}/moderation-log`, { as })).body.items;

test("a report is made once per person and thing while it is open, with several reasons or words of one's own", async () => {
  const { id } = await post();
  const first = await reported(id, { reason: undefined, reasons: ["spam", "hate"], note: "Again." });
  expect(first, first.text).toMatchObject({
    status: 201,
    body: { targetType: "post", targetId: id, groupId: group.id, reasons: ["spam", "hate"], status: "open" },
  });
  expect(await reported(id, { reason: "Something else" })).toMatchObject({ status: 200, body: first.body });
  expect(await reported(id, { reason: "It is an advert" }, stranger)).toMatchObject({
    status: 201,
    body: { reasons: ["other"], note: "It is an advert" },
  });
  const items = await queue();
  expect(items).toMatchObject([{ targetId: id, body: "A fox crossed the bridge.", reporters: 2 }]);
  expect(items[0].reasons).toHaveLength(3);
  for (const person of [other, stranger]) expect(JSON.stringify(items)).not.toContain(person.id);
});

test("only what the reporter may read is reported, and no one reports themselves", async () => {
  const secret = await newGroup({ visibility: "private" });
  const hidden = await createPost(on.db, { groupId: secret.id, authorId: owner.id });
  expect((await reported(hidden.id, {}, stranger)).body.error.reason).toBe("post.not-found");
  const ofGroup = { targetType: "group", targetId: secret.id };
  expect((await reported(secret.id, ofGroup, stranger)).body.error.reason).toBe("group.not-found");
  const ofPerson = { targetType: "person", groupId: group.id };
  expect((await reported(stranger.id, ofPerson)).body.error.reason).toBe("person.not-found");
  expect((await reported(other.id, ofPerson)).body.error.reason).toBe("report.self");
  expect((await reported((await post(other.id)).id)).body.error.reason).toBe("report.self");
  expect((await reported(member.id, { targetType: "person" })).status).toBe(400);
  expect((await reported(member.id, { ...ofPerson, reason: undefined })).status).toBe(400);
  expect((await reported(member.id, ofPerson)).status).toBe(201);
});

test("a held post waits in the queue, and is published with its author trusted when it is let through", async () => {
  await on.db.group.update({ where: { id: group.id }, data: { holdsFirst: true } });
  const write = (body: string) =>
    site.call("POST", `/groups/${group.id}/posts`, { as: member, body: { body } });
  const held = await write("My first post.");
  expect(held).toMatchObject({ status: 201, body: { held: true } });
  expect((await site.call("GET", `/posts/${held.body.id}`, { as: other })).status).toBe(404);
  expect(await queue()).toMatchObject([
    { targetId: held.body.id, reportId: null, held: true, heldFor: "first" },
  ]);
  expect(await groupPosts()).toBe(0);
  const approved = await site.call("POST", `/posts/${held.body.id}/approve`, { as: moderator, body: {} });
  expect(approved, approved.text).toMatchObject({ status: 200, body: { held: false, hidden: false } });
  expect(await queue()).toEqual([]);
  expect(await groupPosts()).toBe(1);
  expect((await site.call("GET", `/posts/${held.body.id}`, { as: other })).status).toBe(200);
  const facts = await on.db.outboxEvent.findMany({ where: { aggregateId: held.body.id } });
  expect(facts.map(({ type }) => type)).toEqual(["post.held", "post.published"]);
  expect((await write("My second post.")).body.held).toBe(false);
  const again = await site.call("POST", `/posts/${held.body.id}/approve`, { as: moderator, body: {} });
  expect(again).toMatchObject({ status: 200, body: approved.body });
  expect(await groupPosts()).toBe(2);
});

test("a rejected comment stays with its author and the moderators, and can be published after all", async () => {
  await on.db.group.update({ where: { id: group.id }, data: { watchedWords: ["torches"] } });
  const { id: postId } = await post(other.id);
  const path = `/posts/${postId}/comments`;
  const held = await site.call("POST", path, { as: member, body: { body: "Cheap torches!" } });
  expect(held).toMatchObject({ status: 201, body: { state: "held" } });
  const comments = async () => (await on.db.postTally.findUniqueOrThrow({ where: { postId } })).comments;
  const { id } = held.body;
  await site.call("POST", `/comments/${id}/reject`, { as: moderator, body: { reason: "Advertising" } });
  expect(await queue()).toEqual([]);
  expect(await comments()).toBe(0);
  expect(await logOf()).toMatchObject([
    { kind: "rejected", reason: "Advertising", person: { id: member.id } },
  ]);
  expect((await site.call("POST", `/comments/${id}/unhide`, { as: moderator, body: {} })).status).toBe(200);
  expect(await comments()).toBe(1);
});

test("resolving a report resolves all of the same thing, hides it, and is done once", async () => {
  const { id } = await post();
  const first = (await reported(id)).body.id;
  await reported(id, {}, owner);
  expect((await resolve(first, { action: "hide", reason: "Spam" }, member)).status).toBe(404);
  const hidden = await resolve(first, { action: "hide", reason: "Spam" });
  expect(hidden, hidden.text).toMatchObject({ status: 200, body: { status: "upheld", resolved: 2 } });
  expect(await queue()).toEqual([]);
  expect(await groupPosts()).toBe(0);
  expect((await site.call("GET", `/posts/${id}`, { as: other })).status).toBe(404);
  expect((await site.call("GET", `/posts/${id}`, { as: member })).body.hidden).toBe(true);
  expect(await resolve(first, { action: "dismiss" })).toMatchObject({
    status: 409,
    body: { error: { reason: "report.resolved", details: { status: "upheld" } } },
  });
  // A later report of the same thing is a new one.
  await site.call("POST", `/posts/${id}/unhide`, { as: moderator, body: {} });
  expect((await reported(id)).status).toBe(201);
});

test("a dismissed report changes nothing that members see, its line in the log included", async () => {
  const { id } = await post();
  const report = (await reported(id)).body.id;
  expect((await resolve(report, { action: "dismiss" })).body).toMatchObject({
    status: "dismissed",
    resolved: 1,
  });
  expect(await logOf(member)).toEqual([]);
  expect(await logOf(moderator)).toMatchObject([{ kind: "dismissed", actor: { id: moderator.id } }]);
  expect((await site.call("GET", `/groups/${group.id}/moderation-log`, { as: stranger })).status).toBe(403);
});

test("reports about a group, an owner or the moderator are not left to that moderator", async () => {
  const ofPerson = { targetType: "person", groupId: group.id };
  const aboutGroup = (await reported(group.id, { targetType: "group", targetId: group.id })).body.id;
  const aboutOwner = (await reported(owner.id, ofPerson)).body.id;
  const aboutSelf = (await reported(moderator.id, ofPerson)).body.id;
  expect((await queue()).map((item: { targetId: string }) => item.targetId)).toEqual([owner.id]);
  expect((await resolve(aboutGroup, { action: "uphold" })).status).toBe(404);
  expect((await resolve(aboutOwner, { action: "dismiss" })).body.error.reason).toBe("moderation.owner");
  expect((await resolve(aboutSelf, { action: "dismiss" })).body.error.reason).toBe("moderation.self");
  const bySite = await site.call("POST", `/reports/${aboutGroup}/resolve`, {
    headers: admin.headers,
    body: { action: "uphold", reason: "Handled" },
  });
  expect(bySite, bySite.text).toMatchObject({ status: 200, body: { status: "upheld" } });
  expect(await logOf(moderator)).toMatchObject([{ kind: "upheld", actor: null }]);
  expect((await resolve(aboutOwner, { action: "hide" }, owner)).body.error.reason).toBe("moderation.self");
});

test("a suspended member reads and does not write until the end, and a warning changes no right", async () => {
  const path = `/groups/${group.id}/members/${member.id}`;
  const until = inDays(3).toISOString();
  const body = { reason: "Be kind.", until };
  expect(
    (await site.call("POST", `${path}/warn`, { as: moderator, body: { reason: "Be kind." } })).status,
  ).toBe(200);
  const write = () => site.call("POST", `/groups/${group.id}/posts`, { as: member, body: { body: "Hello" } });
  expect((await write()).status).toBe(201);
  for (let twice = 0; twice < 2; twice++) {
    expect((await site.call("POST", `${path}/suspend`, { as: moderator, body })).body).toEqual({
      userId: member.id,
      suspendedUntil: until,
    });
  }
  expect((await write()).body.error.reason).toBe("group.suspended");
  const past = { ...body, until: inDays(-1).toISOString() };
  expect((await site.call("POST", `${path}/suspend`, { as: moderator, body: past })).status).toBe(400);
  await site.call("POST", `${path}/unsuspend`, { as: owner, body: {} });
  expect((await logOf()).map((line: { kind: string }) => line.kind)).toEqual([
    "unsuspended",
    "suspended",
    "warned",
  ]);
  const onOwner = `/groups/${group.id}/members/${owner.id}/suspend`;
  expect((await site.call("POST", onOwner, { as: moderator, body })).body.error.reason).toBe(
    "moderation.owner",
  );
});

test("a locked post takes no comments, and at most five posts of a group are pinned", async () => {
  const { id } = await post(other.id);
  const comment = () => site.call("POST", `/posts/${id}/comments`, { as: member, body: { body: "Me too" } });
  const locked = await site.call("POST", `/posts/${id}/lock`, { as: moderator, body: {} });
  expect(locked.body.lockedAt).not.toBeNull();
  expect((await comment()).body.error.reason).toBe("post.locked");
  await site.call("POST", `/posts/${id}/unlock`, { as: moderator, body: {} });
  expect((await comment()).status).toBe(201);
  const ids = await Promise.all(Array.from({ length: 6 }, async () => (await post(other.id)).id));
  const pins = await Promise.all(
    ids.map((one) => site.call("PUT", `/posts/${one}/pin`, { as: moderator, body: { pinned: true } })),
  );
  expect(pins.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 409]);
  const kinds = (await logOf()).map((line: { kind: string }) => line.kind);
  expect(kinds.filter((kind: string) => kind === "pinned")).toHaveLength(5);
});

test("the log leads to no text that its reader may not read, and names the site where an admin acted", async () => {
  const { id } = await post();
  const comment = await createComment(on.db, {
    post: { id, groupId: group.id, authorId: member.id },
    authorId: member.id,
  });
  await site.call("POST", `/comments/${comment.id}/hide`, {
    headers: admin.headers,
    body: { reason: "Rude" },
  });
  const [line] = await logOf(other);
  expect(line).toMatchObject({
    kind: "hidden",
    actor: null,
    target: null,
    reason: "Rude",
    person: { id: member.id },
  });
  expect(JSON.stringify(line)).not.toContain("I saw it too");
  expect(await logOf(moderator)).toMatchObject([{ target: { type: "comment", id: comment.id, postId: id } }]);
});

test("blocks are listed by name without an address, twice is once, and the blocked person sees no difference", async () => {
  const path = `/me/blocks/${member.id}`;
  for (let twice = 0; twice < 2; twice++) {
    expect((await site.call("PUT", path, { as: other })).body).toEqual({
      userId: member.id,
      isBlocked: true,
    });
  }
  const list = await site.call("GET", "/me/blocks", { as: other });
  expect(list.body.items).toMatchObject([{ id: member.id, name: "Rui Costa" }]);
  expect(list.text).not.toContain("@");
  const { id } = await post();
  expect((await site.call("GET", `/posts/${id}`, { as: other })).status).toBe(404);
  expect((await site.call("GET", `/posts/${(await post(other.id)).id}`, { as: member })).status).toBe(200);
  expect((await site.call("GET", "/me/blocks", { as: member })).body.items).toEqual([]);
  await site.call("DELETE", path, { as: other });
  expect((await site.call("GET", `/posts/${id}`, { as: other })).status).toBe(200);
  expect((await site.call("PUT", `/me/blocks/${other.id}`, { as: other })).body.error.reason).toBe(
    "block.self",
  );
});
