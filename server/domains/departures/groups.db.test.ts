import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { addGroupMember, createGroup, createPost } from "../../../tests/group-factories";
import { findViolations } from "../../../tests/invariants";
import { provideEnv } from "../../env";
import { settleGroups } from "./groups.commands";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();

const settle = (userId: string) => settleGroups(database.db, { userId, decideAt: null });
const rolesOf = async (groupId: string) => {
  const rows = await database.db.groupMember.findMany({ where: { groupId } });
  return Object.fromEntries(rows.map(({ userId, role }) => [userId, role]));
};
const groupOf = (id: string) =>
  database.db.group.findUniqueOrThrow({ where: { id }, include: { tally: true } });
const depart = (id: string, data: { bannedAt: Date | null; deletedAt?: Date }) =>
  database.db.user.update({ where: { id }, data });
const now = new Date();

test("the earliest moderator inherits the group of a banned owner, who stays as a member", async () => {
  const { db } = database;
  const { id, ownerId } = await createGroup(db);
  const member = await addGroupMember(db, id, { joinedAt: new Date(0) });
  const moderator = await addGroupMember(db, id, { role: "moderator" });
  await depart(ownerId, { bannedAt: now });
  expect(await settle(ownerId)).toEqual({ groups: 1, groupsFailed: 0 });
  expect(await rolesOf(id)).toEqual({ [ownerId]: "member", [member]: "member", [moderator]: "owner" });
  expect(await settle(ownerId)).toEqual({ groups: 0, groupsFailed: 0 });
});

test("a deleted owner is a member no longer, what they wrote stays, and a member inherits", async () => {
  const { db } = database;
  const { id, ownerId } = await createGroup(db);
  const member = await addGroupMember(db, id);
  const post = await createPost(db, { groupId: id, authorId: ownerId });
  await depart(ownerId, { bannedAt: now, deletedAt: now });
  await settle(ownerId);
  expect(await rolesOf(id)).toEqual({ [member]: "owner" });
  expect(await groupOf(id)).toMatchObject({ archivedAt: null, tally: { members: 1, posts: 1 } });
  expect(await db.contribution.count({ where: { id: post.id, deletedAt: null } })).toBe(1);
});

test("a group that no one is left to run is closed, and its banned owner has it back after the ban", async () => {
  const { db } = database;
  const { id, ownerId } = await createGroup(db);
  await depart(ownerId, { bannedAt: now });
  await settle(ownerId);
  expect(await groupOf(id)).toMatchObject({ archivedAt: expect.any(Date) });
  expect(await rolesOf(id)).toEqual({ [ownerId]: "owner" });
  expect(await settle(ownerId)).toEqual({ groups: 0, groupsFailed: 0 });
});

test("another owner who can act keeps the group as it is, and a banned owner beside them", async () => {
  const { db } = database;
  const { id, ownerId } = await createGroup(db);
  const other = await addGroupMember(db, id, { role: "owner" });
  await depart(ownerId, { bannedAt: now });
  await settle(ownerId);
  expect(await rolesOf(id)).toEqual({ [ownerId]: "owner", [other]: "owner" });
});

test("a wrong counter of members, and a group that was left without an owner for an hour, are found as violations", async () => {
  const { db } = database;
  const { id, ownerId } = await createGroup(db);
  await addGroupMember(db, id);
  const found = async () => {
    const violations = await findViolations(db, now);
    return violations.filter(({ detail }) => detail === id).map(({ invariant }) => invariant.slice(0, 3));
  };
  expect(await found()).toEqual([]);
  await db.groupTally.update({ where: { groupId: id }, data: { members: 7 } });
  expect(await found()).toEqual(["I31"]);
  await db.groupTally.update({ where: { groupId: id }, data: { members: 2 } });
  await depart(ownerId, { bannedAt: now });
  expect(await found()).toEqual([]);
  await depart(ownerId, { bannedAt: new Date(now.getTime() - 7_200_000) });
  expect(await found()).toEqual(["I32"]);
});
