import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers } from "../../../tests/factories";
import { addGroupMember, createComment, createGroup, createPost } from "../../../tests/group-factories";
import { findAccount, viewerOf } from "../accounts/queries";
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
  expect(await hideAllOf(db, order)).toEqual({ hidden: 8, isComplete: true });
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
