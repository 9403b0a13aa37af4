import { randomInt } from "node:crypto";
import { newSlug } from "../../../lib/slug";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { whyNotChange } from "./policy";
import { getMembership, type Membership } from "./queries";
import { MEMBERS_MAX, type OrganizationOut, type OrganizationRole, OWNED_MAX } from "./schema";

const CREATIONS: Limit = { name: "organization", hitsMax: 10, windowSeconds: 3600 };
const INVITATION_DAYS = 30;
const DAY_MS = 86_400_000;

/**
 * Makes an organization whose owner is the caller.
 * @throws DomainError forbidden account.unconfirmed; conflict organization.too-many-owned; rate-limited
 */
export async function createOrganization(
  db: Db,
  { name, viewer, now }: { name: string; viewer: Viewer; now: Date },
): Promise<OrganizationOut> {
  if (!viewer.emailVerified) throw new DomainError("account.unconfirmed");
  await takeHit(db, CREATIONS, viewer.id, now);
  return inTransaction(db, async (tx) => {
    // Under the lock of the person, two creations at once cannot both be the last that is allowed.
    await tx.$queryRaw`select 1 from "User" where id = ${viewer.id}::uuid for no key update`;
    const owned = await tx.organizationMember.count({ where: { userId: viewer.id, role: "owner" } });
    if (owned >= OWNED_MAX) throw new DomainError("organization.too-many-owned", { ownedMax: OWNED_MAX });
    const slug = newSlug(name, (n) => randomInt(n));
    const { id } = await tx.organization.create({
      data: { name, slug, members: { create: { userId: viewer.id, role: "owner" } } },
      select: { id: true },
    });
    return { id, slug, name, role: "owner" };
  });
}

type Acting = { organization: Membership; actorId: string };

/**
 * Invites an address, or changes the role of its open invitation. It joins once the owner of the address accepts.
 * @throws DomainError forbidden role.too-low; conflict organization.is-member, organization.limit-reached
 */
export function inviteMember(
  db: Db,
  { organization, actorId, email, role, now }: Acting & { email: string; role: OrganizationRole; now: Date },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { actor } = await lockMembers(tx, organization.id, actorId);
    refuse(whyNotChange({ actor, before: null, after: role, isSelf: false, owners: 1 }));
    const [members, invited, already] = await Promise.all([
      tx.organizationMember.count({ where: { organizationId: organization.id } }),
      tx.organizationInvitation.count({ where: { organizationId: organization.id, email: { not: email } } }),
      tx.organizationMember.findFirst({
        where: { organizationId: organization.id, user: { email, emailVerifiedAt: { not: null } } },
      }),
    ]);
    if (already) throw new DomainError("organization.is-member", { field: "email" });
    if (members + invited >= MEMBERS_MAX) {
      throw new DomainError("organization.limit-reached", { membersMax: MEMBERS_MAX });
    }
    const expiresAt = new Date(now.getTime() + INVITATION_DAYS * DAY_MS);
    const key = { organizationId: organization.id, email };
    await tx.organizationInvitation.upsert({
      where: { organizationId_email: key },
      create: { ...key, role, invitedById: actorId, expiresAt },
      update: { role, invitedById: actorId, expiresAt },
    });
  });
}

/** Joins by an invitation to one's own confirmed address. Accepting twice is accepting once. @throws DomainError not-found */
export function acceptInvitation(
  db: Db,
  { orgId, viewer, now }: { orgId: string; viewer: Viewer; now: Date },
): Promise<OrganizationOut> {
  return inTransaction(db, async (tx) => {
    const key = { organizationId: orgId, email: viewer.email };
    const invitation = viewer.emailVerified
      ? await tx.organizationInvitation.findUnique({ where: { organizationId_email: key } })
      : null;
    if (!invitation || invitation.expiresAt <= now) return getMembership(tx, { orgId, userId: viewer.id });
    await tx.organizationMember.createMany({
      data: [{ organizationId: orgId, userId: viewer.id, role: invitation.role }],
      skipDuplicates: true,
    });
    await tx.organizationInvitation.delete({ where: { organizationId_email: key } });
    return getMembership(tx, { orgId, userId: viewer.id });
  });
}

/** Takes an invitation back, or declines one's own. Repeating it changes nothing. @throws DomainError forbidden role.too-low */
export async function withdrawInvitation(
  db: Db,
  { organization, actorId, email }: Acting & { email: string },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const { actor } = await lockMembers(tx, organization.id, actorId);
    refuse(whyNotChange({ actor, before: null, after: null, isSelf: false, owners: 1 }));
    await tx.organizationInvitation.deleteMany({ where: { organizationId: organization.id, email } });
  });
}

/**
 * Gives a member another role, or removes them (`role: null`); for oneself that is leaving.
 * @throws DomainError not-found; forbidden role.too-low; conflict organization.last-owner
 */
export function changeMember(
  db: Db,
  { organization, actorId, userId, role }: Acting & { userId: string; role: OrganizationRole | null },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { actor, members } = await lockMembers(tx, organization.id, actorId);
    const before = members.get(userId);
    if (!before) throw notFound("member");
    const owners = [...members.values()].filter((one) => one === "owner").length;
    refuse(whyNotChange({ actor, before, after: role, isSelf: userId === actorId, owners }));
    const where = { organizationId_userId: { organizationId: organization.id, userId } };
    if (role === null) await tx.organizationMember.delete({ where });
    else await tx.organizationMember.update({ where, data: { role } });
  });
}

/** Locks the organization and reads its members by id. @throws not-found for a person who is no member any more */
async function lockMembers(tx: Tx, organizationId: string, actorId: string) {
  await tx.$queryRaw`select 1 from "Organization" where id = ${organizationId}::uuid for no key update`;
  const rows = await tx.organizationMember.findMany({
    where: { organizationId },
    select: { userId: true, role: true },
  });
  const members = new Map(rows.map(({ userId, role }) => [userId, role]));
  const actor = members.get(actorId);
  if (!actor) throw notFound("organization");
  return { actor, members };
}

function refuse(refusal: ReturnType<typeof whyNotChange>): void {
  if (refusal === "role.too-low") throw new DomainError("organization.role-too-low");
  if (refusal) throw new DomainError(refusal);
}
