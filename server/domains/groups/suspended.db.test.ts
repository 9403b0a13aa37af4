import { expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import { addGroupMember, createGroup } from "../../../tests/group-factories";
import { provideEnv } from "../../env";
import { banMember } from "./bans.commands";
import { invitePerson } from "./invitations.commands";
import { approveRequest } from "./joining.commands";
import { createLink } from "./links/commands";
import { leaveGroup, removeMember } from "./members.commands";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();

test("a suspended moderator lets no one in and out until the suspension ends, and may leave", async () => {
  const { db } = database;
  const group = await createGroup(db, { joining: "approval" });
  const now = new Date();
  const suspendedUntil = new Date(now.getTime() + 60_000);
  const actorId = await addGroupMember(db, group.id, { role: "moderator", suspendedUntil });
  const userId = await addGroupMember(db, group.id);
  const [asking = ""] = await createUsers(db, 1);
  await db.groupRequest.create({ data: { groupId: group.id, userId: asking } });
  const acting = { groupId: group.id, actorId, now };
  const moderating = { groupId: group.id, viewer: await viewerOf(db, actorId), now };
  const acts = [
    () => removeMember(db, { ...moderating, userId }),
    () => banMember(db, { ...moderating, userId, reason: "Spam", until: null }),
    () => approveRequest(db, { ...acting, userId: asking }),
    () => createLink(db, { ...acting, usesMax: null, expiresAt: null }),
    () => invitePerson(db, { ...acting, email: `${newId()}@people.test` }),
  ];
  for (const act of acts) await expect(act()).rejects.toThrow("group.suspended");
  await removeMember(db, { ...moderating, userId, now: suspendedUntil });
  await leaveGroup(db, acting);
  expect(await db.groupMember.findMany({ where: { groupId: group.id } })).toMatchObject([
    { userId: group.ownerId },
  ]);
});
