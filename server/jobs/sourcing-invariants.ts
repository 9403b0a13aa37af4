import type { Tx } from "../db/transaction";
import { findOrphanedOrganizations } from "../domains/departures/invariants.queries";
import { findQueueViolations } from "../domains/holds/invariants.queries";
import { findRfpViolations } from "../domains/rfps/invariants.queries";
import { findUploadViolations } from "../domains/uploads/invariants.queries";
import { findVenueViolations } from "../domains/venues/invariants.queries";

/** The invariants of organizations, venues, their queues, RFPs and uploads, by their numbers. */
export const SOURCING_INVARIANTS = [
  "I12",
  "I17",
  "I18",
  "I19",
  "I20",
  "I21",
  "I22",
  "I23",
  "I24",
  "I25",
  "I26",
  "I27",
  "I28",
  "I29",
];

type SourcingViolation = { invariant: string; detail: string; poolId: null };

/** What is never true of them in a committed state, at most 100 of each domain; empty = sound. They belong to no pool. */
export async function findSourcingViolations(tx: Tx, now: Date): Promise<SourcingViolation[]> {
  const found = [
    await findQueueViolations(tx, now),
    await findRfpViolations(tx),
    await findVenueViolations(tx),
    await findOrphanedOrganizations(tx, now),
    await findUploadViolations(tx),
  ];
  return found.flat().map((one) => ({ ...one, poolId: null }));
}
