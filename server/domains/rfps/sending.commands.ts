import type { Db } from "../../db/client";
import { takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { lockOrganization } from "../organizations/organization-lock.queries";
import { settleDeadline, tellVenues, UNANSWERED } from "./deadline.commands";
import { factsOf } from "./drafts.commands";
import { faultsInDeadline } from "./drafts.policy";
import { refuseBeyondActive } from "./limits.queries";
import { ASKS, ASKS_ANEW, type Given, refuseClosedVenues, venueOf } from "./picks.commands";
import { canAskAgain, faultsToSend, isPastDeadline } from "./policy";
import { getRfp } from "./queries";
import { type LockedRfp, lockRfp } from "./rfp-lock.queries";
import type { RfpOut } from "./schema";

/**
 * Sends a draft to its venues. Sending twice is sending once.
 * @throws DomainError not-found; invalid rfp.incomplete with the fields at fault; conflict rfp.not-draft,
 * rfp.venue-not-open; rate-limited rfp.too-many-active
 */
export async function sendRfp(db: Db, { now, ...own }: Given): Promise<RfpOut> {
  await takeHit(db, ASKS, own.organizationId, now);
  return inTransaction(db, async (tx) => {
    await lockOrganization(tx, own.organizationId, now);
    const rfp = await lockRfp(tx, own, now);
    if (rfp.status === "awarded" || rfp.status === "closed") throw new DomainError("rfp.not-draft");
    if (rfp.status === "draft") await send(tx, rfp);
    return getRfp(tx, own, rfp.at);
  });
}

async function send(tx: Tx, rfp: LockedRfp): Promise<void> {
  const venueIds = rfp.venues.map(({ venueId }) => venueId);
  const fields = faultsToSend(factsOf(rfp), venueIds.length, rfp.at);
  if (fields.length > 0) throw new DomainError("rfp.incomplete", { fields });
  await refuseClosedVenues(tx, venueIds, rfp.organizationId, { chosen: true });
  await refuseBeyondActive(tx, rfp.organizationId);
  await tx.rfpVenue.updateMany({ where: { rfpId: rfp.id }, data: { status: "asked", askedAt: rfp.at } });
  await tx.rfp.update({
    where: { id: rfp.id },
    data: { status: "sent", sentAt: rfp.at, version: { increment: 1 } },
  });
  await appendEvent(tx, { type: "rfp.sent", aggregateId: rfp.id, payload: { rfpId: rfp.id } });
  await tellVenues(tx, "rfp.venue-asked", rfp.id, rfp.venues);
}

/**
 * Moves the answer deadline to a later time. Venues that let the earlier one pass stay unanswered until they are asked
 * again.
 * @throws DomainError not-found; conflict rfp.not-sent; invalid where the time is not later
 */
export function extendDeadline(
  db: Db,
  { responseDeadline, now, ...own }: Given & { responseDeadline: Date },
): Promise<RfpOut> {
  return inTransaction(db, async (tx) => {
    const rfp = await settleDeadline(tx, await lockRfp(tx, own, now));
    if (rfp.status !== "sent") throw new DomainError("rfp.not-sent");
    await extend(tx, rfp, responseDeadline);
    return getRfp(tx, own, rfp.at);
  });
}

async function extend(tx: Tx, rfp: LockedRfp, responseDeadline: Date): Promise<void> {
  const before = rfp.responseDeadline;
  if (before?.getTime() === responseDeadline.getTime()) return;
  const fields = faultsInDeadline(responseDeadline, rfp.at);
  if (before && responseDeadline < before)
    fields.push({ field: "responseDeadline", message: "Choose a later time than the present deadline." });
  if (fields.length > 0) throw new DomainError("input.invalid", { fields });
  await tx.rfp.update({ where: { id: rfp.id }, data: { responseDeadline, version: { increment: 1 } } });
  await appendEvent(tx, { type: "rfp.extended", aggregateId: rfp.id, payload: { rfpId: rfp.id } });
}

/**
 * Asks a venue again that missed the deadline or turned the request down, under a deadline in the future. What it
 * answered before no longer counts. Repeating it changes nothing.
 * @param responseDeadline moves the deadline first; without it, the present one must be in the future
 * @throws DomainError not-found; conflict rfp.not-sent, rfp.not-askable, rfp.venue-not-open; expired
 * rfp.deadline-passed; invalid as `extendDeadline`; rate-limited
 */
export async function askAgain(
  db: Db,
  {
    rfpVenueId,
    responseDeadline,
    now,
    ...own
  }: Given & { rfpVenueId: string; responseDeadline?: Date | undefined },
): Promise<RfpOut> {
  await takeHit(db, ASKS, own.organizationId, now);
  await takeHit(db, ASKS_ANEW, rfpVenueId, now);
  return inTransaction(db, async (tx) => {
    const rfp = await settleDeadline(tx, await lockRfp(tx, own, now));
    const venue = venueOf(rfp, rfpVenueId);
    if (rfp.status !== "sent") throw new DomainError("rfp.not-sent");
    if (venue.status !== "asked" && !canAskAgain(venue.status)) throw new DomainError("rfp.not-askable");
    if (responseDeadline) await extend(tx, rfp, responseDeadline);
    else if (isPastDeadline(rfp, rfp.at)) throw new DomainError("rfp.deadline-passed");
    if (venue.status !== "asked") {
      await refuseClosedVenues(tx, [venue.venueId], rfp.organizationId, { chosen: true });
      const data = { ...UNANSWERED, status: "asked" as const, askedAt: rfp.at };
      await tx.rfpVenue.update({ where: { id: rfpVenueId }, data });
      await tellVenues(tx, "rfp.venue-asked-again", rfp.id, [venue]);
    }
    return getRfp(tx, own, rfp.at);
  });
}
