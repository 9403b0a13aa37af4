import { beforeEach, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { createUsers } from "../../tests/factories";
import { addGroupMember, createGroup, type TestGroup } from "../../tests/group-factories";
import { banMember } from "../domains/groups/bans.commands";
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
