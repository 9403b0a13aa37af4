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
import { countUnread, listNotifications } from "../domains/notifications/centre/queries";
import { chooseByLink } from "../domains/notifications/unsubscribe/commands";
import { groupSubscriptionToken } from "../domains/notifications/unsubscribe/queries";
import { provideEnv } from "../env";
import { appendEvent } from "../outbox/append";
import type { DomainEvent } from "../outbox/catalog";
import { relayAll } from "../outbox/testing/outbox-fixtures";
import { withPresentWords } from "./shown-words";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();
const HALF_HOUR_MS = 30 * 60_000;

let group: TestGroup;
let ada: string;
beforeEach(async () => {
  group = await createGroup(database.db);
  ada = await addGroupMember(database.db, group.id);
  await database.db.user.update({ where: { id: ada }, data: { name: "Ada" } });
});

const tell = (...events: DomainEvent[]) =>
  inTransaction(database.db, async (tx) => {
    for (const event of events) await appendEvent(tx, event);
  });

/** What people see in their notification centres, after all that was appended was relayed. */
async function titles(userId: string): Promise<string[]> {
  const { items } = await listNotifications(database.db, { userId, show: "all", limit: 50 }, (rows) =>
    withPresentWords(database.db, rows, new Date()),
  );
  return items.map(({ title }) => title.replace(/[\u2066-\u2069]/g, ""));
}

async function publish(post: TestPost): Promise<void> {
  const payload = { groupId: group.id, postId: post.id };
  await tell({ type: "post.published", aggregateId: post.id, payload });
  await relayAll(database.db);
}

const ofComment = (type: "comment.published" | "comment.changed", post: TestPost, commentId: string) =>
  ({ type, aggregateId: post.id, payload: { groupId: group.id, postId: post.id, commentId } }) as const;

async function say(post: TestPost, authorId: string, order: object = {}): Promise<string> {
  const comment = await createComment(database.db, { post, authorId, ...order });
  await tell(ofComment("comment.published", post, comment.id));
  return comment.id;
}

/** In the next half hour, which does not end while a test runs. */
const soon = () => ({ createdAt: new Date(Math.ceil(Date.now() / HALF_HOUR_MS) * HALF_HOUR_MS + 1) });

const mention = (contributionId: string, userId: string) =>
  database.db.mention.create({ data: { contributionId, userId } });

const member = (data: object = {}) => addGroupMember(database.db, group.id, data);
const write = (order: object = {}) => createPost(database.db, { groupId: group.id, authorId: ada, ...order });

test("a new post is told to members by their level, once each, and a mention takes its place", async () => {
  const { db } = database;
  const [highlights, everything, nothing, mentioned] = [
    await member(),
    await member({ level: "everything" }),
    await member({ level: "nothing" }),
    await member(),
  ];
  const post = await write({ post: { title: "Foxes" } });
  await mention(post.id, mentioned);
  await publish(post);
  await publish(post);
  const told = ["New post in Night Walkers: Foxes"];
  expect(await titles(highlights)).toEqual(told);
  expect(await titles(everything)).toEqual(told);
  expect(await titles(nothing)).toEqual([]);
  expect(await titles(mentioned)).toEqual(["Ada mentioned you in Night Walkers"]);
  expect(await titles(ada)).toEqual([]);
  const mails = await db.mailboxMessage.findMany({ where: { to: (await mailOf(mentioned)).email } });
  expect(mails.map(({ text }) => text)).toEqual([
    expect.stringMatching(/A fox crossed the bridge[\s\S]*\/g\/[\s\S]*unsubscribe\/[\w-]{64}\.group/),
  ]);
});

const mailOf = (id: string) => database.db.user.findUniqueOrThrow({ where: { id }, select: { email: true } });

test("people who block the author, or are outside of the audience, are not told of a post", async () => {
  const { db } = database;
  const [blocker, inside] = [await member(), await member()];
  await db.personBlock.create({ data: { userId: blocker, blockedId: ada } });
  await publish(await write());
  expect(await titles(blocker)).toEqual([]);
  await publish(await write({ post: { audience: "going", title: "Only for guests" } }));
  expect(await titles(inside)).toEqual(["Ada posted in Night Walkers"]);
});

test("comments on a post within half an hour are one notification that grows, and one email at its end", async () => {
  const { db } = database;
  const [watcher, muted, lurker] = [
    await member({ level: "nothing" }),
    await member({ level: "everything" }),
    await member(),
  ];
  const post = await write({ post: { title: "Foxes" } });
  await db.postWatch.createMany({
    data: [
      { userId: watcher, postId: post.id, level: "watching" },
      { userId: muted, postId: post.id, level: "muted" },
    ],
  });
  // All in one window, which began at a fixed moment in the past.
  const from = new Date(Math.floor(Date.now() / HALF_HOUR_MS) * HALF_HOUR_MS - HALF_HOUR_MS);
  const at = (minute: number) => ({ createdAt: new Date(from.getTime() + minute * 60_000) });
  await say(post, group.ownerId, at(1));
  await relayAll(db);
  const [first = ""] = await titles(ada);
  expect(first).toMatch(/ commented on Foxes$/);
  const hidden = await say(post, group.ownerId, at(2));
  await say(post, watcher, at(3));
  await relayAll(db);
  expect(await titles(ada)).toEqual(["3 new comments on Foxes"]);
  expect(await titles(watcher)).toEqual(["2 new comments on Foxes"]);
  for (const person of [muted, lurker]) expect(await titles(person)).toEqual([]);
  await db.contribution.update({ where: { id: hidden }, data: { hiddenAt: new Date() } });
  await db.notification.updateMany({ data: { readAt: new Date() } });
  await tell(ofComment("comment.changed", post, hidden));
  await relayAll(db);
  expect(await titles(ada)).toEqual(["2 new comments on Foxes"]);
  expect(await countUnread(db, ada)).toEqual({ count: 0 });
  await db.contribution.updateMany({ where: { postId: post.id, depth: 1 }, data: { deletedAt: new Date() } });
  expect(await titles(ada)).toEqual([]);
});

test("an email about comments waits for the end of its half hour and says how many there are then", async () => {
  const { db } = database;
  const post = await write({ post: { title: "Foxes" } });
  await say(post, group.ownerId, soon());
  await say(post, group.ownerId, soon());
  await relayAll(db);
  const { email: to } = await mailOf(ada);
  const subjects = async () =>
    (await db.mailboxMessage.findMany({ where: { to } })).map(({ subject }) => subject);
  expect(await subjects()).toEqual([]);
  await relayAll(db, new Date(Date.now() + 2 * HALF_HOUR_MS));
  expect((await subjects()).map((one) => one.replace(/[\u2066-\u2069]/g, ""))).toEqual([
    "2 new comments on Foxes",
  ]);
});

test("a reply is told to the author of the comment, and its notification goes while the reply is hidden", async () => {
  const { db } = database;
  const answerer = await member();
  await db.user.update({ where: { id: answerer }, data: { name: "Bo" } });
  const post = await createPost(db, { groupId: group.id, authorId: group.ownerId });
  const comment = await createComment(db, { post, authorId: ada });
  const reply = await say(post, answerer, { parent: comment });
  await relayAll(db);
  expect(await titles(ada)).toEqual(["Bo replied to your comment in Night Walkers"]);
  expect(await countUnread(db, ada)).toEqual({ count: 1 });
  await db.contribution.update({ where: { id: reply }, data: { hiddenAt: new Date() } });
  expect(await titles(ada)).toEqual([]);
  expect(await countUnread(db, ada)).toEqual({ count: 0 });
  await db.contribution.update({ where: { id: reply }, data: { hiddenAt: null } });
  expect(await titles(ada)).toHaveLength(1);
});

test("notifications of a group are hidden from a person who left it, and an email to them is skipped with the reason", async () => {
  const { db } = database;
  const leaver = await member({ level: "everything" });
  const post = await write();
  await say(post, group.ownerId, soon());
  await relayAll(db);
  expect(await titles(leaver)).toHaveLength(1);
  await db.groupMember.deleteMany({ where: { userId: leaver } });
  expect(await titles(leaver)).toEqual([]);
  await relayAll(db, new Date(Date.now() + 2 * HALF_HOUR_MS));
  const skipped = await db.delivery.findMany({
    where: { notification: { userId: leaver } },
    select: { lastError: true, sentAt: true },
  });
  expect(skipped).toEqual([{ sentAt: null, lastError: "The person is no longer a member of the group." }]);
});

test("the link of an email ends what is written in its group, and of no other, and can be taken back", async () => {
  const { db } = database;
  const reader = await member({ level: "everything" });
  const other = await createGroup(db);
  await addGroupMember(db, other.id, { userId: reader });
  const token = groupSubscriptionToken({ userId: reader, groupId: group.id });
  const levels = async () =>
    (await db.groupMember.findMany({ where: { userId: reader } })).map(({ groupId, level }) => [
      groupId,
      level,
    ]);
  expect(await chooseByLink(db, { token, enabled: false })).toMatchObject({ enabled: false });
  expect(new Map((await levels()) as [string, string][])).toEqual(
    new Map([
      [group.id, "nothing"],
      [other.id, "highlights"],
    ]),
  );
  await publish(await write());
  expect(await titles(reader)).toEqual([]);
  expect(await chooseByLink(db, { token, enabled: true })).toMatchObject({ enabled: true });
  await expect(
    chooseByLink(db, { token: token.replace(/^./, (one) => (one === "A" ? "B" : "A")), enabled: false }),
  ).rejects.toMatchObject({ code: "not-found" });
});

test("moderators are told once of reports and held posts together, and of nothing once they are no moderators", async () => {
  const { db } = database;
  const moderator = await member({ role: "moderator" });
  const held = await write({ heldAt: new Date(), heldFor: "first" });
  const report = await db.report.create({
    data: {
      groupId: group.id,
      contributionId: held.id,
      reporterId: group.ownerId,
      reasons: ["spam"],
      createdAt: new Date(),
    },
  });
  await tell(
    { type: "post.held", aggregateId: held.id, payload: { groupId: group.id, postId: held.id } },
    {
      type: "moderation.reported",
      aggregateId: group.id,
      payload: { groupId: group.id, reportId: report.id },
    },
  );
  await relayAll(db);
  const waiting = ["To review in Night Walkers: 1 report, 1 post or comment to approve"];
  expect(await titles(moderator)).toEqual(waiting);
  expect(await titles(ada)).toEqual([]);
  await db.groupMember.updateMany({ where: { userId: moderator }, data: { role: "member" } });
  expect(await titles(moderator)).toEqual([]);
});

test("a request to join is told to moderators while it stands, and its answer to the person", async () => {
  const { db } = database;
  const [asker = ""] = await createUsers(db, 1);
  await db.user.update({ where: { id: asker }, data: { name: "Cy" } });
  await db.groupRequest.create({ data: { groupId: group.id, userId: asker, note: "Hello" } });
  const payload = { groupId: group.id, userId: asker };
  await tell({ type: "group.requested", aggregateId: group.id, payload });
  await relayAll(db);
  expect(await titles(group.ownerId)).toEqual(["Cy asks to join Night Walkers"]);
  await db.groupRequest.deleteMany({ where: { userId: asker } });
  await tell({ type: "group.request-answered", aggregateId: group.id, payload });
  await relayAll(db);
  expect(await titles(asker)).toEqual([]);
  await tell({ type: "group.request-refused", aggregateId: group.id, payload });
  await relayAll(db);
  expect(await titles(asker)).toEqual(["Your request to join Night Walkers wasn't accepted"]);
  await db.notification.deleteMany({ where: { userId: asker } });
  await member({ userId: asker });
  await tell({ type: "group.request-answered", aggregateId: group.id, payload });
  await relayAll(db);
  expect(await titles(asker)).toEqual(["You're a member of Night Walkers"]);
});

test.each([
  ["warned", "A moderator of Night Walkers warns you"],
  ["banned", "You were banned from Night Walkers"],
  ["role-changed", "You're now a moderator of Night Walkers"],
  ["event-taken-out", "moderator is no longer an event of Night Walkers"],
])("a person of whom the log says %s is told once, with the reason", async (kind, title) => {
  const { db } = database;
  const { id: actionId } = await db.moderationAction.create({
    data: {
      groupId: group.id,
      at: new Date(),
      actorId: group.ownerId,
      kind,
      personId: ada,
      reason: "moderator",
    },
  });
  const acted = {
    type: "moderation.acted",
    aggregateId: group.id,
    payload: { groupId: group.id, actionId },
  } as const;
  const changed = {
    type: "group.members-changed",
    aggregateId: group.id,
    payload: { groupId: group.id, userId: ada },
  } as const;
  await tell(acted, changed, changed);
  await relayAll(db);
  expect(await titles(ada)).toEqual([title]);
});

test("an invitation is emailed to its address and shown to the account that has it", async () => {
  const { db } = database;
  const [invited = ""] = await createUsers(db, 1);
  const { email } = await mailOf(invited);
  const expiresAt = new Date(Date.now() + 86_400_000);
  const { id: invitationId } = await db.groupInvitation.create({
    data: { groupId: group.id, email, invitedById: group.ownerId, expiresAt },
  });
  await tell({ type: "group.invited", aggregateId: group.id, payload: { groupId: group.id, invitationId } });
  await relayAll(db);
  const [mail, ...more] = await db.mailboxMessage.findMany({ where: { to: email } });
  expect(more).toEqual([]);
  expect(mail?.text).toContain(`/sign-in?callbackUrl=${encodeURIComponent(`/g/${group.slug}`)}`);
  expect((await titles(invited))[0]).toMatch(/ invites you to Night Walkers$/);
});
