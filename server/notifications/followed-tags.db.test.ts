import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUsers, newId } from "../../tests/factories";
import {
  addGroupMember,
  createGroup,
  createPost,
  type TestGroup,
  type TestPost,
} from "../../tests/group-factories";
import { inTransaction } from "../db/transaction";
import { listNotifications } from "../domains/notifications/centre/queries";
import { provideEnv } from "../env";
import { appendEvent } from "../outbox/append";
import { relayAll } from "../outbox/testing/outbox-fixtures";
import { withPresentWords } from "./shown-words";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

let group: TestGroup;
let ada: string;
beforeEach(async () => {
  group = await createGroup(database.db);
  ada = await addGroupMember(database.db, group.id);
  await database.db.user.update({ where: { id: ada }, data: { name: "Ada" } });
});

/** What people see in their notification centres. */
async function titles(userId: string): Promise<string[]> {
  const { items } = await listNotifications(database.db, { userId, show: "all", limit: 50 }, (rows) =>
    withPresentWords(database.db, rows, new Date()),
  );
  return items.map(({ title }) => title.replace(/[\u2066-\u2069]/g, ""));
}

async function publish(post: TestPost): Promise<void> {
  const payload = { groupId: group.id, postId: post.id };
  await inTransaction(database.db, (tx) =>
    appendEvent(tx, { type: "post.published", aggregateId: post.id, payload }),
  );
  await relayAll(database.db);
}

const mention = (contributionId: string, userId: string) =>
  database.db.mention.create({ data: { contributionId, userId } });
const mailOf = (id: string) => database.db.user.findUniqueOrThrow({ where: { id }, select: { email: true } });
const member = (data: object = {}) => addGroupMember(database.db, group.id, data);
const write = (order: object = {}) => createPost(database.db, { groupId: group.id, authorId: ada, ...order });
const tag = (groupId: string | null, name: string) =>
  database.db.tag.create({ data: { id: newId(), groupId, name, slug: newId(), color: "green" } });
const follow = (tagId: string, ...userIds: string[]) =>
  database.db.tagFollow.createMany({ data: userIds.map((userId) => ({ tagId, userId })) });
async function give(postId: string, ...tagIds: string[]): Promise<void> {
  const { groupId } = await database.db.post.findUniqueOrThrow({ where: { id: postId } });
  await database.db.postTag.createMany({ data: tagIds.map((tagId) => ({ postId, tagId, groupId })) });
}

test("a new post is told once to followers of its tags, to members by their level, and to people outside", async () => {
  const { db } = database;
  const [outside = "", blocker = "", quiet = ""] = await createUsers(db, 3);
  const [inside, nothing, mentioned, unwanting] = [
    await member(),
    await member({ level: "nothing" }),
    await member(),
    await member(),
  ];
  const [foxes, owls] = [await tag(null, "Foxes"), await tag(group.id, "Owls")];
  const followers = [outside, blocker, quiet, inside, nothing, mentioned, unwanting, ada];
  await follow(foxes.id, ...followers);
  await follow(owls.id, outside, inside);
  await db.personBlock.create({ data: { userId: blocker, blockedId: ada } });
  await db.notificationPreference.createMany({
    data: [quiet, unwanting].map((userId) => ({
      userId,
      kind: "group.tagged",
      channel: "inApp",
      enabled: false,
    })),
  });
  const post = await write({ post: { title: "At dawn" } });
  await give(post.id, foxes.id, owls.id);
  await mention(post.id, mentioned);
  await publish(post);
  await publish(post);
  const told = ["New post about Foxes in Night Walkers: At dawn"];
  for (const person of [outside, inside]) expect(await titles(person)).toEqual(told);
  expect(await titles(mentioned)).toEqual(["Ada mentioned you in Night Walkers"]);
  expect(await titles(unwanting)).toEqual(["New post in Night Walkers: At dawn"]);
  for (const person of [nothing, blocker, quiet, ada]) expect(await titles(person)).toEqual([]);
  await db.contribution.update({ where: { id: post.id }, data: { hiddenAt: new Date() } });
  for (const person of [outside, inside]) expect(await titles(person)).toEqual([]);
});

test("people outside hear by a tag of the site of no unlisted or private group, and members do", async () => {
  const { db } = database;
  const [outside = ""] = await createUsers(db, 1);
  const [inside, ofSite, ofGroup] = [await member(), await tag(null, "Foxes"), await tag(group.id, "Owls")];
  for (const { id } of [ofSite, ofGroup]) await follow(id, outside, inside);
  for (const visibility of ["unlisted", "private"] as const) {
    await db.group.update({ where: { id: group.id }, data: { visibility } });
    const post = await write({ body: visibility });
    await give(post.id, ofSite.id);
    await publish(post);
  }
  expect(await titles(outside)).toEqual([]);
  expect(await titles(inside)).toHaveLength(2);
  const secret = await write();
  await give(secret.id, ofGroup.id);
  await publish(secret);
  expect(await titles(outside)).toEqual([]);
  await db.group.update({ where: { id: group.id }, data: { visibility: "unlisted" } });
  const known = await write();
  await give(known.id, ofGroup.id);
  await publish(known);
  expect(await titles(outside)).toEqual(["New post about Owls in Night Walkers"]);
  await db.group.update({ where: { id: group.id }, data: { visibility: "private" } });
  expect(await titles(outside)).toEqual([]);
});

test("an email about a followed tag has a link that ends these emails, and is not sent to a person who unfollowed it", async () => {
  const { db } = database;
  const [reader = "", leaver = ""] = await createUsers(db, 2);
  const foxes = await tag(null, "Foxes");
  await follow(foxes.id, reader, leaver);
  await db.notificationPreference.createMany({
    data: [reader, leaver].map((userId) => ({
      userId,
      kind: "group.tagged",
      channel: "email",
      enabled: true,
    })),
  });
  const post = await write();
  await give(post.id, foxes.id);
  await db.tagFollow.deleteMany({ where: { userId: leaver } });
  await publish(post);
  const mailsTo = async (id: string) =>
    db.mailboxMessage.findMany({ where: { to: (await mailOf(id)).email } });
  expect((await mailsTo(reader)).map(({ text }) => text)).toEqual([
    expect.stringMatching(/you follow [\s\S]*Foxes[\s\S]*unsubscribe\/[\w-]{44}\.group\.tagged/),
  ]);
  expect(await mailsTo(leaver)).toEqual([]);
});
