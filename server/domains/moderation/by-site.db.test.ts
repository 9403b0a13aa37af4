import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers } from "../../../tests/factories";
import { addGroupMember, createGroup, createPost } from "../../../tests/group-factories";
import type { Viewer } from "../accounts/schema";
import { banMember, liftBan } from "../groups/bans.commands";
import { joinGroup } from "../groups/joining.commands";
import { removeMember } from "../groups/members.commands";
import { readPost } from "../posts/posts.queries";
import { moderate } from "./acts.commands";
import { suspendMember } from "./people.commands";
import type { Act } from "./policy";

const database = testDatabase();
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** A group with a member and their post, its owner, and an admin who is outside. */
async function world() {
  const { db } = database;
  const group = await createGroup(db);
  const userId = await addGroupMember(db, group.id);
  const post = await createPost(db, { groupId: group.id, authorId: userId });
  const [adminId = ""] = await createUsers(db, 1);
  await db.user.update({ where: { id: adminId }, data: { role: "admin" } });
  const [owner, site, member] = await Promise.all(
    [group.ownerId, adminId, userId].map((id) => viewerOf(db, id)),
  );
  if (!owner || !site || !member) throw new Error("three people are needed");
  const ref = { id: post.id, postId: post.id, groupId: group.id, authorId: userId };
  const act = (kind: Act, viewer: Viewer) =>
    moderate(db, { act: kind, ref, viewer, reason: "", now: new Date() });
  const suspend = (viewer: Viewer, until: Date | null) =>
    suspendMember(db, { groupId: group.id, userId, viewer, reason: "Spam", until, now: new Date() });
  const onPerson = (viewer: Viewer) => ({ groupId: group.id, userId, viewer, now: null });
  const ban = (viewer: Viewer) => banMember(db, { ...onPerson(viewer), reason: "Spam", until: null });
  const can = async (viewer: Viewer) => (await readPost(db, post.id, viewer)).can;
  return { db, group, post, owner, site, member, act, suspend, onPerson, ban, can };
}

const BY_SITE = { code: "forbidden", reason: "moderation.by-site" };

test("a post that the site hid or locked is shown and opened again by the site only", async () => {
  const { owner, site, act, can } = await world();
  // Also where the group's own moderators were first.
  await act("hide", owner);
  await act("lock", owner);
  expect(await can(owner)).toMatchObject({ hide: true, lock: true });
  await act("hide", site);
  await act("lock", site);
  expect(await can(owner)).toMatchObject({ hide: false, lock: false });
  expect(await can(site)).toMatchObject({ hide: true, lock: true });
  await expect(act("unhide", owner)).rejects.toMatchObject(BY_SITE);
  await expect(act("unlock", owner)).rejects.toMatchObject(BY_SITE);
  expect(await act("unhide", site)).toMatchObject({ hidden: false });
  expect(await act("unlock", site)).toMatchObject({ lockedAt: null });
  await act("hide", owner);
  expect(await act("unhide", owner)).toMatchObject({ hidden: false });
});

test("a suspension by the site is changed and lifted by the site only, also after the member came back", async () => {
  const { db, group, owner, site, member, suspend, onPerson } = await world();
  const until = inDays(7);
  await suspend(owner, until);
  await suspend(site, until);
  await expect(suspend(owner, null)).rejects.toMatchObject(BY_SITE);
  await expect(suspend(owner, inDays(1))).rejects.toMatchObject(BY_SITE);
  await removeMember(db, onPerson(owner));
  await joinGroup(db, { groupId: group.id, viewer: member, now: null });
  await expect(suspend(owner, null)).rejects.toMatchObject(BY_SITE);
  expect(await suspend(site, null)).toMatchObject({ suspendedUntil: null });
  await suspend(owner, until);
  expect(await suspend(owner, null)).toMatchObject({ suspendedUntil: null });
});

test("a ban by the site is changed and lifted by the site only, and names no one", async () => {
  const { db, group, owner, site, member, ban, onPerson } = await world();
  await ban(owner);
  await ban(site);
  await expect(ban(owner)).rejects.toMatchObject(BY_SITE);
  await expect(liftBan(db, onPerson(owner))).rejects.toMatchObject(BY_SITE);
  await expect(joinGroup(db, { groupId: group.id, viewer: member, now: null })).rejects.toThrow(
    "group.banned",
  );
  await liftBan(db, onPerson(site));
  await joinGroup(db, { groupId: group.id, viewer: member, now: null });
  const lines = await db.moderationAction.findMany({ where: { groupId: group.id }, orderBy: { id: "asc" } });
  expect(lines.map(({ kind, actorId }) => [kind, actorId])).toEqual([
    ["banned", owner.id],
    ["banned", null],
    ["unbanned", null],
  ]);
});

test("every change of members by a moderator is told by a fact", async () => {
  const { db, group, owner, onPerson } = await world();
  await removeMember(db, onPerson(owner));
  const facts = await db.outboxEvent.findMany({
    where: { aggregateId: group.id, type: "moderation.acted" },
  });
  const [line] = await db.moderationAction.findMany({ where: { groupId: group.id } });
  expect(facts.map(({ payload }) => payload)).toEqual([{ groupId: group.id, actionId: line?.id }]);
});
