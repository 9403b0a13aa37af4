import { dateOf, dayOf } from "../../../lib/days";
import type { Db } from "../../db/client";
import type { Prisma } from "../../db/generated/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { lockOrganization } from "../organizations/organization-lock.queries";
import { claimUploads } from "../uploads/claims.commands";
import { faultsInDraft, type RfpFacts } from "./drafts.policy";
import { refuseBeyondDrafts } from "./limits.queries";
import { type Given, pickVenues } from "./picks.commands";
import { getRfp } from "./queries";
import { type LockedRfp, lockRfp } from "./rfp-lock.queries";
import type { DraftFields, RfpOut } from "./schema";

export const CREATIONS: Limit = { name: "rfp", hitsMax: 200, windowSeconds: 3600 };

type Author = { organizationId: string; viewerId: string; now: Date | null };
type Fields = Omit<DraftFields, "attachmentIds">;

const EMPTY: Omit<RfpFacts, "status" | "title"> = {
  preferredDatesStart: null,
  preferredDatesEnd: null,
  datesFlexible: false,
  alternativeDates: [],
  attendanceMin: null,
  attendanceMax: null,
  budget: null,
  currency: null,
  latitude: null,
  longitude: null,
  responseDeadline: null,
};

/**
 * Creates a draft, which may be incomplete.
 * @throws DomainError invalid with the fields at fault; not-found venue.not-found, upload.not-found; conflict
 * rfp.venue-not-open; rate-limited, also rfp.too-many-drafts
 */
export async function createRfp(
  db: Db,
  {
    organizationId,
    viewerId,
    now,
    fields: { attachmentIds = [], title, ...fields },
    venueIds = [],
  }: Author & { fields: DraftFields & { title: string }; venueIds?: readonly string[] | undefined },
): Promise<RfpOut> {
  await takeHit(db, CREATIONS, viewerId, now);
  return inTransaction(db, async (tx) => {
    const { at } = await lockOrganization(tx, organizationId, now);
    refuseFaults({ ...EMPTY, ...given(fields) }, at);
    await refuseBeyondDrafts(tx, organizationId);
    const { id: rfpId } = await tx.rfp.create({
      data: { organizationId, createdById: viewerId, title, eventType: "", ...columnsOf(fields) },
      select: { id: true },
    });
    const own = { rfpId, organizationId };
    const rfp = await lockRfp(tx, own, now);
    await attach(tx, rfpId, attachmentIds, viewerId);
    await pickVenues(tx, rfp, venueIds);
    return getRfp(tx, own, rfp.at);
  });
}

/**
 * Changes the named fields of a draft; a change that changes nothing leaves its version as it is.
 * @throws DomainError not-found; conflict rfp.not-draft, rfp.changed-meanwhile; invalid with the fields at fault
 */
export function editRfp(
  db: Db,
  {
    changes: { attachmentIds, ...changes },
    expectedVersion,
    viewerId,
    now,
    ...own
  }: Given & { changes: DraftFields; expectedVersion?: number | undefined; viewerId: string },
): Promise<RfpOut> {
  return inTransaction(db, async (tx) => {
    const rfp = await lockRfp(tx, own, now);
    if (rfp.status !== "draft") throw new DomainError("rfp.not-draft");
    if (expectedVersion !== undefined && expectedVersion !== rfp.version)
      throw new DomainError("rfp.changed-meanwhile", { version: rfp.version });
    const before = factsOf(rfp);
    const real = realChanges(before, changes);
    refuseFaults({ ...before, ...real }, rfp.at, new Set(Object.keys(real)));
    const attached = attachmentIds && (await attach(tx, rfp.id, attachmentIds, viewerId));
    if (Object.keys(real).length > 0 || attached) {
      await tx.rfp.update({
        where: { id: rfp.id },
        data: { ...columnsOf(real), version: { increment: 1 } },
      });
    }
    return getRfp(tx, own, rfp.at);
  });
}

/**
 * Deletes a draft. One that was made from a hold is closed instead, because the waitlist entry refers to it.
 * @throws DomainError not-found; conflict rfp.not-draft
 */
export async function deleteDraft(db: Db, { now, ...own }: Given): Promise<void> {
  await inTransaction(db, async (tx) => {
    const rfp = await lockRfp(tx, own, now);
    if (rfp.status !== "draft") throw new DomainError("rfp.not-draft");
    await discardDraft(tx, rfp);
  });
}

/** The same in the caller's transaction, under the RFP's lock. */
export async function discardDraft(tx: Tx, { id, at }: Pick<LockedRfp, "id" | "at">): Promise<void> {
  const converted = await tx.venueWaitlistEntry.count({ where: { convertedRfpId: id } });
  if (converted === 0) await tx.rfp.delete({ where: { id } });
  else await tx.rfp.update({ where: { id }, data: { status: "closed", endedAt: at } });
}

/**
 * The same for all drafts of an organization, however many, in a handful of statements. The caller holds the
 * organization's lock.
 */
export async function discardAllDrafts(tx: Tx, organizationId: string, now: Date | null): Promise<void> {
  await tx.$queryRaw`
    select 1 from "Rfp" where "organizationId" = ${organizationId}::uuid and status = 'draft' order by id for update`;
  await tx.$executeRaw`
    update "Rfp" r set status = 'closed', "endedAt" = coalesce(${now}::timestamptz, clock_timestamp())
    where r."organizationId" = ${organizationId}::uuid and r.status = 'draft'
      and exists (select 1 from "VenueWaitlistEntry" e where e."convertedRfpId" = r.id)`;
  await tx.rfp.deleteMany({ where: { organizationId, status: "draft" } });
}

/** What the draft's policy looks at: its dates as days. */
export function factsOf(rfp: LockedRfp): RfpFacts {
  return {
    ...rfp,
    preferredDatesStart: rfp.preferredDatesStart && dayOf(rfp.preferredDatesStart),
    preferredDatesEnd: rfp.preferredDatesEnd && dayOf(rfp.preferredDatesEnd),
  };
}

function refuseFaults(draft: Omit<RfpFacts, "status" | "title">, now: Date, changed?: Set<string>): void {
  const fields = faultsInDraft(draft, now, changed);
  if (fields.length > 0) throw new DomainError("input.invalid", { fields });
}

/** The fields that are given and differ. */
function realChanges(before: RfpFacts, changes: Fields): Fields {
  const old: Record<string, unknown> = before;
  const differs = ([name, value]: [string, unknown]) =>
    value !== undefined && JSON.stringify(value) !== JSON.stringify(old[name]);
  return Object.fromEntries(Object.entries(changes).filter(differs));
}

function given(fields: Fields): Partial<RfpFacts> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The columns that these fields fill. */
function columnsOf({ preferredDatesStart, preferredDatesEnd, ...fields }: Fields) {
  return {
    ...(Object.fromEntries(
      Object.entries(fields).filter(([, value]) => value !== undefined),
    ) as Prisma.RfpUncheckedUpdateInput & Partial<Prisma.RfpUncheckedCreateInput>),
    ...(preferredDatesStart !== undefined && {
      preferredDatesStart: preferredDatesStart && dateOf(preferredDatesStart),
    }),
    ...(preferredDatesEnd !== undefined && {
      preferredDatesEnd: preferredDatesEnd && dateOf(preferredDatesEnd),
    }),
  };
}

/** Attaches exactly these uploads, in their order. @returns whether anything differs */
async function attach(tx: Tx, rfpId: string, ids: readonly string[], ownerId: string): Promise<boolean> {
  const rows = await tx.rfpAttachment.findMany({ where: { rfpId }, orderBy: { position: "asc" } });
  const before = rows.map(({ uploadId }) => uploadId);
  if (JSON.stringify(before) === JSON.stringify(ids)) return false;
  const added = ids.filter((uploadId) => !before.includes(uploadId));
  await claimUploads(tx, { ids: added, ownerId, purpose: "rfp_attachment" });
  await tx.rfpAttachment.deleteMany({ where: { rfpId, uploadId: { notIn: [...ids] } } });
  for (const [position, uploadId] of ids.entries()) {
    await tx.rfpAttachment.upsert({
      where: { rfpId_uploadId: { rfpId, uploadId } },
      create: { rfpId, uploadId, position },
      update: { position },
    });
  }
  return true;
}
