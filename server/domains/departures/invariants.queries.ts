import { Prisma } from "../../db/generated/client";
import type { Tx } from "../../db/transaction";
import { HAS_OPEN, HAS_OWNER } from "./organizations.queries";

const FOUND_MAX = 100;
/** The job runs every minute; one that has not settled a ban for this long never will. */
const SETTLED_AFTER_MS = 3_600_000;

/** Organizations that nobody can act for although others count on them; empty = sound. */
export function findOrphanedOrganizations(
  tx: Tx,
  now: Date,
): Promise<{ invariant: string; detail: string }[]> {
  const recently = new Date(now.getTime() - SETTLED_AFTER_MS);
  return tx.$queryRaw(Prisma.sql`
    select 'I28 an organization without an unbanned owner has nothing open' as invariant, o.id::text as detail
    from "Organization" o
    where not ${HAS_OWNER} and ${HAS_OPEN} and not exists (
      select 1 from "OrganizationMember" m join "User" u on u.id = m."userId"
      where m."organizationId" = o.id and u."bannedAt" > ${recently})
    limit ${FOUND_MAX}`);
}
