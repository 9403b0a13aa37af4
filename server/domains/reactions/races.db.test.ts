import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers } from "../../../tests/factories";
import { unlocked } from "../../../tests/faults/unlocked";
import {
  createComment as addComment,
  addGroupMember,
  createPost as addPost,
  createGroup,
  type TestPost,
} from "../../../tests/group-factories";
import { untilOneWaits } from "../../../tests/locks";
import type { Db } from "../../db/client";
import { inSnapshot, inTransaction, type Tx } from "../../db/transaction";
import { createComment } from "../posts/comments.commands";
import { deleteContribution } from "../posts/deletion.commands";
import { findContributionViolations } from "../posts/invariants.queries";
import { createPost, editPost } from "../posts/posts.commands";
import { getPostAccess } from "../posts/reading/queries";
import { setReaction } from "./commands";

const database = testDatabase();
const now = () => new Date();

async function scene() {
  const { db } = database;
  const group = await createGroup(db);
  const authorId = await addGroupMember(db, group.id);
  const author = await viewerOf(db, authorId);
  const post = await addPost(db, { groupId: group.id, authorId });
  const access = await getPostAccess(db, { postId: post.id, viewer: author });
  return { group, author, post, access };
}

const violations = () => inSnapshot(database.db, 30, (tx) => findContributionViolations(tx, new Date()));
const likes = async (id: string) => ({
  rows: await database.db.reaction.count({ where: { contributionId: id } }),
  counted: (await database.db.reactionTally.findFirst({ where: { contributionId: id } }))?.count ?? 0,
});

/** Starts `racing` while `first` holds its locks, and lets `first` commit once `racing` waits. */
async function whileHeld<T>(first: (tx: Tx) => Promise<unknown>, racing: () => Promise<T>): Promise<T> {
  let started: Promise<T> | undefined;
  await inTransaction(database.db, async (tx) => {
    await first(tx);
    started = racing();
    started.catch(() => {});
    await untilOneWaits(database.db);
  });
  return started as Promise<T>;
}

/** The same with a client that takes no locks: `first` commits between its reading and its writing. */
async function withoutLocks<T>(
  at: RegExp,
  first: () => Promise<unknown>,
  racing: (db: Db) => Promise<T>,
): Promise<T> {
  const { db, hasRead, goOn } = unlocked(database.openSecond(3), at);
  const started = racing(db);
  started.catch(() => {});
  await hasRead;
  await first();
  goOn();
  return started;
}

const lockPost = ({ id }: TestPost) => ({ where: { id }, data: { lockedAt: new Date() } });

test("ten equal reactions at the same moment on two servers are one reaction", async () => {
  const { author, post, access } = await scene();
  const second = database.openSecond(5);
  const react = (db: Db) => setReaction(db, { access, viewer: author, kind: "like", isOn: true, now: now() });
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, at) => react(at % 2 ? second : database.db)),
  );
  for (const answer of answers) expect(answer).toMatchObject({ reactions: { like: 1 }, mine: ["like"] });
  expect(await likes(post.id)).toEqual({ rows: 1, counted: 1 });
});

test("100 people who react and take it back at the same moment on two servers leave a counter that equals the rows", async () => {
  const { group, post, access } = await scene();
  const ids = await createUsers(database.db, 100);
  await database.db.groupMember.createMany({
    data: ids.map((userId) => ({ groupId: group.id, userId, role: "member" })),
  });
  const viewers = await Promise.all(ids.map((id) => viewerOf(database.db, id)));
  const servers = [database.db, database.openSecond(5)];
  const all = viewers.flatMap((viewer, at) => {
    const send = (isOn: boolean, server: number) =>
      setReaction(servers[server % 2] as Db, { access, viewer, kind: "like", isOn, now: now() });
    return at % 4 === 0 ? [send(true, at), send(false, at + 1)] : [send(true, at), send(true, at + 1)];
  });
  await Promise.all(all);
  const { rows, counted } = await likes(post.id);
  expect(counted).toBe(rows);
  expect(rows).toBeGreaterThanOrEqual(75);
  expect(
    await database.db.outboxEvent.count({ where: { type: "reaction.added", aggregateId: post.id } }),
  ).toBeGreaterThanOrEqual(rows);
});

test("a reaction that races with the deletion of its post is refused as not found", async () => {
  const { author, post, access } = await scene();
  const react = () =>
    setReaction(database.db, { access, viewer: author, kind: "love", isOn: true, now: now() });
  const erase = async (tx: Tx) => {
    await tx.contribution.update({ where: { id: post.id }, data: { deletedAt: now() } });
    await tx.groupTally.update({ where: { groupId: post.groupId }, data: { posts: 0 } });
  };
  await expect(whileHeld(erase, react)).rejects.toMatchObject({ reason: "post.not-found" });
  expect(await likes(post.id)).toEqual({ rows: 0, counted: 0 });
});

test("positive control: without the lock, a deleted post gets the reaction", async () => {
  const { author, post, access } = await scene();
  await withoutLocks(
    /from "Contribution" where id in/,
    () => deleteContribution(database.db, { access, viewer: author, now: now() }),
    (db) => setReaction(db, { access, viewer: author, kind: "love", isOn: true, now: now() }),
  );
  expect(await likes(post.id)).toEqual({ rows: 1, counted: 1 });
});

test("a comment that races with the lock of its post is refused", async () => {
  const { author, post, access } = await scene();
  const comment = () => createComment(database.db, { access, viewer: author, now: now() }, { body: "Late." });
  await expect(whileHeld((tx) => tx.post.update(lockPost(post)), comment)).rejects.toMatchObject({
    reason: "post.locked",
  });
});

test("positive control: without the lock, a locked post gets the comment", async () => {
  const { author, post, access } = await scene();
  const racing = withoutLocks(
    /select "lockedAt" from "Post"/,
    () => database.db.post.update(lockPost(post)),
    (db) => createComment(db, { access, viewer: author, now: now() }, { body: "Late." }),
  );
  expect(await racing).toMatchObject({ body: "Late.", created: true });
});

test("an edit that races with the lock of its post is refused", async () => {
  const { author, post, access } = await scene();
  const edit = () =>
    editPost(database.db, { access, viewer: author, now: now(), changes: { body: "Late." } });
  await expect(whileHeld((tx) => tx.post.update(lockPost(post)), edit)).rejects.toMatchObject({
    reason: "post.locked",
  });
});

test("positive control: without the lock, a locked post is edited", async () => {
  const { author, post, access } = await scene();
  const racing = withoutLocks(
    /select c\.id, c\.version/,
    () => database.db.post.update(lockPost(post)),
    (db) => editPost(db, { access, viewer: author, now: now(), changes: { body: "Late." } }),
  );
  expect(await racing).toMatchObject({ body: "Late.", version: 2 });
});

test("of two edits of one version, one is kept, and the other gets the present text", async () => {
  const { author, post, access } = await scene();
  const edit = (body: string, db: Db) =>
    editPost(db, { access, viewer: author, now: now(), changes: { body }, expectedVersion: 1 });
  const edits = await Promise.allSettled([edit("One", database.db), edit("Other", database.openSecond(3))]);
  expect(edits.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const kept = edits.find((one) => one.status === "fulfilled")?.value.body;
  const refused = edits.find((one) => one.status === "rejected")?.reason;
  expect(refused).toMatchObject({
    reason: "contribution.changed-meanwhile",
    details: { post: { body: kept } },
  });
  expect(await database.db.revision.count({ where: { contributionId: post.id } })).toBe(1);
});

test("positive control: without the locks, both edits of one version are written", async () => {
  const { author, access } = await scene();
  const edit = (db: Db, title: string) =>
    editPost(db, { access, viewer: author, now: now(), changes: { title }, expectedVersion: 1 });
  const racing = withoutLocks(
    /select c\.id, c\.version/,
    () => edit(database.db, "One"),
    (db) => edit(db, "Other"),
  );
  // Only the key of the revisions stands in the way of a lost text.
  await expect(racing).rejects.not.toMatchObject({ reason: "contribution.changed-meanwhile" });
});

test("posts, comments and deletions at the same moment leave counters that equal the rows", async () => {
  const { group, author, post, access } = await scene();
  const second = database.openSecond(5);
  const parent = await addComment(database.db, { post, authorId: author.id });
  const people = await Promise.all(
    Array.from({ length: 8 }, async () => viewerOf(database.db, await addGroupMember(database.db, group.id))),
  );
  const groupAccess = access.group;
  await Promise.all(
    people.map(async (viewer, at) => {
      const db = at % 2 ? second : database.db;
      const written = await createComment(
        db,
        { access, viewer, now: now() },
        { body: "Me.", parentId: parent.id },
      );
      await createPost(db, { group: groupAccess, viewer, now: now() }, { body: "Mine." });
      const ref = { ...access, id: written.id, authorId: viewer.id };
      if (at % 2) await deleteContribution(db, { access: ref, viewer, now: now() });
    }),
  );
  expect(await violations()).toEqual([]);
  expect(await database.db.replyTally.findUnique({ where: { commentId: parent.id } })).toMatchObject({
    replies: 4,
  });
});

test("positive control: the inspection finds each counter that differs from its rows", async () => {
  const { db } = database;
  const { group, author, post, access } = await scene();
  await addComment(db, { post, authorId: author.id });
  await setReaction(db, { access, viewer: author, kind: "like", isOn: true, now: now() });
  expect(await violations()).toEqual([]);
  await db.postTally.update({ where: { postId: post.id }, data: { comments: 5 } });
  await db.replyTally.updateMany({ data: { replies: 3 } });
  await db.reactionTally.updateMany({ where: { contributionId: post.id }, data: { count: 2 } });
  await db.groupTally.update({ where: { groupId: group.id }, data: { posts: 9 } });
  const found = new Set((await violations()).map(({ invariant }) => invariant.slice(0, 3)));
  expect([...found].sort()).toEqual(["I40", "I41", "I42", "I43"]);
});
