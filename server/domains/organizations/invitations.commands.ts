import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { takeMailHit } from "../accounts/recipients.commands";
import type { Viewer } from "../accounts/schema";
import { findRefusing, NO_INVITATIONS } from "../refusals/queries";
import { type Acting, lockFor, membersChanged, refuse } from "./members.commands";
import { lockOrganization } from "./organization-lock.queries";
import { mayInvite, whyNotChange } from "./policy";
import { getMembership, type Membership } from "./queries";
import { type InvitedOut, MEMBERS_MAX, type OrganizationRole } from "./schema";

const INVITES: Limit = { name: "organization-invite", hitsMax: 100, windowSeconds: 86_400 };
/** To one address, by one organization: each sends an email. */
const INVITES_AGAIN: Limit = { name: "organization-invite-again", hitsMax: 3, windowSeconds: 86_400 };
const INVITATION_DAYS = 30;
const DAY_MS = 86_400_000;

type Invite = Acting & { email: string; role: OrganizationRole; now: Date | null };

/**
 * Invites an address, or changes the role of its open invitation. The owner of the address joins by accepting. The
 * answer is the same whether or not the address has an account.
 * @throws DomainError forbidden organization.role-too-low, account.unconfirmed; conflict organization.is-member,
 * organization.limit-reached, rsvp.no-invitations; rate-limited
 */
export async function inviteMember(db: Db, invite: Invite): Promise<InvitedOut> {
  const { organization, actorId, email, role } = invite;
  await takeHit(db, INVITES, actorId, invite.now);
  await takeHit(db, INVITES_AGAIN, `${organization.id} ${email}`, invite.now);
  await takeMailHit(db, email, invite.now);
  return inTransaction(db, async (tx) => {
    const { actor, members, at } = await lockFor(tx, invite, invite.now);
    // People who never asked are emailed in the inviting person's name.
    const by = await tx.user.findUnique({ where: { id: actorId }, select: { emailVerifiedAt: true } });
    if (!by?.emailVerifiedAt) throw new DomainError("account.unconfirmed");
    refuse(whyNotChange({ actor, before: null, after: role, isSelf: false, owners: 1 }));
    const key = { organizationId: organization.id, email };
    const open = await tx.organizationInvitation.findUnique({ where: { organizationId_email: key } });
    // A manager must not turn an owner's invitation into another one.
    if (open) refuse(whyNotChange({ actor, before: open.role, after: role, isSelf: false, owners: 2 }));
    const already = await tx.organizationMember.findFirst({
      where: { organizationId: organization.id, user: { email, emailVerifiedAt: { not: null } } },
    });
    if (already) throw new DomainError("organization.is-member", { field: "email" });
    if ((await findRefusing(tx, [email], [actorId])).size > 0) {
      throw new DomainError(NO_INVITATIONS, { field: "email" });
    }
    const others = { organizationId: organization.id, email: { not: email }, expiresAt: { gt: at } };
    const invited = await tx.organizationInvitation.count({ where: others });
    if (members.length + invited >= MEMBERS_MAX) {
      throw new DomainError("organization.limit-reached", { membersMax: MEMBERS_MAX });
    }
    const expiresAt = new Date(at.getTime() + INVITATION_DAYS * DAY_MS);
    const { id } = await tx.organizationInvitation.upsert({
      where: { organizationId_email: key },
      create: { ...key, role, invitedById: actorId, expiresAt },
      update: { role, invitedById: actorId, expiresAt },
      select: { id: true },
    });
    await appendEvent(tx, {
      type: "organization.invited",
      aggregateId: organization.id,
      payload: { organizationId: organization.id, invitationId: id },
    });
    return { email, role, expiresAt: expiresAt.toISOString() };
  });
}

type Own = { orgId: string; viewer: Viewer; now: Date | null };

/**
 * Joins by an invitation to one's own confirmed address, while the person who made it may still make it. Accepting twice
 * is accepting once.
 * @param own.orgId an id or a slug
 * @throws DomainError not-found for an organization that did not invite the viewer, or whose invitation has expired
 */
export async function acceptInvitation(db: Db, { orgId, viewer, now }: Own): Promise<Membership> {
  const invitation = await findOwnInvitation(db, { orgId, viewer });
  if (!invitation) return getMembership(db, { orgId, userId: viewer.id });
  const { organizationId } = invitation;
  return inTransaction(db, async (tx) => {
    const { at, members } = await lockOrganization(tx, organizationId, now);
    const where = { organizationId_email: { organizationId, email: viewer.email } };
    // Under the lock: the invitation may have been withdrawn, or have another role.
    const open = await tx.organizationInvitation.findUnique({ where });
    if (open && open.expiresAt > at) {
      await tx.organizationInvitation.delete({ where });
      const by = members.find(({ userId, isBanned }) => userId === open.invitedById && !isBanned);
      const isValid = mayInvite(by?.role ?? null, open.role);
      if (isValid && !members.some(({ userId }) => userId === viewer.id)) {
        await tx.organizationMember.create({ data: { organizationId, userId: viewer.id, role: open.role } });
        await membersChanged(tx, organizationId, viewer.id);
      }
    }
    return getMembership(tx, { orgId: organizationId, userId: viewer.id });
  });
}

/** Declines an invitation to one's own confirmed address. Repeating it changes nothing. */
export async function declineInvitation(db: Db, { orgId, viewer }: Omit<Own, "now">): Promise<void> {
  const invitation = await findOwnInvitation(db, { orgId, viewer });
  if (invitation) await db.organizationInvitation.deleteMany({ where: { id: invitation.id } });
}

async function findOwnInvitation(db: Db, { orgId, viewer }: Omit<Own, "now">) {
  if (!viewer.emailVerified) return null;
  const key = orgId.toLowerCase();
  const rows = await db.organizationInvitation.findMany({
    where: { email: viewer.email },
    select: { id: true, organizationId: true, organization: { select: { slug: true } } },
  });
  return rows.find(({ organizationId, organization }) => [organizationId, organization.slug].includes(key));
}

/**
 * Takes an invitation back. Repeating it changes nothing.
 * @throws DomainError forbidden organization.role-too-low for a member, and for a manager where it makes an owner
 */
export function withdrawInvitation(db: Db, order: Acting & { email: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { actor } = await lockFor(tx, order, null);
    const where = { organizationId: order.organization.id, email: order.email };
    const open = await tx.organizationInvitation.findUnique({ where: { organizationId_email: where } });
    const before = open?.role ?? null;
    refuse(whyNotChange({ actor, before, after: null, isSelf: false, owners: 2 }));
    await tx.organizationInvitation.deleteMany({ where });
  });
}
