import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { addGroupMember, createComment, createGroup, createPost } from "../../../tests/group-factories";
import { listComments } from "./thread.queries";

const database = testDatabase();

test("replies to a held comment are not found by others, as the comment itself is not", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const [authorId, otherId] = [await addGroupMember(db, group.id), await addGroupMember(db, group.id)];
  const post = await createPost(db, { groupId: group.id, authorId: group.ownerId });
  const at = new Date();
  const held = await createComment(db, { post, authorId, heldAt: at, heldFor: "first" });
  const hidden = await createComment(db, { post, authorId, hiddenAt: at });
  const list = async (userId: string | null, parentId: string) =>
    listComments(db, {
      postId: post.id,
      parentId,
      viewer: userId === null ? null : await viewerOf(db, userId),
      limit: 10,
    });
  for (const userId of [otherId, null]) {
    await expect(list(userId, held.id)).rejects.toMatchObject({ reason: "comment.not-found" });
    expect((await list(userId, hidden.id)).items).toEqual([]);
  }
  for (const userId of [authorId, group.ownerId]) expect((await list(userId, held.id)).items).toEqual([]);
});
