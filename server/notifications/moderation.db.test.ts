import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { addGroupMember, createGroup, createPost, type TestGroup } from "../../tests/group-factories";
import { banMember } from "../domains/groups/bans.commands";
import { joinGroup, takeRequestBack } from "../domains/groups/joining.commands";
import { listQueue } from "../domains/moderation/queue.queries";
import { report } from "../domains/moderation/reports.commands";
import type { TargetType } from "../domains/moderation/schema";
import { listNotifications } from "../domains/notifications/centre/queries";
import { provideEnv } from "../env";
import { relayAll } from "../outbox/testing/outbox-fixtures";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

let group: TestGroup;
beforeEach(async () => {
  group = await createGroup(database.db);
});

/** What a person's notification centre says, without marks of direction. */
async function noticesOf(userId: string): Promise<string[]> {
  const { items } = await listNotifications(database.db, { userId, show: "all", limit: 50 });
  return items.map(({ title, body }) => `${title}: ${body}`.replace(/[\u2066-\u2069]/g, ""));
}

async function mailsTo(userId: string): Promise<string[]> {
  const { email } = await database.db.user.findUniqueOrThrow({ where: { id: userId } });
  const mails = await database.db.mailboxMessage.findMany({ where: { to: email } });
  return mails.map(({ text }) => text);
}

const newPerson = async () => (await createUsers(database.db, 1))[0] as string;

async function ban(userId: string, reason: string): Promise<void> {
  const viewer = await viewerOf(database.db, group.ownerId);
  await banMember(database.db, { groupId: group.id, userId, viewer, reason, until: null, now: null });
  await relayAll(database.db);
}

test("a ban is told to members and people who asked to join, and to no other person", async () => {
  const { db } = database;
  const [member, asker, stranger] = [
    await addGroupMember(db, group.id),
    await newPerson(),
    await newPerson(),
  ];
  await db.groupRequest.create({ data: { groupId: group.id, userId: asker } });
  for (const person of [member, asker, stranger]) await ban(person, "Spam");
  const told = ["You were banned from Night Walkers: You can't join it again. Reason: Spam"];
  expect(await noticesOf(member)).toEqual(told);
  expect(await noticesOf(asker)).toEqual(told);
  expect(await noticesOf(stranger)).toEqual([]);
  expect(await mailsTo(stranger)).toEqual([]);
});

test("a ban that is changed is not told again", async () => {
  const member = await addGroupMember(database.db, group.id);
  for (const reason of ["Spam", "More spam", "Still more spam"]) await ban(member, reason);
  expect(await mailsTo(member)).toHaveLength(1);
});

test("the notice of a ban has no link of the group's choice", async () => {
  const { db } = database;
  await db.group.update({ where: { id: group.id }, data: { name: "Pills www.evil.example" } });
  const member = await addGroupMember(db, group.id);
  await ban(member, "Buy at https://evil.example/pills or pills@evil.example");
  const said = [...(await noticesOf(member)), ...(await mailsTo(member))];
  expect(said).toHaveLength(2);
  for (const text of said) expect(text).not.toContain("evil.example");
});

test("moderators are told once a day of a person who asks to join again and again", async () => {
  const { db } = database;
  await db.group.update({ where: { id: group.id }, data: { joining: "approval" } });
  const viewer = await viewerOf(db, await newPerson());
  /** Asks five times, and takes back all requests but the last. */
  async function askOn(createdAt: Date): Promise<number> {
    for (let n = 0; n < 5; n++) {
      await takeRequestBack(db, { groupId: group.id, actorId: viewer.id, now: null });
      await joinGroup(db, { groupId: group.id, viewer, note: `Please ${n}`, now: null });
    }
    await db.outboxEvent.updateMany({ where: { aggregateId: group.id }, data: { createdAt } });
    await relayAll(db);
    return (await mailsTo(group.ownerId)).length;
  }
  expect(await askOn(new Date("2026-11-01T09:00:00Z"))).toBe(1);
  expect(await askOn(new Date("2026-11-01T22:00:00Z"))).toBe(1);
  expect(await askOn(new Date("2026-11-02T09:00:00Z"))).toBe(2);
});

describe("a report", () => {
  let [moderator, other, reporter]: string[] = [];
  beforeEach(async () => {
    const { db } = database;
    moderator = await addGroupMember(db, group.id, { role: "moderator" });
    other = await addGroupMember(db, group.id, { role: "moderator" });
    reporter = await addGroupMember(db, group.id);
  });

  async function tellOf(targetType: TargetType, targetId: string): Promise<void> {
    const viewer = await viewerOf(database.db, reporter as string);
    const about = { targetType, targetId, groupId: group.id, reasons: ["spam" as const], note: "" };
    await report(database.db, { ...about, viewer, now: new Date() });
    await relayAll(database.db);
  }

  /** What each moderator was told, and how much their queue holds. */
  async function knownTo(userId: string | undefined) {
    const viewerId = userId as string;
    const { items } = await listQueue(database.db, { groupId: group.id, viewerId, limit: 50 });
    return { told: await noticesOf(viewerId), mails: (await mailsTo(viewerId)).length, queued: items.length };
  }

  const UNTOLD = { told: [], mails: 0, queued: 0 };
  const TOLD = { told: ["To review in Night Walkers: 1 report: "], mails: 1, queued: 1 };

  test("of a moderator, or of what they wrote, is told to the other moderators only", async () => {
    const { db } = database;
    const post = await createPost(db, { groupId: group.id, authorId: other as string });
    await tellOf("person", moderator as string);
    expect([await knownTo(moderator), await knownTo(other)]).toEqual([UNTOLD, TOLD]);
    await db.report.deleteMany();
    await db.notification.deleteMany();
    await db.mailboxMessage.deleteMany();
    await tellOf("post", post.id);
    expect([await knownTo(moderator), await knownTo(other)]).toEqual([TOLD, UNTOLD]);
  });

  test("of a moderator tells them nothing new where something else waits for them", async () => {
    const { db } = database;
    await tellOf("person", group.ownerId);
    await db.notification.deleteMany({ where: { userId: moderator as string } });
    await tellOf("person", moderator as string);
    expect((await knownTo(moderator)).told).toEqual([]);
    expect((await knownTo(other)).told).toEqual(["To review in Night Walkers: 2 reports: "]);
  });

  test("of the group itself is told to the site only", async () => {
    await tellOf("group", group.id);
    expect([await knownTo(group.ownerId), await knownTo(moderator)]).toEqual([UNTOLD, UNTOLD]);
  });
});
