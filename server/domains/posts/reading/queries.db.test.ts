import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, newId } from "../../../../tests/factories";
import { addGroupMember, createComment, createGroup, createPost } from "../../../../tests/group-factories";
import type { Reader } from "../../groups/access/policy";
import { findReadable } from "./queries";

const database = testDatabase();

const reader = (userId: string | null): Reader => ({ userId, isAdmin: false });

async function readableBy(ids: Record<string, string>, userId: string | null): Promise<string[]> {
  const found = await findReadable(database.db, Object.values(ids), reader(userId));
  return Object.keys(ids).filter((name) => found.has(ids[name] as string));
}

test("what is hidden, held, deleted or blocked is read by its author and moderators, deleted things by no one", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const authorId = await addGroupMember(db, group.id);
  const [stranger = "", blocker = ""] = await createUsers(db, 2);
  await db.personBlock.create({ data: { userId: blocker, blockedId: authorId } });
  const at = new Date();
  const by = { groupId: group.id, authorId };
  const post = await createPost(db, by);
  const hiddenPost = await createPost(db, { ...by, hiddenAt: at });
  const ids = {
    post: post.id,
    hidden: hiddenPost.id,
    held: (await createPost(db, { ...by, heldAt: at, heldFor: "first" })).id,
    deleted: (await createPost(db, { ...by, deletedAt: at })).id,
    comment: (await createComment(db, { post, authorId })).id,
    hiddenComment: (await createComment(db, { post, authorId, hiddenAt: at })).id,
    deletedComment: (await createComment(db, { post, authorId, deletedAt: at })).id,
    commentOfHidden: (await createComment(db, { post: hiddenPost, authorId: group.ownerId })).id,
  };
  expect(await readableBy(ids, null)).toEqual(["post", "comment"]);
  expect(await readableBy(ids, stranger)).toEqual(["post", "comment"]);
  expect(await readableBy(ids, blocker)).toEqual([]);
  const all = ["post", "hidden", "held", "comment", "hiddenComment", "commentOfHidden"];
  expect(await readableBy(ids, authorId)).toEqual(all);
  expect(await readableBy(ids, group.ownerId)).toEqual(all);
});

test("posts of a private or deleted group are not found by people outside", async () => {
  const { db } = database;
  const [stranger = ""] = await createUsers(db, 1);
  for (const data of [{ visibility: "private" as const }, { deletedAt: new Date() }]) {
    const group = await createGroup(db, data);
    const post = await createPost(db, { groupId: group.id, authorId: group.ownerId });
    const comment = await createComment(db, { post, authorId: group.ownerId });
    const ids = { post: post.id, comment: comment.id };
    expect(await readableBy(ids, stranger)).toEqual([]);
    expect(await readableBy(ids, null)).toEqual([]);
    expect(await readableBy(ids, group.ownerId)).toEqual("visibility" in data ? ["post", "comment"] : []);
  }
});

test("a post for guests of an event is read by these, its host, its author and moderators, with its comments", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const names = ["host", "author", "going", "waiting", "offered", "attended", "left", "stranger"] as const;
  const people = await createUsers(db, names.length);
  const who = Object.fromEntries(names.map((name, at) => [name, people[at] as string])) as Record<
    (typeof names)[number],
    string
  >;
  const event = await createEvent(db, { capacity: 50 }, { hostId: who.host });
  const rows = [
    [who.going, "confirmed", 0],
    [who.waiting, "waitlisted", 0],
    [who.offered, "offered", 0],
    [who.attended, "confirmed", 1],
    [who.left, "cancelled", 0],
  ] as const;
  for (const [at, [userId, status, checkedInSeats]] of rows.entries()) {
    const isQueued = status === "waitlisted";
    await db.rsvp.create({
      data: {
        id: newId(),
        poolId: event.poolId,
        userId,
        status,
        seats: 1,
        checkedInSeats,
        checkedInMembers: checkedInSeats > 0 ? [0] : [],
        checkedInAt: checkedInSeats > 0 ? new Date() : null,
        rsvpAt: new Date(),
        statusAt: new Date(),
        ...(isQueued && { queueNumber: at + 1 }),
        ...(status === "offered" && { offerExpiresAt: new Date(Date.now() + 3_600_000) }),
      },
    });
  }
  const audiences = ["going", "waiting", "attended"] as const;
  const readers: Record<string, string[]> = {};
  for (const audience of audiences) {
    const post = await createPost(db, {
      groupId: group.id,
      authorId: who.author,
      post: { eventId: event.id, audience },
    });
    const comment = await createComment(db, { post, authorId: who.author });
    const ids = { post: post.id, comment: comment.id };
    readers[audience] = [];
    for (const name of names) {
      const found = await readableBy(ids, who[name]);
      expect(found.length % 2).toBe(0);
      if (found.length === 2) readers[audience].push(name);
    }
    expect(await readableBy(ids, group.ownerId)).toEqual(["post", "comment"]);
    expect(await readableBy(ids, null)).toEqual([]);
  }
  expect(readers).toEqual({
    going: ["host", "author", "going", "attended"],
    waiting: ["host", "author", "waiting", "offered"],
    attended: ["host", "author", "attended"],
  });
});
