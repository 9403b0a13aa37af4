import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { reaches } from "./policy";
import type { MembersOut, OrganizationOut, OrganizationRole } from "./schema";

/** An organization that the caller belongs to, and what they are in it. */
export type Membership = { id: string; slug: string; name: string; role: OrganizationRole };

/** @throws not-found both where there is no such organization and where the person is no member of it */
export async function getMembership(
  db: Queryable,
  { orgId, userId }: { orgId: string; userId: string },
): Promise<Membership> {
  const member = await db.organizationMember.findUnique({
    where: { organizationId_userId: { organizationId: orgId, userId } },
    select: { role: true, organization: { select: { id: true, slug: true, name: true } } },
  });
  if (!member) throw notFound("organization");
  return { ...member.organization, role: member.role };
}

/** The organizations that a person acts for, by name. */
export async function listOrganizations(db: Queryable, userId: string): Promise<OrganizationOut[]> {
  const rows = await db.organizationMember.findMany({
    where: { userId },
    select: { role: true, organization: { select: { id: true, slug: true, name: true } } },
    orderBy: [{ organization: { name: "asc" } }, { organizationId: "asc" }],
  });
  return rows.map(({ role, organization }) => ({ ...organization, role }));
}

/** The members of an organization, owners first; for owners and managers also the addresses that were invited. */
export async function listMembers(db: Queryable, { id, role }: Membership, now: Date): Promise<MembersOut> {
  const members = await db.organizationMember.findMany({
    where: { organizationId: id },
    select: {
      role: true,
      joinedAt: true,
      user: { select: { id: true, name: true, email: true, imageUrl: true } },
    },
    orderBy: [{ role: "asc" }, { joinedAt: "asc" }, { userId: "asc" }],
  });
  const invited = reaches(role, "manager")
    ? await db.organizationInvitation.findMany({
        where: { organizationId: id, expiresAt: { gt: now } },
        select: { email: true, role: true, expiresAt: true },
        orderBy: { email: "asc" },
      })
    : [];
  return {
    items: members.map(({ user: { id: userId, ...user }, role: itsRole, joinedAt }) => ({
      userId,
      ...user,
      role: itsRole,
      joinedAt: joinedAt.toISOString(),
    })),
    invited: invited.map(({ expiresAt, ...one }) => ({ ...one, expiresAt: expiresAt.toISOString() })),
  };
}
