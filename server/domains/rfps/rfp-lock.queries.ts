import type { Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import { ASKED_COLUMNS, daysOf } from "./outputs.policy";
import type { OwnRfp } from "./queries";

const select = {
  ...ASKED_COLUMNS,
  id: true,
  organizationId: true,
  status: true,
  version: true,
  venues: {
    select: {
      id: true,
      venueId: true,
      status: true,
      availability: true,
      validUntil: true,
      respondedAt: true,
      revision: true,
      shortlistedAt: true,
    },
    orderBy: { id: "asc" },
  },
} as const;

export type LockedRfp = Awaited<ReturnType<typeof lockRfp>>;

/**
 * Locks an RFP, under which everything about it and its venues changes.
 * @param now null = the database's clock, read after the lock was waited for
 * @returns the RFP with its venues, and as `at` the time by which the change decides
 * @throws DomainError not-found rfp.not-found, also for an RFP of another organization
 */
export async function lockRfp(tx: Tx, { rfpId, organizationId }: OwnRfp, now: Date | null) {
  await tx.$queryRaw`
    select 1 from "Rfp" where id = ${rfpId}::uuid and "organizationId" = ${organizationId}::uuid for no key update`;
  const [clock] = await tx.$queryRaw<{ at: Date }[]>`select clock_timestamp()::timestamptz(3) as at`;
  const row = await tx.rfp.findFirst({ where: { id: rfpId, organizationId }, select });
  if (!row || !clock) throw notFound("rfp");
  return {
    ...row,
    budget: row.budget === null ? null : Number(row.budget),
    alternativeDates: daysOf(row.alternativeDates),
    at: now ?? clock.at,
  };
}

/** The RFP that a venue was asked with. @throws DomainError not-found rfp-venue.not-found */
export async function lockRfpOfVenue(tx: Tx, rfpVenueId: string, now: Date | null) {
  const found = await tx.rfpVenue.findUnique({
    where: { id: rfpVenueId },
    select: { rfp: { select: { id: true, organizationId: true } } },
  });
  if (!found) throw notFound("rfp-venue");
  const { id: rfpId, organizationId } = found.rfp;
  const rfp = await lockRfp(tx, { rfpId, organizationId }, now);
  const venue = rfp.venues.find((one) => one.id === rfpVenueId);
  if (!venue || venue.status === "picked") throw notFound("rfp-venue");
  return { rfp, venue };
}
