import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { settleDeadline, tellVenues, UNANSWERED } from "./deadline.commands";
import { takesRequests } from "./outputs.policy";
import { isPastDeadline } from "./policy";
import { getRfp, type OwnRfp } from "./queries";
import { type LockedRfp, lockRfp } from "./rfp-lock.queries";
import { type RfpOut, VENUES_MAX } from "./schema";

/** Steps by which an organization asks venues. */
export const ASKS: Limit = { name: "rfp-ask", hitsMax: 120, windowSeconds: 3600 };
/** How often one venue is asked anew about one RFP, because each time emails its team. */
export const ASKS_ANEW: Limit = { name: "rfp-ask-anew", hitsMax: 5, windowSeconds: 86_400 };
/** Venues that one RFP asks in all, withdrawn ones included. */
const EVER_ASKED_MAX = 2 * VENUES_MAX;

export type Given = OwnRfp & { now: Date | null };

/**
 * Adds venues to a draft, or asks further venues with an RFP that was sent. Venues that are there already stay as they
 * are; one that was withdrawn is asked anew.
 * @throws DomainError not-found rfp.not-found, venue.not-found; conflict rfp.not-sent, rfp.venue-not-open; expired
 * rfp.deadline-passed; invalid beyond 20 venues; rate-limited
 */
export async function addVenues(
  db: Db,
  { venueIds, now, ...own }: Given & { venueIds: readonly string[] },
): Promise<RfpOut> {
  await takeHit(db, ASKS, own.organizationId, now);
  return inTransaction(db, async (tx) => {
    const rfp = await lockRfp(tx, own, now);
    await pickVenues(tx, rfp, venueIds);
    return getRfp(tx, own, rfp.at);
  });
}

/** The same in the caller's transaction, under the RFP's lock. */
export async function pickVenues(tx: Tx, rfp: LockedRfp, venueIds: readonly string[]): Promise<void> {
  const withdrawn = rfp.venues.filter(({ status }) => status === "withdrawn");
  const kept = rfp.venues.filter(({ status }) => status !== "withdrawn").map(({ venueId }) => venueId);
  const added = [...new Set(venueIds)].filter((venueId) => !kept.includes(venueId));
  if (added.length === 0) return;
  if (rfp.status !== "draft" && rfp.status !== "sent") throw new DomainError("rfp.not-sent");
  const known = new Set(rfp.venues.map(({ venueId }) => venueId));
  const inAll = known.size + added.filter((venueId) => !known.has(venueId)).length;
  if (kept.length + added.length > VENUES_MAX || inAll > EVER_ASKED_MAX) {
    const message = `Ask at most ${VENUES_MAX} venues.`;
    throw new DomainError("input.invalid", { fields: [{ field: "venueIds", message }] });
  }
  await refuseClosedVenues(tx, added, rfp.organizationId);
  const isSent = rfp.status === "sent";
  if (isSent && isPastDeadline(rfp, rfp.at)) throw new DomainError("rfp.deadline-passed");
  const state = isSent ? { status: "asked" as const, askedAt: rfp.at } : { status: "picked" as const };
  const again = withdrawn.filter(({ venueId }) => added.includes(venueId));
  await tx.rfpVenue.updateMany({
    where: { id: { in: again.map(({ id }) => id) } },
    data: { ...UNANSWERED, ...state },
  });
  const isNew = (venueId: string) => !again.some((one) => one.venueId === venueId);
  const created = await tx.rfpVenue.createManyAndReturn({
    data: added.filter(isNew).map((venueId) => ({ rfpId: rfp.id, venueId, spaceIds: [], ...state })),
    select: { id: true, venueId: true },
  });
  if (isSent) await tellVenues(tx, "rfp.venue-asked", rfp.id, [...again, ...created]);
}

/**
 * Takes a venue off a draft, or withdraws the request from a venue that was asked. Repeating it changes nothing.
 * @throws DomainError not-found; conflict rfp.not-sent, rfp.not-withdrawable; rate-limited
 */
export async function removeVenue(
  db: Db,
  { rfpVenueId, now, ...own }: Given & { rfpVenueId: string },
): Promise<RfpOut> {
  await takeHit(db, ASKS_ANEW, rfpVenueId, now);
  return inTransaction(db, async (tx) => {
    const rfp = await settleDeadline(tx, await lockRfp(tx, own, now));
    const venue = venueOf(rfp, rfpVenueId);
    if (venue.status === "picked") await tx.rfpVenue.delete({ where: { id: rfpVenueId } });
    else if (venue.status !== "withdrawn") await withdraw(tx, rfp, venue);
    return getRfp(tx, own, rfp.at);
  });
}

type Picked = LockedRfp["venues"][number];

async function withdraw(tx: Tx, rfp: LockedRfp, venue: Picked): Promise<void> {
  if (rfp.status !== "sent") throw new DomainError("rfp.not-sent");
  if (venue.status !== "asked" && venue.status !== "responded") throw new DomainError("rfp.not-withdrawable");
  await tx.rfpVenue.update({ where: { id: venue.id }, data: { status: "withdrawn", shortlistedAt: null } });
  await tellVenues(tx, "rfp.venue-withdrawn", rfp.id, [venue]);
}

/** Puts a venue on the shortlist or takes it off, or keeps notes on it; the venue never sees either. @throws DomainError not-found */
export function markVenue(
  db: Db,
  {
    rfpVenueId,
    shortlisted,
    notes,
    now,
    ...own
  }: Given & { rfpVenueId: string; shortlisted?: boolean; notes?: string },
): Promise<RfpOut> {
  return inTransaction(db, async (tx) => {
    const rfp = await lockRfp(tx, own, now);
    const venue = venueOf(rfp, rfpVenueId);
    const shortlistedAt = shortlisted ? (venue.shortlistedAt ?? rfp.at) : null;
    await tx.rfpVenue.update({
      where: { id: rfpVenueId },
      data: { ...(shortlisted !== undefined && { shortlistedAt }), ...(notes !== undefined && { notes }) },
    });
    return getRfp(tx, own, rfp.at);
  });
}

/** @throws DomainError not-found for a venue of another RFP */
export function venueOf(rfp: LockedRfp, rfpVenueId: string): Picked {
  const venue = rfp.venues.find(({ id }) => id === rfpVenueId);
  if (!venue) throw notFound("rfp-venue");
  return venue;
}

/**
 * Refuses venues that cannot be asked. A draft or archived venue of another organization is not found; one of the
 * caller's own, or one that was chosen while it was open, is named.
 */
export async function refuseClosedVenues(
  tx: Tx,
  venueIds: readonly string[],
  organizationId: string,
  { chosen = false } = {},
): Promise<void> {
  const rows = await tx.venue.findMany({
    where: { id: { in: [...venueIds] } },
    select: { id: true, name: true, status: true, organizationId: true },
  });
  const closed = rows.filter(({ status }) => !takesRequests(status));
  const isHidden = closed.some((venue) => venue.organizationId !== organizationId);
  if (rows.length < venueIds.length || (isHidden && !chosen)) throw notFound("venue");
  if (closed.length === 0) return;
  throw new DomainError("rfp.venue-not-open", { venues: closed.map(({ id, name }) => ({ id, name })) });
}
