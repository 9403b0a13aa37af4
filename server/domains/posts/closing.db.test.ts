import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { unlocked } from "../../../tests/faults/unlocked";
import { addGroupMember, createPost as addPost, createGroup } from "../../../tests/group-factories";
import { untilOneWaits } from "../../../tests/locks";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import type { Viewer } from "../accounts/schema";
import { archiveGroup, deleteGroup } from "../groups/commands";
import { lockGroup } from "../groups/group-lock.queries";
import { joinGroup } from "../groups/joining.commands";
import { setReaction } from "../reactions/commands";
import { createComment } from "./comments.commands";
import { deleteContribution, restoreContribution } from "./deletion.commands";
import { createPost, editPost } from "./posts.commands";
import { getPostAccess } from "./reading/queries";

const database = testDatabase();

async function world() {
  const { db } = database;
  const group = await createGroup(db);
  const authorId = await addGroupMember(db, group.id);
  const viewer = await viewerOf(db, authorId);
  const post = await addPost(db, { groupId: group.id, authorId });
  const deleted = await addPost(db, { groupId: group.id, authorId });
  const access = await getPostAccess(db, { postId: post.id, viewer });
  await deleteContribution(db, {
    access: await getPostAccess(db, { postId: deleted.id, viewer }),
    viewer,
    now: new Date(),
  });
  const owner = { groupId: group.id, actorId: group.ownerId, now: null };
  return { db, group, viewer, access, deletedId: deleted.id, owner };
}

type World = Awaited<ReturnType<typeof world>>;

/** Every way of writing in a group. */
const WRITES: Record<string, (at: World, db: Db) => Promise<unknown>> = {
  post: ({ access, viewer }, db) =>
    createPost(db, { group: access.group, viewer, now: new Date() }, { body: "Too late?" } as never),
  comment: ({ access, viewer }, db) =>
    createComment(db, { access, viewer, now: new Date() }, { body: "Too late?" }),
  edit: ({ access, viewer }, db) =>
    editPost(db, { access, viewer, now: new Date(), changes: { body: "Edited." } } as never),
  restore: ({ deletedId, viewer }, db) =>
    restoreContribution(db, { id: deletedId, noun: "post", viewer, now: new Date() }),
  reaction: ({ access, viewer }, db) =>
    setReaction(db, { access, viewer, kind: "like", isOn: true, now: new Date() }),
};

test.each(Object.keys(WRITES))(
  "a %s that waits while a group is closed is refused, so none comes after the answer",
  async (name) => {
    const at = await world();
    let writing: Promise<unknown> | undefined;
    await inTransaction(at.db, async (tx) => {
      await lockGroup(tx, at.group.id, null, "closes");
      writing = WRITES[name]?.(at, at.db);
      writing?.catch(() => {});
      await untilOneWaits(at.db);
      await tx.group.update({ where: { id: at.group.id }, data: { archivedAt: new Date() } });
    });
    await expect(writing).rejects.toMatchObject({ reason: "group.archived" });
  },
);

test("a post that waits while a group is deleted is refused", async () => {
  const at = await world();
  let writing: Promise<unknown> | undefined;
  await inTransaction(at.db, async (tx) => {
    await lockGroup(tx, at.group.id, null, "closes");
    writing = WRITES.post?.(at, at.db);
    writing?.catch(() => {});
    await untilOneWaits(at.db);
    await tx.group.update({ where: { id: at.group.id }, data: { deletedAt: new Date() } });
  });
  await expect(writing).rejects.toMatchObject({ reason: "group.not-found" });
});

test.each([
  ["closed", (at: World) => archiveGroup(at.db, { ...at.owner, archived: true })],
  ["deleted", (at: World) => deleteGroup(at.db, at.owner)],
] as const)("a group is %s only after those who write in it have ended", async (_, close) => {
  const at = await world();
  let closing: Promise<unknown> | undefined;
  let wasOpen = false;
  await inTransaction(at.db, async (tx) => {
    await tx.$queryRaw`select 1 from "Group" where id = ${at.group.id}::uuid for key share`;
    closing = close(at);
    await untilOneWaits(at.db);
    const group = await at.db.group.findUniqueOrThrow({ where: { id: at.group.id } });
    wasOpen = group.archivedAt === null && group.deletedAt === null;
  });
  await closing;
  expect(wasOpen).toBe(true);
});

test("positive control: without the lock of the group, a post is written into a group that was closed meanwhile", async () => {
  const at = await world();
  const { db, hasRead, goOn } = unlocked(database.openSecond(3), /"archivedAt" from "Group"/);
  const writing = WRITES.post?.(at, db);
  await hasRead;
  await archiveGroup(at.db, { ...at.owner, archived: true });
  goOn();
  await writing;
  expect(await at.db.post.count({ where: { groupId: at.group.id } })).toBe(3);
});

test("people join a group while others write in it", async () => {
  const at = await world();
  const newcomer: Viewer = {
    ...at.viewer,
    id: (await viewerOf(at.db, (await createGroup(at.db)).ownerId)).id,
  };
  await inTransaction(at.db, async (tx) => {
    await tx.$queryRaw`select 1 from "Group" where id = ${at.group.id}::uuid for key share`;
    await joinGroup(at.db, { groupId: at.group.id, viewer: newcomer, now: null });
  });
  expect(await at.db.groupMember.count({ where: { groupId: at.group.id } })).toBe(3);
});
