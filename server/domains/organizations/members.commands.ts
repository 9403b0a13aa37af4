import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { endWhatEnds } from "../accounts/endings/commands";
import { lockOrganization } from "./organization-lock.queries";
import { mayInvite, reaches, whyNotChange } from "./policy";
import type { Membership } from "./queries";
import type { OrganizationRole } from "./schema";

export type Acting = { organization: Pick<Membership, "id">; actorId: string };

/**
 * Gives a member another role, or removes them (`role: null`); for oneself that is leaving.
 * @throws DomainError not-found; forbidden organization.role-too-low; conflict organization.last-owner
 */
export function changeMember(
  db: Db,
  { organization, actorId, userId, role }: Acting & { userId: string; role: OrganizationRole | null },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { actor, members } = await lockFor(tx, { organization, actorId }, null);
    const before = members.find((member) => member.userId === userId)?.role;
    if (!before) throw notFound("member");
    // A banned owner cannot act, so an organization whose other owner is banned still needs this one.
    const others = members.filter((one) => one.role === "owner" && !one.isBanned && one.userId !== userId);
    const owners = others.length + 1;
    refuse(whyNotChange({ actor, before, after: role, isSelf: userId === actorId, owners }));
    if (before === role) return;
    if (!reaches(role, "manager") && reaches(before, "manager")) {
      await endWhatEnds(tx, "organization-role-ended", { userId, organizationId: organization.id });
    }
    const where = { organizationId_userId: { organizationId: organization.id, userId } };
    if (role === null) await tx.organizationMember.delete({ where });
    else await tx.organizationMember.update({ where, data: { role } });
    await endInvitationsBeyond(tx, { organizationId: organization.id, userId, role });
    await membersChanged(tx, organization.id, userId);
  });
}

/** Takes back the open invitations of a person that their present role could not make. */
async function endInvitationsBeyond(
  tx: Tx,
  { organizationId, userId, role }: { organizationId: string; userId: string; role: OrganizationRole | null },
): Promise<void> {
  const open = await tx.organizationInvitation.findMany({
    where: { organizationId, invitedById: userId },
    select: { id: true, role: true },
  });
  const ids = open.flatMap((one) => (mayInvite(role, one.role) ? [] : one.id));
  await tx.organizationInvitation.deleteMany({ where: { id: { in: ids } } });
}

/** Locks the organization and finds what the actor is in it. @throws DomainError not-found for a former member */
export async function lockFor(tx: Tx, { organization, actorId }: Acting, now: Date | null) {
  const { members, at } = await lockOrganization(tx, organization.id, now);
  const actor = members.find(({ userId }) => userId === actorId)?.role;
  if (!actor) throw notFound("organization");
  return { actor, members, at };
}

export function refuse(refusal: ReturnType<typeof whyNotChange>): void {
  if (refusal === "role.too-low") throw new DomainError("organization.role-too-low");
  if (refusal) throw new DomainError(refusal);
}

export function membersChanged(tx: Tx, organizationId: string, userId: string): Promise<void> {
  return appendEvent(tx, {
    type: "organization.members-changed",
    aggregateId: organizationId,
    payload: { organizationId, userId },
  });
}
