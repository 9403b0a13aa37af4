import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { createUsers, newId } from "../../../../tests/factories";
import { addGroupMember, createGroup, type TestGroup } from "../../../../tests/group-factories";
import { provideEnv } from "../../../env";
import { acceptInvitation, declineInvitation, invitePerson } from "../invitations.commands";
import { getKnownGroup, listInvitations, listWaitingInvitations } from "../invitations.queries";
import { joinGroup } from "../joining.commands";
import { changeRole, removeMember } from "../members.commands";
import { createLink, joinByLink, revokeLink } from "./commands";
import { listLinks, previewLink } from "./queries";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests" });
const database = testDatabase();
const person = async () => viewerOf(database.db, (await createUsers(database.db, 1))[0] ?? "");

let group: TestGroup;
beforeEach(async () => {
  group = await createGroup(database.db, { visibility: "private", joining: "approval" });
});
const acting = (actorId = group.ownerId) => ({ groupId: group.id, actorId, now: null });
const preview = (token: string) =>
  previewLink(database.db, { token, viewerId: null, now: new Date() }).catch((error) => error.reason);

describe("an invitation link", () => {
  const make = (more: { usesMax?: number; expiresAt?: Date } = {}, actorId = group.ownerId) =>
    createLink(database.db, { ...acting(actorId), usesMax: null, expiresAt: null, ...more });
  const use = async (token: string, viewer?: Awaited<ReturnType<typeof person>>) =>
    joinByLink(database.db, { token, viewer: viewer ?? (await person()), now: null });

  test("shows strangers name, cover and number of members of a private group, and lets them in without approval", async () => {
    const { token } = await make();
    expect(await preview(token)).toEqual({
      group: { id: group.id, slug: group.slug, name: "Night Walkers", coverUrl: null, memberCount: 1 },
      status: "open",
      isMember: false,
    });
    expect(await use(token)).toMatchObject({ status: "member", group: { id: group.id } });
  });

  test("counts a person who uses it twice once, and ends with its last use", async () => {
    const { token } = await make({ usesMax: 1 });
    const viewer = await person();
    await use(token, viewer);
    await use(token, viewer);
    expect(await listLinks(database.db, group.id, new Date())).toMatchObject([{ uses: 1, hasEnded: true }]);
    await expect(use(token)).rejects.toThrow("group-link.ended");
    expect(await preview(token)).toBe("group-link.ended");
    await database.db.group.update({ where: { id: group.id }, data: { visibility: "unlisted" } });
    expect(await preview(token)).toMatchObject({ status: "ended" });
  });

  test("is refused when it is revoked, expired, forged, or the group is full, closed, deleted or bans the person", async () => {
    const { token, id } = await make();
    const soon = await make({ expiresAt: new Date(Date.now() + 60_000) });
    const late = new Date(Date.now() + 120_000);
    const viewer = await person();
    await expect(joinByLink(database.db, { token: soon.token, viewer, now: late })).rejects.toThrow(
      "group-link.ended",
    );
    await expect(make({ expiresAt: new Date(0) })).rejects.toThrow("input.invalid");
    await expect(use(`B${token.slice(1)}`)).rejects.toThrow("group-link.not-found");
    await database.db.groupBan.create({
      data: { groupId: group.id, userId: viewer.id, reason: "Spam", byId: group.ownerId },
    });
    await expect(use(token, viewer)).rejects.toThrow("group.banned");
    const change = (data: object) => database.db.group.update({ where: { id: group.id }, data });
    await change({ membersMax: 1 });
    await expect(use(token)).rejects.toThrow("group.full");
    expect(await preview(token)).toMatchObject({ status: "full" });
    await change({ membersMax: null, archivedAt: new Date() });
    await expect(use(token)).rejects.toThrow("group.archived");
    await change({ archivedAt: null });
    await revokeLink(database.db, { ...acting(), linkId: id });
    await revokeLink(database.db, { ...acting(), linkId: id });
    await expect(use(token)).rejects.toThrow("group-link.ended");
    await change({ deletedAt: new Date() });
    await expect(use(token)).rejects.toThrow("group-link.not-found");
    expect(await preview(token)).toBe("group-link.not-found");
  });

  test("ends with the role of the person who made it", async () => {
    const moderator = await addGroupMember(database.db, group.id, { role: "moderator" });
    const { token } = await make({}, moderator);
    await changeRole(database.db, { ...acting(), userId: moderator, role: "member" });
    await expect(use(token)).rejects.toThrow("group-link.ended");
    expect(await preview(token)).toBe("group-link.ended");
    await expect(make({}, moderator)).rejects.toThrow("group.role-too-low");
  });
});

describe("an invitation by email", () => {
  const invite = (email: string, actorId = group.ownerId) =>
    invitePerson(database.db, { ...acting(actorId), email });
  const waiting = async (viewer: Awaited<ReturnType<typeof person>>) =>
    (await listWaitingInvitations(database.db, viewer, new Date())).map(({ group: { id } }) => id);
  const accept = (viewer: Awaited<ReturnType<typeof person>>) =>
    acceptInvitation(database.db, { groupId: group.slug, viewer, now: null });

  test("is shown to its person, lets them into a private group without approval, and is used up", async () => {
    const viewer = await person();
    await expect(accept(viewer)).rejects.toThrow("group.not-found");
    await invite(viewer.email);
    expect(await waiting(viewer)).toEqual([group.id]);
    await accept(viewer);
    await accept(viewer);
    expect(await waiting(viewer)).toEqual([]);
    expect(await database.db.groupInvitation.count({ where: { groupId: group.id } })).toBe(0);
  });

  test("tells a moderator the same of a member's address as of a stranger's", async () => {
    const viewer = await person();
    await addGroupMember(database.db, group.id, { userId: viewer.id });
    const answers = await Promise.all([viewer.email, `${newId()}@people.test`].map((email) => invite(email)));
    const [ofMember, ofStranger] = answers.map(({ id: _, email: __, createdAt, expiresAt, ...rest }) => ({
      ...rest,
      days: (Date.parse(expiresAt) - Date.parse(createdAt)) / 86_400_000,
    }));
    expect(ofMember).toEqual(ofStranger);
    const listed = await listInvitations(database.db, {
      ...{ groupId: group.id, viewerId: group.ownerId, now: new Date() },
    });
    expect(listed.map(({ id }) => id).toSorted()).toEqual(answers.map(({ id }) => id).toSorted());
    expect(await waiting(viewer)).toEqual([]);
  });

  test("shows its address to the moderator who entered it, and to no other moderator", async () => {
    const email = `${newId()}@people.test`;
    await invite(email);
    const moderator = await addGroupMember(database.db, group.id, { role: "moderator" });
    const emails = async (viewerId: string) => {
      const listed = await listInvitations(database.db, { groupId: group.id, viewerId, now: new Date() });
      return listed.map((one) => one.email);
    };
    expect([await emails(group.ownerId), await emails(moderator)]).toEqual([[email], [null]]);
  });

  test("is neither shown to nor accepted by a person who has not confirmed the address", async () => {
    const viewer = { ...(await person()), emailVerified: false };
    await invite(viewer.email);
    expect(await waiting(viewer)).toEqual([]);
    await expect(accept(viewer)).rejects.toThrow("group.not-found");
  });

  test("ends when it is declined, and with the membership of the moderator who made it", async () => {
    const viewer = await person();
    await invite(viewer.email);
    await declineInvitation(database.db, { groupId: group.id, viewer });
    expect(await waiting(viewer)).toEqual([]);
    const moderator = await addGroupMember(database.db, group.id, { role: "moderator" });
    await invite(viewer.email, moderator);
    const owner = await viewerOf(database.db, group.ownerId);
    await removeMember(database.db, { groupId: group.id, viewer: owner, userId: moderator, now: null });
    expect(await waiting(viewer)).toEqual([]);
    await expect(accept(viewer)).rejects.toThrow("group.not-found");
  });

  test("that expired, or whose sender can't act any more, lets no one into a private group that anyone may join", async () => {
    await database.db.group.update({ where: { id: group.id }, data: { joining: "open" } });
    const viewer = await person();
    const join = async (now: Date | null) =>
      joinGroup(database.db, {
        groupId: await getKnownGroup(database.db, { groupId: group.slug, viewer }),
        viewer,
        now,
      });
    await invite(viewer.email);
    await expect(join(new Date(Date.now() + 31 * 86_400_000))).rejects.toThrow("group.by-invitation");
    const banned = (bannedAt: Date | null) =>
      database.db.user.update({ where: { id: group.ownerId }, data: { bannedAt } });
    await banned(new Date());
    await expect(join(null)).rejects.toThrow("group.by-invitation");
    await banned(null);
    expect(await join(null)).toEqual({ status: "member" });
  });

  test("is sent to one address three times a day at most, and not by people without a confirmed address", async () => {
    const email = `${newId()}@people.test`;
    for (let n = 0; n < 3; n++) await invite(email);
    await expect(invite(email)).rejects.toThrow("group-invite-again.too-many");
    await database.db.user.update({ where: { id: group.ownerId }, data: { emailVerifiedAt: null } });
    await expect(invite(`${newId()}@people.test`)).rejects.toThrow("account.unconfirmed");
  });
});
