import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { getSignalSummary } from "../availability/signals.queries";
import type { AvailabilityOut } from "./availability.schema";
import { breakerOpenedAt, deactivatesAt, isDeactivated, unansweredHolds } from "./breaker.policy";
import { readSettled } from "./queue-window.queries";
import type { BreakerOut } from "./schema";

/** @throws DomainError not-found venue.not-found */
export async function getAvailability(db: Queryable, venueId: string, now: Date): Promise<AvailabilityOut> {
  const venue = await db.venue.findUnique({
    where: { id: venueId },
    select: {
      availabilityStatus: true,
      manualStatus: true,
      manualSetAt: true,
      inferredStatus: true,
      lastInferredAt: true,
    },
  });
  if (!venue) throw notFound("venue");
  const [signalSummary, circuitBreaker] = await Promise.all([
    getSignalSummary(db, venueId, now),
    getBreaker(db, venueId, now),
  ]);
  const { manualSetAt, lastInferredAt, ...statuses } = venue;
  return {
    venueId,
    ...statuses,
    manualOverrideAt: manualSetAt?.toISOString() ?? null,
    lastInferredAt: lastInferredAt?.toISOString() ?? null,
    signalSummary,
    circuitBreaker,
  };
}

/** The breaker of a queue at `now`. @throws DomainError not-found venue.not-found */
export async function getBreaker(db: Queryable, venueId: string, now: Date): Promise<BreakerOut> {
  const { queue } = await readSettled(db, venueId, {}, now);
  const openedAt = breakerOpenedAt(queue);
  return {
    isOpen: openedAt !== null,
    openedAt: openedAt?.toISOString() ?? null,
    deactivatesAt: openedAt && deactivatesAt(openedAt).toISOString(),
    isDeactivated: isDeactivated(queue, now),
    unansweredHolds: unansweredHolds(queue).length,
  };
}
