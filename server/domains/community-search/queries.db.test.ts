import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import {
  addGroupMember,
  createComment,
  createGroup,
  createPost,
  type TestGroup,
} from "../../../tests/group-factories";
import { inTransaction } from "../../db/transaction";
import { provideEnv } from "../../env";
import { appendEvents } from "../../outbox/append";
import { createComingEvent, joinAll, relayAll } from "../../outbox/testing/outbox-fixtures";
import { reindexCommunities } from "./commands";
import { searchEverything } from "./queries";
import { searchInput } from "./schema";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

beforeEach(async () => {
  await database.db.group.deleteMany();
});

const index = () => reindexCommunities(database.db, { now: new Date() });

async function search(userId: string | null, input: Record<string, unknown>) {
  const { db } = database;
  const viewer = userId === null ? null : await viewerOf(db, userId);
  return searchEverything(db, { viewer, now: new Date(), search: searchInput.parse({ q: "fox", ...input }) });
}

const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);

async function found(userId: string | null) {
  const { groups, posts, comments } = await search(userId, {});
  return [...ids(groups), ...ids(posts), ...ids(comments)];
}

test("groups, posts, comments and events are found by the beginnings of their words, and the words are marked", async () => {
  const { db } = database;
  const group = await createGroup(db, { name: "Fox watchers", description: "We look for foxes." });
  const post = await createPost(db, {
    groupId: group.id,
    authorId: group.ownerId,
    post: { title: "Foxes" },
    body: "At dawn.",
  });
  const comment = await createComment(db, { post, authorId: group.ownerId, body: "A Fox!" });
  await createPost(db, { groupId: group.id, authorId: group.ownerId, body: "Nothing of the kind." });
  const event = await createComingEvent(db, {}, { title: "Fox walk" });
  await index();
  const result = await search(null, {});
  expect(ids(result.groups)).toEqual([group.id]);
  expect(result.groups.items[0]).toMatchObject({ slug: group.slug, memberCount: 1 });
  expect(ids(result.posts)).toEqual([post.id]);
  expect(ids(result.comments)).toEqual([comment.id]);
  expect(ids(result.events)).toEqual([event.id]);
  expect(result.comments.items[0]).toMatchObject({
    postId: post.id,
    title: "Foxes",
    highlights: [
      { text: "A ", match: false },
      { text: "Fox", match: true },
      { text: "!", match: false },
    ],
  });
});

test("a search finds for each reader what they may read, and of unlisted groups only their own", async () => {
  const { db } = database;
  const event = await createComingEvent(db);
  const [guest = ""] = await joinAll(db, event, 1);
  const [stranger = ""] = await createUsers(db, 1);
  const open = await createGroup(db, { name: "Fox one" });
  const hidden = await createGroup(db, { name: "Fox two", visibility: "private" });
  const unlisted = await createGroup(db, { name: "Fox three", visibility: "unlisted" });
  const member = await addGroupMember(db, hidden.id);
  await addGroupMember(db, unlisted.id, { userId: member });
  const inHidden = await createPost(db, { groupId: hidden.id, authorId: hidden.ownerId });
  const forGuests = await createPost(db, {
    groupId: open.id,
    authorId: open.ownerId,
    post: { audience: "going", eventId: event.id },
  });
  const answer = await createComment(db, { post: forGuests, authorId: open.ownerId, body: "The fox!" });
  await index();
  expect(await found(null)).toEqual([open.id]);
  expect(await found(stranger)).toEqual([open.id]);
  expect(await found(guest)).toEqual([open.id, forGuests.id, answer.id]);
  expect((await found(member)).sort()).toEqual([open.id, hidden.id, unlisted.id, inHidden.id].sort());
  await db.personBlock.create({ data: { userId: member, blockedId: hidden.ownerId } });
  expect(await found(member)).not.toContain(inHidden.id);
});

test("what is hidden, held or deleted leaves the index with its fact, and comes back when it is shown again", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const post = await createPost(db, { groupId: group.id, authorId: group.ownerId });
  const comments = [
    await createComment(db, { post, authorId: group.ownerId, body: "A fox." }),
    await createComment(db, { post, authorId: group.ownerId, body: "Another fox." }),
  ];
  const tell = () =>
    inTransaction(db, (tx) =>
      appendEvents(
        tx,
        comments.map(({ id: commentId }) => ({
          type: "comment.changed",
          aggregateId: post.id,
          payload: { groupId: group.id, postId: post.id, commentId },
        })),
      ),
    );
  const indexed = () =>
    db.$queryRaw<unknown[]>`select version from "ContributionSearch" where "groupId" = ${group.id}::uuid`;
  const change = (data: object) =>
    db.contribution.updateMany({
      where: { postId: post.id, depth: 1 },
      data: { ...data, version: { increment: 1 } },
    });
  await tell();
  await relayAll(db);
  expect(await indexed()).toHaveLength(2);
  for (const field of ["hiddenAt", "heldAt", "deletedAt"]) {
    await change({ [field]: new Date(), ...(field === "heldAt" && { heldFor: "first" }) });
    await tell();
    await relayAll(db);
    expect(await indexed()).toHaveLength(0);
    await change({ [field]: null, heldFor: null });
    await tell();
    await relayAll(db);
    expect(await indexed()).toHaveLength(2);
  }
});

test("all matches are reached page by page, newest first, also where most are not for the reader", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const secret = await createGroup(db, { visibility: "private" });
  const posts: string[] = [];
  for (let n = 0; n < 5; n++) {
    posts.unshift((await createPost(db, { groupId: group.id, authorId: group.ownerId })).id);
    await createSecrets(secret, 70);
  }
  await index();
  const reached: string[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const { posts: page } = await search(null, { in: "posts", limit: 2, ...(cursor && { cursor }) });
    reached.push(...ids(page));
    cursor = page.nextCursor;
  }
  expect(reached).toEqual(posts);
});

/** Posts in a group that the reader may not read, without counters. */
async function createSecrets({ id: groupId, ownerId: authorId }: TestGroup, count: number): Promise<void> {
  const at = new Date();
  const made = Array.from({ length: count }, () => newId());
  await inTransaction(database.db, async (tx) => {
    await tx.contribution.createMany({
      data: made.map((id) => ({
        id,
        postId: id,
        groupId,
        authorId,
        depth: 0,
        body: "A fox.",
        createdAt: at,
      })),
    });
    await tx.post.createMany({ data: made.map((id) => ({ id, groupId, publishedAt: at })) });
    await tx.postTally.createMany({ data: made.map((postId) => ({ postId, groupId, activeAt: at })) });
  });
}

test("a search without a word finds nothing, and no text is read as an operator", async () => {
  const { db } = database;
  const group = await createGroup(db);
  await createPost(db, { groupId: group.id, authorId: group.ownerId, body: "Apple" });
  await index();
  for (const q of ["!!!", "!comment", "'!post'", "fox | :*", "a'); drop table"]) {
    const { posts, comments } = await search(null, { q });
    expect([...ids(comments)]).toEqual([]);
    expect(ids(posts).length).toBe(0);
  }
});
