import type { Db } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { appendEvents } from "../../outbox/append";
import type { FactsOf } from "../../outbox/catalog";
import { isPastDeadline } from "./policy";
import { type LockedRfp, lockRfp } from "./rfp-lock.queries";

/** Facts about one venue of an RFP that say nothing but which. */
type VenueFact = Exclude<Extract<FactsOf<"rfp">, `rfp.venue-${string}`>, "rfp.venue-answered">;

/** Appends a fact about each of these venues of an RFP. */
export async function tellVenues(
  tx: Tx,
  type: VenueFact,
  rfpId: string,
  venues: readonly { id: string; venueId: string }[],
): Promise<void> {
  await appendEvents(
    tx,
    venues.map(({ id, venueId }) => ({
      type,
      aggregateId: rfpId,
      payload: { rfpId, rfpVenueId: id, venueId },
    })),
  );
}

/**
 * Writes down which venues let the deadline pass, before anything else about the RFP is decided under its lock. The job
 * does the same, so nothing is wrong while it is late.
 * @returns the RFP as it is now
 */
export async function settleDeadline(tx: Tx, rfp: LockedRfp): Promise<LockedRfp> {
  if (rfp.status !== "sent" || !isPastDeadline(rfp, rfp.at)) return rfp;
  const late = rfp.venues.filter(({ status }) => status === "asked");
  if (late.length === 0) return rfp;
  await tx.rfpVenue.updateMany({
    where: { id: { in: late.map(({ id }) => id) } },
    data: { status: "no_response", missedDeadline: rfp.responseDeadline },
  });
  await tellVenues(tx, "rfp.venue-unanswered", rfp.id, late);
  const venues = rfp.venues.map((one) =>
    one.status === "asked" ? { ...one, status: "no_response" as const } : one,
  );
  return { ...rfp, venues };
}

/**
 * Settles RFPs whose deadline has passed, each in a transaction of its own. Idempotent: a venue is written down once.
 * @param now null = the database's clock under each lock
 * @returns how many RFPs were looked at, and how many venues had not answered
 */
export async function settleDeadlines(
  db: Db,
  { now, rfpsMax = 200 }: { now: Date | null; rfpsMax?: number },
): Promise<{ rfps: number; unanswered: number }> {
  const due: { id: string; organizationId: string }[] = await db.$queryRaw`
    select r.id, r."organizationId" from "Rfp" r
    where r.status = 'sent' and r."responseDeadline" <= coalesce(${now}::timestamptz, clock_timestamp())
      and exists (select 1 from "RfpVenue" v where v."rfpId" = r.id and v.status = 'asked')
    order by r."responseDeadline", r.id limit ${rfpsMax}`;
  let unanswered = 0;
  for (const { id: rfpId, organizationId } of due) {
    unanswered += await inTransaction(db, async (tx) => {
      const before = await lockRfp(tx, { rfpId, organizationId }, now);
      const after = await settleDeadline(tx, before);
      return countUnanswered(after) - countUnanswered(before);
    });
  }
  return { rfps: due.length, unanswered };
}

function countUnanswered({ venues }: LockedRfp): number {
  return venues.filter(({ status }) => status === "no_response").length;
}

/** The columns of a venue that is asked anew: what it answered before no longer counts. */
export const UNANSWERED = {
  availability: null,
  message: null,
  quote: null,
  currency: null,
  spaceIds: [],
  alternatives: [],
  validUntil: null,
  respondedAt: null,
  revisedAt: null,
  missedDeadline: null,
  turnDownReason: null,
  turnDownNote: "",
} as const satisfies Prisma.RfpVenueUncheckedUpdateManyInput;
