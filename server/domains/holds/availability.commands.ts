import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { dropBadge } from "../availability/badge.queries";
import { shownStatus } from "../availability/policy";
import type { AvailabilityStatus } from "../availability/schema";
import { type Decided, decideVenueQueue } from "./queue.commands";

type OfVenue = {
  venueId: string;
  /** Null = the database's clock under the lock. */
  now: Date | null;
};

type Setting = OfVenue & { status: AvailabilityStatus };

/**
 * Sets the badge by hand, `not_set` included, which hides what would be inferred. If more can be booked than before, or the
 * status is `accepting_events`, the queue is served in the same transaction. Setting what is set already is no new signal.
 */
export function setAvailability(db: Db, setting: Setting): Promise<Decided> {
  return inTransaction(db, (tx) => setAvailabilityIn(tx, setting));
}

/** The same in the caller's transaction. */
export function setAvailabilityIn(tx: Tx, { venueId, status, now }: Setting): Promise<Decided> {
  return changeBadge(tx, {
    venueId,
    now,
    request: () => ({ kind: "availability", status, isByHand: true }),
    also: async ({ venue, at }) => {
      if (venue.manualStatus === status) return;
      const data = { manualStatus: status, manualSetAt: at };
      await tx.venue.update({ where: { id: venue.id }, data, select: { id: true } });
      await appendEvent(tx, {
        type: "venue.availability-set",
        aggregateId: venue.id,
        payload: { venueId: venue.id, status },
      });
    },
  });
}

/** Shows the inferred badge again, and serves the queue if that is better. Without a manual setting nothing changes. */
export function clearOverride(db: Db, { venueId, now }: OfVenue): Promise<Decided> {
  return inTransaction(db, (tx) =>
    changeBadge(tx, {
      venueId,
      now,
      request: ({ inferredStatus }) => ({
        kind: "availability",
        status: shownStatus({ manualStatus: null, inferredStatus }),
        isByHand: false,
      }),
      also: async ({ venue }) => {
        const data = { manualStatus: null, manualSetAt: null };
        await tx.venue.update({ where: { id: venue.id }, data, select: { id: true } });
      },
    }),
  );
}

/**
 * Shows what was inferred for a venue with waiting entries, and serves its queue if that is better. What the badge is to be
 * is read again under the lock, so a setting by hand that came first stays.
 */
export function showInferred(db: Db, { venueId, now }: OfVenue): Promise<Decided> {
  return inTransaction(db, (tx) =>
    changeBadge(tx, {
      venueId,
      now,
      request: (venue) => ({ kind: "availability", status: shownStatus(venue), isByHand: false }),
    }),
  );
}

/**
 * Lets the queue go on after three holds without a reply, or opens it again after it was deactivated.
 * @throws DomainError conflict waitlist.no-breaker
 */
export async function resolveBreaker(db: Db, { venueId, now }: OfVenue): Promise<Decided> {
  const decided = await inTransaction(db, (tx) =>
    decideVenueQueue(tx, { venueId, now, request: { kind: "resolve-breaker" } }),
  );
  if (decided.refusal) throw new DomainError(decided.refusal);
  return decided;
}

/** Whatever changes a badge also drops it from the cache, after the commit. */
async function changeBadge(tx: Tx, asked: Parameters<typeof decideVenueQueue>[1]): Promise<Decided> {
  const decided = await decideVenueQueue(tx, asked);
  dropBadge(tx, decided.venue);
  return decided;
}
