import type { Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import type { OrganizationRole } from "./schema";

export type LockedMember = { userId: string; role: OrganizationRole; joinedAt: Date; isBanned: boolean };

/**
 * Locks the organization: its members, their roles and what it has of a limited thing change under this lock only.
 * @param now null = the database's clock, read under the lock
 * @returns the members, and as `at` the time by which the change decides
 * @throws DomainError not-found
 */
export async function lockOrganization(
  tx: Tx,
  organizationId: string,
  now: Date | null,
): Promise<{ members: LockedMember[]; at: Date }> {
  const [locked] = await tx.$queryRaw<{ at: Date }[]>`
    select clock_timestamp() as at from (
      select 1 from "Organization" where id = ${organizationId}::uuid for no key update) o`;
  if (!locked) throw notFound("organization");
  const rows = await tx.organizationMember.findMany({
    where: { organizationId },
    select: { userId: true, role: true, joinedAt: true, user: { select: { bannedAt: true } } },
  });
  const members = rows.map(({ user, ...member }) => ({ ...member, isBanned: user.bannedAt !== null }));
  return { members, at: now ?? locked.at };
}
