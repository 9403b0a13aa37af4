import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { createUsers, newId } from "../../../../tests/factories";
import {
  addGroupMember,
  createComment,
  createGroup,
  createPost,
  type TestGroup,
  type TestPost,
} from "../../../../tests/group-factories";
import { provideEnv } from "../../../env";
import { authorizeChannel } from "../../../realtime/authorize";
import { groupChannel, type PostRef, postChannel } from "../../../realtime/community-channels";
import { eventually, record, subscribed } from "../../../selfhost/channels/testing/observe";
import { app, TestServer } from "../../../selfhost/channels/testing/test-server";
import type { Fact } from "../../sink";
import { createComingEvent, joinAll } from "../../testing/outbox-fixtures";
import { findEndedHolders } from "./ended-rights";
import { live } from "./live";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();
let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
  provideEnv({ PUSHER_APP_ID: app.appId, PUSHER_KEY: app.key, PUSHER_SECRET: app.secret });
  provideEnv({ PUSHER_HOST: "127.0.0.1", PUSHER_PORT: String(server.port) });
});
afterAll(() => server.stop());

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

const about = () => ({ groupId: group.id, postId: post.id });

const reacted = (contributionId: string) =>
  given({
    type: "reaction.added" as const,
    aggregateId: contributionId,
    payload: { ...about(), contributionId, userId: group.ownerId, kind: "like" as const },
  });

const commented = (commentId: string) =>
  given({
    type: "comment.published" as const,
    aggregateId: post.id,
    payload: { ...about(), commentId },
  });

const open = (): PostRef => ({ id: post.id, audience: "everyone", group: { visibility: "public" } });
const later = (now: Date, ms: number) => new Date(now.getTime() + ms);

test("however many react to a post, its pages hear of it once per half second, with the counts of everything that changed", async () => {
  const { db } = database;
  const comment = await createComment(db, { post, authorId: group.ownerId });
  const hidden = await createComment(db, { post, authorId: group.ownerId, hiddenAt: new Date() });
  for (const [contributionId, count] of [
    [post.id, 3],
    [comment.id, 1],
    [hidden.id, 1],
  ] as const) {
    await db.reactionTally.create({ data: { contributionId, kind: "like", count } });
  }
  const heard = record(await subscribed(server.client(), postChannel(open())));
  const none = { love: 0, celebrate: 0, insightful: 0, laugh: 0 };
  const facts = [
    ...Array.from({ length: 50 }, () => reacted(post.id)),
    reacted(comment.id),
    reacted(hidden.id),
  ];
  const now = new Date();
  expect(await live.deliver(db, facts, now)).toEqual(facts.map(() => ({ is: "done" })));
  const again = await live.deliver(db, [reacted(post.id), commented(comment.id)], later(now, 100));
  expect(again.map(({ is }) => is)).toEqual(["deferred", "deferred"]);
  expect(await live.deliver(db, [reacted(post.id), commented(comment.id)], later(now, 1_000))).toEqual([
    { is: "done" },
    { is: "done" },
  ]);
  await eventually(() => expect(heard).toHaveLength(3));
  const [first, ...second] = heard;
  const changed = [
    { contributionId: post.id, reactions: { like: 3, ...none } },
    { contributionId: comment.id, reactions: { like: 1, ...none } },
  ];
  expect(first).toEqual(["reactions.changed", { changed }]);
  expect(new Map(second)).toEqual(
    new Map<string, unknown>([
      ["reactions.changed", { changed: changed.slice(0, 1) }],
      ["comments.changed", { count: 1 }],
    ]),
  );
});

test("pages of a post for guests of an event and of a hidden post hear no counts", async () => {
  const { db } = database;
  const comment = await createComment(db, { post, authorId: group.ownerId });
  await db.contribution.update({ where: { id: post.id }, data: { hiddenAt: new Date() } });
  const heard = record(await subscribed(server.client(), postChannel(open())));
  await live.deliver(db, [reacted(post.id), commented(comment.id)], new Date());
  await eventually(() => expect(heard).toHaveLength(2));
  expect(new Map(heard)).toEqual(
    new Map<string, unknown>([
      ["reactions.changed", { changed: [] }],
      ["comments.changed", {}],
    ]),
  );
});

const mayListen = async (channel: string, userId: string | null) => {
  const viewer = userId === null ? null : await viewerOf(database.db, userId);
  const asked = authorizeChannel(database.db, { viewer, socketId: "1.2", channel });
  return asked.then(
    () => true,
    () => false,
  );
};

test("only members listen to a private group and its posts, and no leave is given while the group is public", async () => {
  const { db } = database;
  const member = await addGroupMember(db, group.id);
  const [stranger = ""] = await createUsers(db, 1);
  const channels = [
    groupChannel({ id: group.id, visibility: "private" }),
    postChannel({ ...open(), group: { visibility: "private" } }),
  ];
  for (const channel of channels) expect(await mayListen(channel, member)).toBe(false);
  await db.group.update({ where: { id: group.id }, data: { visibility: "private" } });
  for (const channel of channels) {
    expect(await mayListen(channel, member)).toBe(true);
    expect(await mayListen(channel, stranger)).toBe(false);
    expect(await mayListen(channel, null)).toBe(false);
  }
  expect(await mayListen(`group-${group.id}`, member)).toBe(false);
  expect(await mayListen(postChannel({ ...open(), audience: "going" }), member)).toBe(false);
});

test("a post for guests of an event is listened to by these, and by no one else in the group", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  const [guest = ""] = await joinAll(db, event, 1);
  const member = await addGroupMember(db, group.id);
  const told = await createPost(db, {
    groupId: group.id,
    authorId: group.ownerId,
    post: { audience: "going", eventId: event.id },
  });
  const channel = postChannel({ id: told.id, audience: "going", group: { visibility: "public" } });
  expect(await mayListen(channel, guest)).toBe(true);
  expect(await mayListen(channel, member)).toBe(false);
  expect(await mayListen(channel, null)).toBe(false);
});

test("the connections of a person who left a group are cut, and those of one with a new role are not", async () => {
  const { db } = database;
  await db.group.update({ where: { id: group.id }, data: { visibility: "private" } });
  const userId = await addGroupMember(db, group.id);
  const token = await db.personalAccessToken.create({
    data: { userId, name: "a program", tokenHash: userId },
  });
  const changed: Fact = given({
    type: "group.members-changed" as const,
    aggregateId: group.id,
    payload: { groupId: group.id, userId },
  });
  expect(await findEndedHolders(db, changed)).toEqual([]);
  await db.groupMember.deleteMany({ where: { userId } });
  expect(await findEndedHolders(db, changed)).toEqual([token.id]);
  // A connection from the time when the group was private would outlive its being public for a while.
  await db.group.update({ where: { id: group.id }, data: { visibility: "public" } });
  expect(await findEndedHolders(db, changed)).toEqual([token.id]);
});
