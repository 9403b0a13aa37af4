import type { Db } from "../server/db/client";
import { inSnapshot } from "../server/db/transaction";
import { findArrivalViolations } from "../server/domains/checkin/invariants.queries";
import { findContributionViolations } from "../server/domains/posts/invariants.queries";
import { findCommunityViolations } from "../server/jobs/community-invariants";
import { findSourcingViolations } from "../server/jobs/sourcing-invariants";
import { inspectPage, inspectPools } from "../server/seats/invariants/inspect";
import type { Violation } from "../server/seats/invariants/violation";
import { NOW } from "./factories";

/** The violated invariants of the whole database; empty = sound. */
export async function findViolations(db: Db, now: Date = NOW): Promise<Violation[]> {
  const { violations } = await inspectPools(db, { now });
  const ofSourcing = await inSnapshot(db, 30, (tx) => findSourcingViolations(tx, now));
  const ofCommunities = await inSnapshot(db, 30, (tx) => findCommunityViolations(tx, now));
  const arrivals = await inSnapshot(db, 30, (tx) => findArrivalViolations(tx, now));
  const counters = await inSnapshot(db, 30, (tx) => findContributionViolations(tx, now));
  return [
    ...violations,
    ...ofSourcing,
    ...ofCommunities,
    ...[...arrivals, ...counters].map((one) => ({ ...one, poolId: null })),
  ];
}

/** The violated invariants of one pool, judged at the given time. */
export function findViolationsOf(db: Db, poolId: string, now: Date): Promise<Violation[]> {
  return inSnapshot(db, 30, (tx) => inspectPage(tx, [poolId], now));
}
