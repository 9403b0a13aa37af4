import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";

type Asked = { id: string; userId: string };

const OWNER = { organizationId: true } as const;
const ownedBy = (userId: string) => ({ organization: { members: { some: { userId } } } });

/**
 * The organization of an RFP, for its members.
 * @throws DomainError not-found rfp.not-found
 */
export async function getOwnerOfRfp(db: Queryable, { id, userId }: Asked): Promise<string> {
  const row = await db.rfp.findFirst({ where: { id, ...ownedBy(userId) }, select: OWNER });
  if (!row) throw notFound("rfp");
  return row.organizationId;
}

/**
 * The organization that asks a venue, for its members.
 * @throws DomainError not-found rfp-venue.not-found
 */
export async function getOwnerOfRfpVenue(db: Queryable, { id, userId }: Asked): Promise<string> {
  const where = { id, rfp: ownedBy(userId) };
  const row = await db.rfpVenue.findFirst({ where, select: { rfp: { select: OWNER } } });
  if (!row) throw notFound("rfp-venue");
  return row.rfp.organizationId;
}

/**
 * The organization of a waitlist entry, for its members.
 * @throws DomainError not-found waitlist.not-found
 */
export async function getOwnerOfEntry(db: Queryable, { id, userId }: Asked): Promise<string> {
  const where = { id, ...ownedBy(userId) };
  const row = await db.venueWaitlistEntry.findFirst({ where, select: OWNER });
  if (!row) throw notFound("waitlist");
  return row.organizationId;
}
