import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUpload } from "../../../tests/factories";
import { addGroupMember, createComment, createGroup, createPost } from "../../../tests/group-factories";
import { emptyDeleted } from "./emptying.commands";

const database = testDatabase();
const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

test("30 days after its deletion a text is emptied with all that belongs to it, and not before", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const authorId = await addGroupMember(db, group.id);
  const by = { groupId: group.id, authorId };
  const post = await createPost(db, { ...by, post: { title: "Kept" } });
  const old = await createPost(db, { ...by, deletedAt: daysAgo(31), post: { title: "Old" } });
  const late = await createPost(db, { ...by, deletedAt: daysAgo(29), post: { title: "Late" } });
  const comment = await createComment(db, { post, authorId, deletedAt: daysAgo(40) });
  const uploadId = await createUpload(db, { ownerId: authorId, purpose: "post_attachment" });
  for (const { id: contributionId } of [post, old, late, comment]) {
    const other =
      contributionId === old.id
        ? uploadId
        : await createUpload(db, { ownerId: authorId, purpose: "post_attachment" });
    await db.contributionAttachment.create({ data: { contributionId, uploadId: other, position: 1 } });
    await db.revision.create({
      data: { contributionId, version: 1, body: "Before.", replacedAt: daysAgo(41), replacedById: authorId },
    });
    await db.mention.create({ data: { contributionId, userId: group.ownerId } });
  }
  expect(await emptyDeleted(db, NOW)).toBe(2);
  expect(await emptyDeleted(db, NOW)).toBe(0);
  const left = await db.contribution.findMany({
    orderBy: { id: "asc" },
    include: { post: true, revisions: true, mentions: true, attachments: true },
  });
  expect(
    left.map(({ id, body, post: one, ...parts }) => [
      id,
      body,
      one?.title ?? null,
      parts.revisions.length + parts.mentions.length + parts.attachments.length,
    ]),
  ).toEqual([
    [post.id, "A fox crossed the bridge.", "Kept", 3],
    [old.id, "", null, 0],
    [late.id, "A fox crossed the bridge.", "Late", 3],
    [comment.id, "", null, 0],
  ]);
  expect((await db.upload.findUniqueOrThrow({ where: { id: uploadId } })).idleSince).not.toBeNull();
});
