import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../tests/cast";
import { testDatabase } from "../../../tests/database";
import { createUsers, hours, NOW } from "../../../tests/factories";
import type { Viewer } from "../accounts/schema";
import { acceptInvitation, changeMember, createOrganization, inviteMember } from "./commands";
import { getMembership, listMembers, listOrganizations } from "./queries";

const database = testDatabase();
let [ana, ben, chi]: Viewer[] = [];

beforeEach(async () => {
  const ids = await createUsers(database.db, 3);
  [ana, ben, chi] = await Promise.all(ids.map((id) => viewerOf(database.db, id)));
});

const of = (viewer: Viewer | undefined) => viewer as Viewer;
const found = () => createOrganization(database.db, { name: "Kino Nord", viewer: of(ana), now: NOW });

async function joined(viewer: Viewer, orgId: string, role: "owner" | "manager" | "member") {
  const organization = await getMembership(database.db, { orgId, userId: of(ana).id });
  await inviteMember(database.db, { organization, actorId: of(ana).id, email: viewer.email, role, now: NOW });
  return acceptInvitation(database.db, { orgId, viewer, now: NOW });
}

describe("an organization", () => {
  test("an organization has its founder as its owner, and nobody else sees it", async () => {
    const { id, slug } = await found();
    expect(slug).toMatch(/^kino-nord-/);
    expect(await listOrganizations(database.db, of(ana).id)).toMatchObject([{ id, role: "owner" }]);
    await expect(getMembership(database.db, { orgId: id, userId: of(ben).id })).rejects.toMatchObject({
      reason: "organization.not-found",
    });
  });

  test("an invited person joins with the role of the invitation, once", async () => {
    const { id } = await found();
    expect(await joined(of(ben), id, "manager")).toMatchObject({ id, role: "manager" });
    expect(await acceptInvitation(database.db, { orgId: id, viewer: of(ben), now: NOW })).toMatchObject({
      role: "manager",
    });
    const organization = await getMembership(database.db, { orgId: id, userId: of(ana).id });
    expect((await listMembers(database.db, organization, NOW)).items.map(({ role }) => role)).toEqual([
      "owner",
      "manager",
    ]);
  });

  test("an expired invitation and one to another address join nobody", async () => {
    const { id } = await found();
    const organization = await getMembership(database.db, { orgId: id, userId: of(ana).id });
    const invite = { organization, actorId: of(ana).id, role: "member" as const, now: NOW };
    await inviteMember(database.db, { ...invite, email: of(ben).email });
    const late = { orgId: id, viewer: of(ben), now: hours(31 * 24) };
    await expect(acceptInvitation(database.db, late)).rejects.toMatchObject({
      reason: "organization.not-found",
    });
    const stranger = { orgId: id, viewer: of(chi), now: NOW };
    await expect(acceptInvitation(database.db, stranger)).rejects.toMatchObject({
      reason: "organization.not-found",
    });
  });

  test("of two owners who remove each other at once, one stays", async () => {
    const { id } = await found();
    await joined(of(ben), id, "owner");
    const removal = async (actor: Viewer, other: Viewer) =>
      changeMember(database.db, {
        organization: await getMembership(database.db, { orgId: id, userId: actor.id }),
        actorId: actor.id,
        userId: other.id,
        role: null,
      });
    const results = await Promise.allSettled([removal(of(ana), of(ben)), removal(of(ben), of(ana))]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database.db.organizationMember.count({ where: { organizationId: id, role: "owner" } })).toBe(
      1,
    );
  });
});
