import { randomBytes } from "node:crypto";
import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { lockOrganization } from "../organizations/organization-lock.queries";
import { expiresAtOf } from "./lifetime.policy";
import { countActive, getEntry, getOwnEntry } from "./queries";
import { decideVenueQueue, type Extra } from "./queue.commands";
import type { CancellationReason, QueueRequest } from "./queue.schema";
import { ACTIVE_MAX, type EntryOut } from "./schema";

/** A limit of five is not over before one of the five ends, so there is no sooner to try. */
const LIMIT_SECONDS = 3600;

type Joining = {
  organizationId: string;
  sourceRfpVenueId: string;
  /** Null = the database's clock under the locks. */
  now: Date | null;
};

/**
 * Puts an organization into the queue of a venue that answered `unavailable`. Dates, attendance, layouts and event type come
 * from the request.
 * @throws DomainError not-found rfp-venue.not-found; conflict waitlist.not-unavailable, waitlist.already-waiting,
 * waitlist.dates-passed, waitlist.deactivated, waitlist.venue-off; rate-limited waitlist.too-many-active
 */
export function joinQueue(db: Db, joining: Joining): Promise<EntryOut> {
  return inTransaction(db, (tx) => joinIn(tx, joining));
}

/** The same in the caller's transaction. */
export async function joinIn(tx: Tx, { organizationId, sourceRfpVenueId, now }: Joining): Promise<EntryOut> {
  const { at } = await lockOrganization(tx, organizationId, now);
  const source = await readSource(tx, { organizationId, sourceRfpVenueId });
  const { rfp, venueId } = source;
  if (source.availability !== "unavailable") throw new DomainError("waitlist.not-unavailable");
  if ((await countActive(tx, organizationId, at)) >= ACTIVE_MAX) {
    const details = { retryAfterSeconds: LIMIT_SECONDS, activeMax: ACTIVE_MAX };
    throw new DomainError("waitlist.too-many-active", details);
  }
  const id = `vwl_${randomBytes(6).toString("hex")}`;
  const desired = {
    desiredDatesStart: rfp.preferredDatesStart,
    desiredDatesEnd: rfp.preferredDatesEnd,
    datesFlexible: rfp.datesFlexible,
  };
  const expiresAt = expiresAtOf(desired, at);
  const request = { kind: "join" as const, id, organizationId, expiresAt };
  const decided = await decideVenueQueue(tx, { venueId, request, now });
  // Thrown, so that nothing is written: whatever time has ended is ended by the next decision.
  if (decided.refusal) throw new DomainError(decided.refusal);
  await tx.venueWaitlistEntry.create({
    data: {
      id,
      organizationId,
      venueId,
      sourceRfpId: rfp.id,
      sourceRfpVenueId,
      number: decided.queue.nextNumber - 1,
      ...desired,
      attendanceMin: rfp.attendanceMin,
      attendanceMax: rfp.attendanceMax,
      eventType: rfp.eventType,
      spaceRequirements: rfp.spaceRequirements,
      expiresAt,
      createdAt: decided.at,
    },
    select: { id: true },
  });
  return getEntry(tx, { entryId: id, organizationId }, decided.at);
}

type Own = {
  organizationId: string;
  entryId: string;
  now: Date | null;
};

/**
 * Gives up a place in the queue; a live hold goes to the next organization.
 * @throws DomainError not-found waitlist.not-found; conflict waitlist.not-active
 */
export function cancelEntry(
  db: Db,
  { reason, notes, ...own }: Own & { reason: CancellationReason; notes?: string | undefined },
): Promise<EntryOut> {
  const request = { kind: "cancel" as const, id: own.entryId, reason };
  return changeEntry(db, own, request, notes ? { cancellationNotes: notes } : {});
}

/**
 * Pauses an entry, which keeps its place and is passed over meanwhile, or resumes it. Repeating it changes nothing.
 * @throws DomainError not-found waitlist.not-found; conflict waitlist.not-active
 */
export function pauseEntry(db: Db, { isPaused, ...own }: Own & { isPaused: boolean }): Promise<EntryOut> {
  return changeEntry(db, own, { kind: isPaused ? "pause" : "resume", id: own.entryId });
}

/**
 * Answers whether the organization is still interested. A "no" cancels the entry.
 * @throws DomainError not-found waitlist.not-found; conflict waitlist.not-active
 */
export function answerNudge(
  db: Db,
  { isInterested, ...own }: Own & { isInterested: boolean },
): Promise<EntryOut> {
  return changeEntry(db, own, { kind: "answer-nudge", id: own.entryId, isInterested });
}

async function changeEntry(db: Db, own: Own, request: QueueRequest, extra: Extra = {}): Promise<EntryOut> {
  const { organizationId, entryId, now } = own;
  const { refusal, entry } = await inTransaction(db, async (tx) => {
    const { venueId } = await getOwnEntry(tx, { organizationId, entryId });
    const decided = await decideVenueQueue(tx, { venueId, request, now, also: async () => extra });
    return { ...decided, entry: await getEntry(tx, { organizationId, entryId }, decided.at) };
  });
  // After the commit, so that what time has ended is written although the request is refused.
  if (refusal) throw new DomainError(refusal);
  return entry;
}

/** An answer to a request of this organization; that of another is not found. */
async function readSource(
  tx: Tx,
  { organizationId, sourceRfpVenueId }: { organizationId: string; sourceRfpVenueId: string },
) {
  const row = await tx.rfpVenue.findFirst({
    where: { id: sourceRfpVenueId, rfp: { organizationId } },
    select: {
      venueId: true,
      availability: true,
      rfp: {
        select: {
          id: true,
          preferredDatesStart: true,
          preferredDatesEnd: true,
          datesFlexible: true,
          attendanceMin: true,
          attendanceMax: true,
          eventType: true,
          spaceRequirements: true,
        },
      },
    },
  });
  if (!row) throw notFound("rfp-venue");
  return row;
}
