import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { unlocked } from "../../../tests/faults/unlocked";
import { addGroupMember, createComment, createGroup, createPost } from "../../../tests/group-factories";
import { untilOneWaits } from "../../../tests/locks";
import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { findAccount, viewerOf } from "../accounts/queries";
import { countIn } from "../posts/counts.commands";
import { insertPost } from "../posts/posts.commands";
import { lockWriter } from "../posts/writing.commands";
import { hideAllOf } from "./account.commands";

const database = testDatabase();

test("an admin hides all that a person wrote in every group, and the counters count the rest", async () => {
  const { db } = database;
  const [adminId = "", authorId = ""] = await createUsers(db, 2);
  await db.user.update({ where: { id: adminId }, data: { role: "admin" } });
  const account = await findAccount(db, adminId);
  if (!account) throw new Error("no admin");
  const viewer = viewerOf(account);
  const groups = [await createGroup(db), await createGroup(db, { visibility: "private" })];
  const at = new Date();
  const comments: string[] = [];
  for (const group of groups) {
    await addGroupMember(db, group.id, { userId: authorId });
    const own = await createPost(db, { groupId: group.id, authorId });
    await createPost(db, { groupId: group.id, authorId, heldAt: at, heldFor: "first" });
    await createPost(db, { groupId: group.id, authorId, deletedAt: at });
    const other = await createPost(db, { groupId: group.id, authorId: group.ownerId });
    const parent = await createComment(db, { post: other, authorId: group.ownerId });
    await createComment(db, { post: other, authorId, parent });
    await createComment(db, { post: other, authorId });
    await createComment(db, { post: own, authorId: group.ownerId });
    comments.push(other.id, parent.id, own.id);
  }
  const order = { userId: authorId, viewer, reason: "Spam", now: at };
  expect(await hideAllOf(db, order)).toEqual({ hidden: 10, isComplete: true });
  expect(await hideAllOf(db, order)).toEqual({ hidden: 0, isComplete: true });
  for (const [index, group] of groups.entries()) {
    const [otherId = "", parentId = "", ownId = ""] = comments.slice(index * 3);
    expect(await db.groupTally.findUnique({ where: { groupId: group.id } })).toMatchObject({ posts: 1 });
    expect(await db.postTally.findUnique({ where: { postId: otherId } })).toMatchObject({ comments: 1 });
    expect(await db.postTally.findUnique({ where: { postId: ownId } })).toMatchObject({ comments: 1 });
    expect(await db.replyTally.findUnique({ where: { commentId: parentId } })).toMatchObject({ replies: 0 });
    expect(await db.moderationAction.findMany({ where: { groupId: group.id } })).toMatchObject([
      { kind: "all-hidden", actorId: null, personId: authorId, reason: "Spam" },
    ]);
  }
  await expect(hideAllOf(db, { ...order, userId: adminId })).rejects.toMatchObject({
    reason: "moderation.self",
  });
});

async function admin(db: Db) {
  const [id = ""] = await createUsers(db, 1);
  await db.user.update({ where: { id }, data: { role: "admin" } });
  const account = await findAccount(db, id);
  if (!account) throw new Error("no admin");
  return viewerOf(account);
}

/** A post as a writer writes it: under the lock of their membership. */
async function writePost(tx: Tx, by: { groupId: string; userId: string }): Promise<void> {
  const now = new Date();
  const writer = await lockWriter(tx, by, now);
  const id = newId();
  const text = { id, title: null, body: "Spam", eventId: null, audience: "everyone" as const };
  await insertPost(tx, writer, { ...text, heldAt: null, heldFor: null, now });
  await countIn(tx, { id, postId: id, groupId: by.groupId, parentId: null }, now);
}

async function hiddenOf(db: Db, authorId: string) {
  const rows = await db.contribution.findMany({ where: { authorId }, orderBy: { id: "asc" } });
  return rows.map(({ hiddenBySite }) => hiddenBySite);
}

test("hiding all is complete only when what a writer was committing is hidden too", async () => {
  const { db } = database;
  const viewer = await admin(db);
  const group = await createGroup(db);
  const userId = await addGroupMember(db, group.id);
  const order = { userId, viewer, reason: "Spam", now: new Date() };
  let hiding: ReturnType<typeof hideAllOf> | undefined;
  await inTransaction(db, async (tx) => {
    await writePost(tx, { groupId: group.id, userId });
    hiding = hideAllOf(db, order);
    hiding.catch(() => {});
    await untilOneWaits(db);
  });
  expect(await hiding).toEqual({ hidden: 1, isComplete: true });
  expect(await hiddenOf(db, userId)).toEqual([true]);
});

test("positive control: without the lock of the memberships, hiding all reports complete although a text is committed afterwards", async () => {
  const { db } = database;
  const viewer = await admin(db);
  const group = await createGroup(db);
  const userId = await addGroupMember(db, group.id);
  const open = unlocked(database.openSecond(3), /no such statement/);
  await inTransaction(db, async (tx) => {
    await writePost(tx, { groupId: group.id, userId });
    const done = await hideAllOf(open.db, { userId, viewer, reason: "Spam", now: new Date() });
    expect(done).toEqual({ hidden: 0, isComplete: true });
  });
  expect(await hiddenOf(db, userId)).toEqual([false]);
});

test("hiding all goes on where a moderator hid one of a full step meanwhile", async () => {
  const { db } = database;
  const viewer = await admin(db);
  const group = await createGroup(db);
  const userId = await addGroupMember(db, group.id);
  const post = await createPost(db, { groupId: group.id, authorId: userId, deletedAt: new Date(), body: "" });
  await db.$executeRaw`
    insert into "Contribution" (id, "postId", "groupId", depth, "authorId", body, "createdAt")
    select gen_random_uuid(), ${post.id}::uuid, ${group.id}::uuid, 1, ${userId}::uuid, 'Spam', now()
    from generate_series(1, 501)`;
  await db.postTally.update({ where: { postId: post.id }, data: { comments: 501 } });
  const first = await db.contribution.findFirstOrThrow({
    where: { authorId: userId, body: "Spam" },
    orderBy: { id: "asc" },
  });
  let hiding: ReturnType<typeof hideAllOf> | undefined;
  await inTransaction(db, async (tx) => {
    await tx.contribution.update({ where: { id: first.id }, data: { body: "", deletedAt: new Date() } });
    await tx.postTally.update({ where: { postId: post.id }, data: { comments: { decrement: 1 } } });
    hiding = hideAllOf(db, { userId, viewer, reason: "Spam", now: new Date() });
    hiding.catch(() => {});
    await untilOneWaits(db);
  });
  expect(await hiding).toEqual({ hidden: 500, isComplete: true });
  expect(await db.contribution.count({ where: { authorId: userId, hiddenBySite: false } })).toBe(2);
});

test("hiding all takes what moderators hid and what was deleted, so that neither comes back", async () => {
  const { db } = database;
  const viewer = await admin(db);
  const group = await createGroup(db);
  const authorId = await addGroupMember(db, group.id);
  const at = new Date();
  const by = { groupId: group.id, authorId };
  await createPost(db, { ...by, hiddenAt: at });
  await createPost(db, { ...by, deletedAt: at });
  expect(await hideAllOf(db, { userId: authorId, viewer, reason: "Spam", now: at })).toMatchObject({
    hidden: 2,
  });
  expect(await hiddenOf(db, authorId)).toEqual([true, true]);
  expect(await db.groupTally.findUnique({ where: { groupId: group.id } })).toMatchObject({ posts: 0 });
});
