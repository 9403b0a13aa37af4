import { earliestToday } from "../../../lib/days";
import type { Db } from "../../db/client";
import { takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { lockOrganization } from "../organizations/organization-lock.queries";
import { CREATIONS, factsOf } from "./drafts.commands";
import { refuseBeyondActive, refuseBeyondDrafts } from "./limits.queries";
import { takesRequests } from "./outputs.policy";
import type { Given } from "./picks.commands";
import { getRfp, type OwnRfp } from "./queries";
import { type LockedRfp, lockRfp } from "./rfp-lock.queries";
import type { RfpOut } from "./schema";

/**
 * Copies an RFP in any state into a new draft with the same venues, without those that were withdrawn or take no
 * requests any more. Dates and a deadline that have passed are left out.
 * @throws DomainError not-found; rate-limited, also rfp.too-many-drafts
 */
export async function duplicateRfp(
  db: Db,
  { viewerId, now, ...own }: Given & { viewerId: string },
): Promise<RfpOut> {
  await takeHit(db, CREATIONS, viewerId, now);
  return inTransaction(db, async (tx) => {
    await lockOrganization(tx, own.organizationId, now);
    const source = await lockRfp(tx, own, now);
    await refuseBeyondDrafts(tx, own.organizationId);
    const chosen = source.venues.filter(({ status }) => status !== "withdrawn");
    const venues = await tx.venue.findMany({
      where: { id: { in: chosen.map(({ venueId }) => venueId) } },
      select: { id: true, status: true },
    });
    const open = new Set(venues.filter(({ status }) => takesRequests(status)).map(({ id }) => id));
    const venueIds = chosen.map(({ venueId }) => venueId).filter((venueId) => open.has(venueId));
    const rfpId = await copy(tx, source, { venueIds, createdById: viewerId });
    return getRfp(tx, { ...own, rfpId }, source.at);
  });
}

/**
 * Copies an RFP into a draft that asks one venue only, as converting a hold does. The caller holds the organization's
 * lock, and takes the venue's after this.
 * @returns the id of the draft
 * @throws DomainError not-found; rate-limited rfp.too-many-active
 */
export async function cloneRfpForVenue(
  tx: Tx,
  { venueId, createdById, now, ...own }: OwnRfp & { venueId: string; createdById: string; now: Date | null },
): Promise<string> {
  await refuseBeyondActive(tx, own.organizationId);
  const source = await lockRfp(tx, own, now);
  return copy(tx, source, { venueIds: [venueId], createdById });
}

async function copy(
  tx: Tx,
  source: LockedRfp,
  { venueIds, createdById }: { venueIds: string[]; createdById: string },
): Promise<string> {
  const today = earliestToday(source.at);
  const { preferredDatesStart: start, alternativeDates, responseDeadline } = factsOf(source);
  const areDatesPast = start !== null && start < today;
  const { id: rfpId } = await tx.rfp.create({
    data: {
      organizationId: source.organizationId,
      createdById,
      title: source.title,
      eventType: source.eventType,
      preferredDatesStart: areDatesPast ? null : source.preferredDatesStart,
      preferredDatesEnd: areDatesPast ? null : source.preferredDatesEnd,
      datesFlexible: source.datesFlexible,
      alternativeDates: alternativeDates.filter((days) => days.start >= today),
      attendanceMin: source.attendanceMin,
      attendanceMax: source.attendanceMax,
      spaceRequirements: source.spaceRequirements,
      budget: source.budget,
      currency: source.currency,
      needs: source.needs,
      city: source.city,
      latitude: source.latitude,
      longitude: source.longitude,
      responseDeadline: responseDeadline && responseDeadline > source.at ? responseDeadline : null,
    },
    select: { id: true },
  });
  await tx.rfpVenue.createMany({ data: venueIds.map((venueId) => ({ rfpId, venueId, spaceIds: [] })) });
  const attached = await tx.rfpAttachment.findMany({ where: { rfpId: source.id } });
  await tx.rfpAttachment.createMany({
    data: attached.map(({ uploadId, position }) => ({ rfpId, uploadId, position })),
  });
  return rfpId;
}
