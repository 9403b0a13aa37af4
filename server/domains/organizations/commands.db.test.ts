import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, hours, NOW, newId } from "../../../tests/factories";
import { withoutLocks } from "../../../tests/faults/without-locks";
import { addMember, createRfp, createVenue } from "../../../tests/venue-factories";
import type { Db } from "../../db/client";
import { provideEnv } from "../../env";
import type { Viewer } from "../accounts/schema";
import { mailboxOf } from "../refusals/policy";
import { createOrganization, deleteOrganization, renameOrganization } from "./commands";
import {
  acceptInvitation,
  declineInvitation,
  inviteMember,
  withdrawInvitation,
} from "./invitations.commands";
import { changeMember } from "./members.commands";
import { getMembership, listMembers, listOrganizations, listWaitingInvitations } from "./queries";
import type { OrganizationRole } from "./schema";

const database = testDatabase();
let [ana, ben, chi] = [] as unknown as [Viewer, Viewer, Viewer];

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }));
beforeEach(async () => {
  const ids = await createUsers(database.db, 3);
  [ana, ben, chi] = (await Promise.all(ids.map((id) => viewerOf(database.db, id)))) as [
    Viewer,
    Viewer,
    Viewer,
  ];
});

const found = () => createOrganization(database.db, { name: "Kino Nord", viewer: ana, now: NOW });
const invite = (id: string, to: Viewer, role: OrganizationRole, actor = ana) =>
  inviteMember(database.db, { organization: { id }, actorId: actor.id, email: to.email, role, now: NOW });

async function joined(viewer: Viewer, orgId: string, role: OrganizationRole) {
  await invite(orgId, viewer, role);
  return acceptInvitation(database.db, { orgId, viewer, now: NOW });
}

const setRole = (id: string, role: OrganizationRole | null) =>
  changeMember(database.db, { organization: { id }, actorId: ana.id, userId: ben.id, role });

const facts = (id: string) =>
  database.db.outboxEvent.findMany({
    where: { aggregateId: id },
    select: { type: true, payload: true },
    orderBy: { seq: "asc" },
  });

describe("an organization", () => {
  test("the founder of an organization owns it, and other people do not see it", async () => {
    const { id, slug } = await found();
    expect(slug).toMatch(/^kino-nord-/);
    expect(await listOrganizations(database.db, ana.id)).toMatchObject([{ id, role: "owner" }]);
    for (const orgId of [id, slug, id.toUpperCase()]) {
      expect(await getMembership(database.db, { orgId, userId: ana.id })).toMatchObject({ id });
      await expect(getMembership(database.db, { orgId, userId: ben.id })).rejects.toMatchObject({
        reason: "organization.not-found",
      });
    }
  });

  test("a new name leaves the slug as it was", async () => {
    const { id, slug } = await found();
    const order = { organization: { id }, actorId: ana.id, name: "Kino Süd" };
    expect(await renameOrganization(database.db, order)).toMatchObject({ name: "Kino Süd", slug });
  });

  test("an organization without venues and requests can be deleted, one with them cannot", async () => {
    const { db } = database;
    const order = async () => ({ organization: await found(), actorId: ana.id });
    const empty = await order();
    await deleteOrganization(db, empty);
    expect(await db.organization.count({ where: { id: empty.organization.id } })).toBe(0);
    const withVenue = await order();
    await createVenue(db, { organizationId: withVenue.organization.id });
    const withRfp = await order();
    await createRfp(db, { organizationId: withRfp.organization.id });
    for (const one of [withVenue, withRfp]) {
      await expect(deleteOrganization(db, one)).rejects.toMatchObject({ reason: "organization.not-empty" });
    }
  });
});

describe("invitations to an organization", () => {
  test("a person with an unconfirmed address makes an organization and cannot invite others", async () => {
    await database.db.user.update({ where: { id: ana.id }, data: { emailVerifiedAt: null } });
    const { id } = await createOrganization(database.db, {
      name: "Kino",
      viewer: { ...ana, emailVerified: false },
      now: NOW,
    });
    await expect(invite(id, ben, "member")).rejects.toMatchObject({ reason: "account.unconfirmed" });
  });

  test("an invited person joins with the role of the invitation, once", async () => {
    const { id, slug } = await found();
    expect(await joined(ben, id, "manager")).toMatchObject({ id, role: "manager" });
    const again = { orgId: slug, viewer: ben, now: NOW };
    expect(await acceptInvitation(database.db, again)).toMatchObject({ role: "manager" });
    const organization = await getMembership(database.db, { orgId: id, userId: ana.id });
    const reader = { organization, userId: ana.id, now: NOW };
    const roles = (await listMembers(database.db, reader)).items.map(({ role }) => role);
    expect(roles).toEqual(["owner", "manager"]);
    expect((await facts(id)).map(({ type }) => type)).toEqual([
      "organization.invited",
      "organization.members-changed",
    ]);
  });

  test("neither an expired invitation nor one to another email lets a person join", async () => {
    const { id } = await found();
    await invite(id, ben, "member");
    const late = { orgId: id, viewer: ben, now: hours(31 * 24) };
    const stranger = { orgId: id, viewer: chi, now: NOW };
    const unconfirmed = { orgId: id, viewer: { ...ben, emailVerified: false }, now: NOW };
    for (const one of [late, stranger, unconfirmed]) {
      await expect(acceptInvitation(database.db, one)).rejects.toMatchObject({
        reason: "organization.not-found",
      });
    }
  });

  test.each([
    ["is removed", (id: string) => setRole(id, null)],
    ["becomes a member", (id: string) => setRole(id, "member")],
    ["is banned", () => database.db.user.update({ where: { id: ben.id }, data: { bannedAt: NOW } })],
  ])("the invitations of a manager who %s no longer let a person join", async (_, end) => {
    const { id } = await found();
    await joined(ben, id, "manager");
    await invite(id, chi, "manager", ben);
    expect(await listWaitingInvitations(database.db, chi, NOW)).toHaveLength(1);
    await end(id);
    expect(await listWaitingInvitations(database.db, chi, NOW)).toEqual([]);
    const accepting = acceptInvitation(database.db, { orgId: id, viewer: chi, now: NOW });
    await expect(accepting).rejects.toMatchObject({ reason: "organization.not-found" });
  });

  test("an invitation is answered alike whether or not the address has an account", async () => {
    const { id } = await found();
    const known = await invite(id, ben, "member");
    const unknown = await invite(id, { ...ben, email: `${newId()}@people.test` }, "member");
    expect({ ...unknown, email: "" }).toEqual({ ...known, email: "" });
    expect(await database.db.organizationMember.count({ where: { organizationId: id } })).toBe(1);
  });

  test("a declined or withdrawn invitation is gone for both sides", async () => {
    const { id } = await found();
    await invite(id, ben, "member");
    expect(await listWaitingInvitations(database.db, ben, NOW)).toMatchObject([
      { organization: { id }, role: "member", invitedBy: ana.name },
    ]);
    await declineInvitation(database.db, { orgId: id, viewer: ben });
    expect(await listWaitingInvitations(database.db, ben, NOW)).toEqual([]);
    await invite(id, chi, "member");
    await withdrawInvitation(database.db, { organization: { id }, actorId: ana.id, email: chi.email });
    expect(await listWaitingInvitations(database.db, chi, NOW)).toEqual([]);
  });

  test("a manager neither replaces nor withdraws the invitation of an owner", async () => {
    const { id } = await found();
    await joined(ben, id, "manager");
    await invite(id, chi, "owner");
    const refused = { reason: "organization.role-too-low" };
    await expect(invite(id, chi, "member", ben)).rejects.toMatchObject(refused);
    const order = { organization: { id }, actorId: ben.id, email: chi.email };
    await expect(withdrawInvitation(database.db, order)).rejects.toMatchObject(refused);
  });

  test("an invitation to the same address is sent three times a day at most", async () => {
    const { id } = await found();
    for (let n = 0; n < 3; n++) await invite(id, ben, "member");
    await expect(invite(id, ben, "member")).rejects.toMatchObject({
      reason: "organization-invite-again.too-many",
    });
  });

  test("an address that refuses all invitations is not invited", async () => {
    const { id } = await found();
    await database.db.invitationRefusal.create({ data: { mailbox: mailboxOf(ben.email), scope: "all" } });
    await expect(invite(id, ben, "member")).rejects.toMatchObject({ reason: "rsvp.no-invitations" });
  });
});

describe("members of an organization", () => {
  test("members see each other's names, and only owners and managers see addresses and invitations", async () => {
    const { id } = await found();
    await joined(ben, id, "member");
    await invite(id, chi, "member");
    const asSeenBy = async ({ id: userId }: Viewer) => {
      const organization = await getMembership(database.db, { orgId: id, userId });
      return listMembers(database.db, { organization, userId, now: NOW });
    };
    expect(await asSeenBy(ben)).toMatchObject({
      items: [{ email: null }, { email: ben.email }],
      invited: [],
    });
    expect(await asSeenBy(ana)).toMatchObject({
      items: [{ email: ana.email }, { email: ben.email }],
      invited: [{ email: chi.email, role: "member" }],
    });
  });

  test("a former member can neither change nor invite members", async () => {
    const { id } = await found();
    await joined(ben, id, "manager");
    const removal = { organization: { id }, actorId: ana.id, userId: ben.id, role: null };
    await changeMember(database.db, removal);
    await expect(invite(id, chi, "member", ben)).rejects.toMatchObject({ reason: "organization.not-found" });
  });

  test("an owner whose only fellow owner is banned stays", async () => {
    const { id } = await found();
    await joined(ben, id, "owner");
    await database.db.user.update({ where: { id: ben.id }, data: { bannedAt: NOW } });
    const leaving = { organization: { id }, actorId: ana.id, userId: ana.id, role: null };
    await expect(changeMember(database.db, leaving)).rejects.toMatchObject({
      reason: "organization.last-owner",
    });
  });

  /** Two owners leave at the same moment. @returns how many owners are left */
  async function bothLeave(db: Db): Promise<number> {
    const { id } = await found();
    await addMember(database.db, id, { role: "owner", userId: ben.id });
    const leave = ({ id: userId }: Viewer) =>
      changeMember(db, { organization: { id }, actorId: userId, userId, role: null });
    await Promise.allSettled([leave(ana), leave(ben)]);
    return database.db.organizationMember.count({ where: { organizationId: id, role: "owner" } });
  }

  test("of two owners who leave at the same moment, one stays", async () => {
    expect(await bothLeave(database.db)).toBe(1);
  });

  test("positive control: without the lock, two owners who leave at the same moment orphan the organization", async () => {
    expect(await bothLeave(withoutLocks(database.db, 2))).toBe(0);
  });
});
