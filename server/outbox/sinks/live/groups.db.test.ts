import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { newId } from "../../../../tests/factories";
import { createGroup, createPost, type TestGroup, type TestPost } from "../../../../tests/group-factories";
import { userChannel } from "../../../realtime/channels";
import type { Fact } from "../../sink";
import { groupMessages, membershipMessages, postMessages } from "./groups";

const database = testDatabase();

let group: TestGroup;
let post: TestPost;
beforeEach(async () => {
  group = await createGroup(database.db);
  post = await createPost(database.db, { groupId: group.id, authorId: group.ownerId });
});

/** A fact as a sink gets it. */
function given<One extends { type: Fact["type"]; aggregateId: string; payload: object }>(event: One) {
  return { ...event, id: newId(), seq: 1n, attempts: 0, cursor: null, createdAt: new Date() };
}

const told = (messages: { channel: string; name: string }[]) =>
  messages.map(({ channel, name }) => `${name} ${channel}`).sort();

const postFact = (type: "post.published" | "post.changed") =>
  given({ type, aggregateId: post.id, payload: { groupId: group.id, postId: post.id } });

test("a post is told on the channels of its group's visibility and its audience", async () => {
  const { db } = database;
  const published = () => postMessages(postFact("post.published"), db);
  expect(told(await published())).toEqual([`post.changed post-${post.id}`, `posts.new group-${group.id}`]);
  await db.post.update({ where: { id: post.id }, data: { audience: "going" } });
  expect(told(await published())).toContain(`post.changed private-post-${post.id}`);
  await db.group.update({ where: { id: group.id }, data: { visibility: "private" } });
  expect(told(await published())).toEqual([
    `post.changed private-group-post-${post.id}`,
    `posts.new private-group-${group.id}`,
  ]);
});

/** What the channel of the group hears of the post now, and its pages of the post, besides when to ask. */
async function heardOfPost(type: "post.published" | "post.changed" = "post.changed") {
  const messages = await postMessages(postFact(type), database.db);
  return messages.map(({ data }) => {
    const { spreadMs, ...rest } = data as { spreadMs: number };
    expect(spreadMs).toBeGreaterThan(0);
    return rest;
  });
}

test("a post that everyone may read is told with what it takes to count it, and without a word of it", async () => {
  const { db } = database;
  const { publishedAt } = await db.post.findUniqueOrThrow({ where: { id: post.id } });
  const note = { id: post.id, authorId: group.ownerId, publishedAt: publishedAt.toISOString() };
  expect(await heardOfPost("post.published")).toEqual([{}, { post: note }]);
  expect(await heardOfPost()).toEqual([{}, { post: note }]);
  for (const visibility of ["unlisted", "private"] as const) {
    await db.group.update({ where: { id: group.id }, data: { visibility } });
    expect(await heardOfPost("post.published")).toEqual([{}, { post: note }]);
  }
});

test("nothing is told of a post that is for guests of an event or waits for a moderator", async () => {
  const { db } = database;
  for (const visibility of ["public", "unlisted", "private"] as const) {
    await db.group.update({ where: { id: group.id }, data: { visibility } });
    for (const audience of ["going", "waiting", "attended"] as const) {
      await db.post.update({ where: { id: post.id }, data: { audience } });
      expect(await heardOfPost("post.published")).toEqual([{}, {}]);
      await db.contribution.update({ where: { id: post.id }, data: { hiddenAt: new Date() } });
      expect(await heardOfPost()).toEqual([{}, {}]);
      await db.contribution.update({ where: { id: post.id }, data: { hiddenAt: null } });
    }
  }
  await db.post.update({ where: { id: post.id }, data: { audience: "everyone" } });
  await db.contribution.update({ where: { id: post.id }, data: { heldAt: new Date(), heldFor: "first" } });
  expect(await heardOfPost()).toEqual([{}, {}]);
  await db.contribution.update({ where: { id: post.id }, data: { deletedAt: new Date() } });
  expect(await heardOfPost()).toEqual([{}, {}]);
});

test.each(["hiddenAt", "deletedAt"] as const)(
  "a post with %s is told by its id only, so that pages take it back",
  async (column) => {
    await database.db.contribution.update({ where: { id: post.id }, data: { [column]: new Date() } });
    expect(await heardOfPost()).toEqual([{}, { goneId: post.id }]);
    expect(await heardOfPost("post.published")).toEqual([{}, { goneId: post.id }]);
  },
);

test("a changed group is told on both names of its channel, and a changed place in it to that person", async () => {
  const payload = { groupId: group.id };
  const changed = given({ type: "group.changed" as const, aggregateId: group.id, payload });
  expect(told(await groupMessages(changed, database.db))).toEqual([
    `group.changed group-${group.id}`,
    `group.changed private-group-${group.id}`,
  ]);
  const joined = given({
    type: "group.members-changed" as const,
    aggregateId: group.id,
    payload: { ...payload, userId: group.ownerId },
  });
  expect(told(await membershipMessages(joined))).toEqual([
    `membership.changed ${userChannel(group.ownerId)}`,
  ]);
});
