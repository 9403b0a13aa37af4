import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { addGroupMember, createGroup, createPost } from "../../../tests/group-factories";
import { markGroupRead, markRead } from "./marks.commands";
import { UNREAD_MAX } from "./schema";
import { countUnread } from "./unread.queries";

const database = testDatabase();
const counted = async (userId: string) =>
  new Map(
    (await countUnread(database.db, { userId, isAdmin: false })).map(({ groupId, count }) => [
      groupId,
      count,
    ]),
  );

test("each group counts its own posts that a member has not seen, and only those that they may read", async () => {
  const { db } = database;
  const [busy, quiet, foreign] = [await createGroup(db), await createGroup(db), await createGroup(db)];
  const userId = await addGroupMember(db, busy.id);
  await addGroupMember(db, quiet.id, { userId });
  const blocked = await addGroupMember(db, busy.id);
  await db.personBlock.create({ data: { userId, blockedId: blocked } });
  const by = { groupId: busy.id, authorId: busy.ownerId };
  const first = await createPost(db, by);
  await createPost(db, by);
  await createPost(db, { ...by, hiddenAt: new Date() });
  await createPost(db, { groupId: busy.id, authorId: blocked });
  await createPost(db, { groupId: foreign.id, authorId: foreign.ownerId });
  expect(await counted(userId)).toEqual(new Map([[busy.id, 2]]));

  const later = new Date(Date.now() + 1_000);
  await markRead(db, { postId: first.id, userId, now: later });
  expect(await counted(userId)).toEqual(new Map([[busy.id, 1]]));
  await markGroupRead(db, { groupId: busy.id, userId, now: later });
  expect(await counted(userId)).toEqual(new Map());
});

test("a group with very many unread posts takes nothing from the count of another, and stops at the most", async () => {
  const { db } = database;
  const [busy, small] = [await createGroup(db), await createGroup(db)];
  const userId = await addGroupMember(db, busy.id);
  await addGroupMember(db, small.id, { userId });
  await createPost(db, { groupId: small.id, authorId: small.ownerId });
  for (let count = 0; count <= UNREAD_MAX; count++) {
    await createPost(db, { groupId: busy.id, authorId: busy.ownerId });
  }
  expect(await counted(userId)).toEqual(
    new Map([
      [busy.id, UNREAD_MAX],
      [small.id, 1],
    ]),
  );
});
