import { z } from "zod";
import type { Db } from "../../db/client";
import { createLoader } from "../../db/loader";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import type { Viewer } from "../accounts/schema";
import { mayInvite, reaches } from "./policy";
import type { MembersOut, OrganizationOut, OrganizationRole, WaitingInvitationsOut } from "./schema";

const about = { select: { id: true, slug: true, name: true } } as const;
/** More than one person can reach by founding and by accepting. */
const ORGANIZATIONS_MAX = 500;

/** An organization that the caller belongs to, and what they are in it. */
export type Membership = { id: string; slug: string; name: string; role: OrganizationRole };

/**
 * @param by.orgId an id or a slug
 * @throws DomainError not-found both where there is no such organization and where the person is no member of it
 */
export async function getMembership(
  db: Queryable,
  { orgId, userId }: { orgId: string; userId: string },
): Promise<Membership> {
  const key = orgId.toLowerCase();
  const member = await db.organizationMember.findFirst({
    where: { userId, organization: z.uuid().safeParse(key).success ? { id: key } : { slug: key } },
    select: { role: true, organization: about },
  });
  if (!member) throw notFound("organization");
  return { ...member.organization, role: member.role };
}

const loadRole = createLoader(async (db: Db, keys: string[]) => {
  const pairs = keys.map((key) => key.split(" "));
  const rows = await db.$queryRaw<{ key: string; role: OrganizationRole }[]>`
    select m."organizationId" || ' ' || m."userId" as key, m.role::text as role
    from unnest(${pairs.map(([id]) => id)}::uuid[], ${pairs.map(([, id]) => id)}::uuid[]) as k (o, u)
      join "OrganizationMember" m on m."organizationId" = k.o and m."userId" = k.u`;
  return new Map(rows.map(({ key, role }) => [key, role]));
});

/** What the person is in the organization; null if they are no member. Concurrent calls share one query. */
export async function findRole(
  db: Db,
  { organizationId, userId }: { organizationId: string; userId: string | undefined },
): Promise<OrganizationRole | null> {
  if (userId === undefined) return null;
  return (await loadRole(db, `${organizationId} ${userId}`)) ?? null;
}

/** The organizations that a person acts for, by name. */
export async function listOrganizations(db: Queryable, userId: string): Promise<OrganizationOut[]> {
  const rows = await db.organizationMember.findMany({
    where: { userId },
    select: { role: true, organization: about },
    orderBy: [{ organization: { name: "asc" } }, { organizationId: "asc" }],
    take: ORGANIZATIONS_MAX,
  });
  return rows.map(({ role, organization }) => ({ ...organization, role }));
}

/** The open invitations to the viewer's own confirmed address, newest first. */
export async function listWaitingInvitations(
  db: Queryable,
  viewer: Viewer,
  now: Date,
): Promise<WaitingInvitationsOut["items"]> {
  if (!viewer.emailVerified) return [];
  const rows = await db.organizationInvitation.findMany({
    where: { email: viewer.email, expiresAt: { gt: now } },
    select: { role: true, expiresAt: true, invitedById: true, organization: about },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: ORGANIZATIONS_MAX,
  });
  const hosts = await db.user.findMany({
    where: { id: { in: rows.map(({ invitedById }) => invitedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(hosts.map(({ id, name }) => [id, name]));
  const inviters = await db.organizationMember.findMany({
    where: {
      organizationId: { in: rows.map(({ organization }) => organization.id) },
      userId: { in: rows.map(({ invitedById }) => invitedById) },
      user: { bannedAt: null },
    },
    select: { organizationId: true, userId: true, role: true },
  });
  const isValid = ({ organization, invitedById, role }: (typeof rows)[number]) =>
    inviters.some(
      (one) =>
        one.organizationId === organization.id && one.userId === invitedById && mayInvite(one.role, role),
    );
  return rows.filter(isValid).map(({ organization, role, invitedById, expiresAt }) => ({
    organization,
    role,
    invitedBy: names.get(invitedById) ?? null,
    expiresAt: expiresAt.toISOString(),
  }));
}

type Reader = { organization: Membership; userId: string; now: Date };

/**
 * The members of an organization, owners first. Owners and managers also get the members' addresses and the open
 * invitations: they invited by address, and no one else needs one.
 */
export async function listMembers(
  db: Queryable,
  { organization: { id, role }, userId, now }: Reader,
): Promise<Omit<MembersOut, "nextCursor">> {
  const manages = reaches(role, "manager");
  const members = await db.organizationMember.findMany({
    where: { organizationId: id },
    select: {
      role: true,
      joinedAt: true,
      user: { select: { id: true, name: true, email: true, imageUrl: true } },
    },
    orderBy: [{ role: "asc" }, { joinedAt: "asc" }, { userId: "asc" }],
  });
  const invited = manages
    ? await db.organizationInvitation.findMany({
        where: { organizationId: id, expiresAt: { gt: now } },
        select: { email: true, role: true, expiresAt: true },
        orderBy: { email: "asc" },
      })
    : [];
  return {
    items: members.map(({ user, role: itsRole, joinedAt }) => ({
      userId: user.id,
      name: user.name,
      email: manages || user.id === userId ? user.email : null,
      imageUrl: user.imageUrl,
      role: itsRole,
      joinedAt: joinedAt.toISOString(),
    })),
    invited: invited.map(({ expiresAt, ...one }) => ({ ...one, expiresAt: expiresAt.toISOString() })),
  };
}
