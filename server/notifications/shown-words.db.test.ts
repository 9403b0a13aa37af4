import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import {
  addGroupMember,
  createComment,
  createGroup,
  createPost,
  type TestGroup,
  type TestPost,
} from "../../tests/group-factories";
import { inTransaction } from "../db/transaction";
import { exportAccount } from "../domains/accounts/export/queries";
import { countUnread, listNotifications } from "../domains/notifications/centre/queries";
import { provideEnv } from "../env";
import { appendEvent } from "../outbox/append";
import type { DomainEvent } from "../outbox/catalog";
import { relayAll } from "../outbox/testing/outbox-fixtures";
import { withPresentWords } from "./shown-words";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

let group: TestGroup;
let [ada, ben]: string[] = [];
let post: TestPost;
beforeEach(async () => {
  group = await createGroup(database.db);
  ada = await addGroupMember(database.db, group.id);
  ben = await addGroupMember(database.db, group.id);
  await database.db.user.update({ where: { id: ben }, data: { name: "Ben" } });
  const order = { groupId: group.id, authorId: ada, post: { title: "Foxes" } };
  post = await createPost(database.db, order);
});

async function tell(event: DomainEvent): Promise<void> {
  await inTransaction(database.db, (tx) => appendEvent(tx, event));
  await relayAll(database.db);
}

/** Ben says something on Ada's post, which mentions her or not. */
async function say(body: string, isMention = false, createdAt = new Date()): Promise<string> {
  const { db } = database;
  const { id: commentId } = await createComment(db, { post, authorId: ben as string, body, createdAt });
  if (isMention) await db.mention.create({ data: { contributionId: commentId, userId: ada as string } });
  const payload = { groupId: group.id, postId: post.id, commentId };
  await tell({ type: "comment.published", aggregateId: post.id, payload });
  return commentId;
}

/** What Ada's notification centre says. */
async function shown(): Promise<string[]> {
  const by = { userId: ada as string, show: "all" as const, limit: 50 };
  const { items } = await listNotifications(database.db, by, (rows) =>
    withPresentWords(database.db, rows, new Date()),
  );
  return items.map(({ title, body }) => `${title} | ${body}`.replace(/[\u2066-\u2069]/g, ""));
}

const editComment = (id: string, body: string) =>
  database.db.contribution.update({ where: { id }, data: { body } });

test.each([
  [false, "Ben commented on Foxes | Ben: ", "Bea commented on Wolves | Bea: "],
  [true, "Ben mentioned you in Night Walkers | ", "Bea mentioned you in Night Walkers | "],
])(
  "a notification says what a comment says now, by the present name (a mention: %s)",
  async (isMention, before, after) => {
    const { db } = database;
    const commentId = await say("my secret", isMention);
    expect(await shown()).toEqual([`${before}my secret`]);
    await editComment(commentId, "redacted");
    await db.post.update({ where: { id: post.id }, data: { title: "Wolves" } });
    await db.user.update({ where: { id: ben as string }, data: { name: "Bea" } });
    expect(await shown()).toEqual([`${after}redacted`]);
  },
);

test("a comment after one that was deleted is news again", async () => {
  const { db } = database;
  // In one half hour, which does not end while the test runs.
  const at = (second: number) => new Date(Date.UTC(2026, 10, 1, 12, 0, second));
  const commentId = await say("One", false, at(1));
  await db.notification.updateMany({ data: { readAt: new Date() } });
  await db.contribution.update({ where: { id: commentId }, data: { deletedAt: new Date() } });
  const payload = { groupId: group.id, postId: post.id, commentId };
  await tell({ type: "comment.changed", aggregateId: post.id, payload });
  expect(await shown()).toEqual([]);
  await say("Another", false, at(2));
  expect(await shown()).toEqual(["Ben commented on Foxes | Ben: Another"]);
  expect(await countUnread(db, ada as string)).toEqual({ count: 1 });
});

test("a notification of a post says the title that it has now", async () => {
  const { db } = database;
  const theirs = await createPost(db, {
    ...{ groupId: group.id, authorId: ben as string, body: "Long live foxes." },
    post: { title: "Secret title" },
  });
  const payload = { groupId: group.id, postId: theirs.id };
  await tell({ type: "post.published", aggregateId: theirs.id, payload });
  expect(await shown()).toEqual(["New post in Night Walkers: Secret title | Long live foxes."]);
  await db.post.update({ where: { id: theirs.id }, data: { title: "Redacted" } });
  expect(await shown()).toEqual(["New post in Night Walkers: Redacted | Long live foxes."]);
});

test("a notification of a request to join has the present name of the person", async () => {
  const { db } = database;
  const [asker = ""] = await createUsers(db, 1);
  await db.groupMember.updateMany({ where: { userId: ada as string }, data: { role: "moderator" } });
  await db.groupRequest.create({ data: { groupId: group.id, userId: asker, note: "I like foxes." } });
  await tell({
    type: "group.requested",
    aggregateId: group.id,
    payload: { groupId: group.id, userId: asker },
  });
  await db.groupRequest.deleteMany({ where: { userId: asker } });
  await db.user.update({ where: { id: asker }, data: { name: "Deleted account" } });
  expect(await shown()).toEqual(["Deleted account asks to join Night Walkers | "]);
});

test("neither the stored notifications nor an export holds texts, titles and names of other people", async () => {
  const { db } = database;
  await say("my secret");
  await say("my other secret", true);
  expect(await shown()).toHaveLength(2);
  const stored = await db.notification.findMany({ where: { userId: ada as string } });
  const { notifications } = await exportAccount(db, { userId: ada as string, now: new Date() });
  expect(notifications).toHaveLength(2);
  expect(JSON.stringify([stored, notifications])).not.toMatch(/secret|Ben|Foxes/);
});
