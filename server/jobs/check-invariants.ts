import { inSnapshot } from "../db/transaction";
import { findArrivalViolations } from "../domains/checkin/invariants.queries";
import { type NewIncident, recordIncidents } from "../domains/operations/incidents/commands";
import { CONTRIBUTION_INVARIANTS, findContributionViolations } from "../domains/posts/invariants.queries";
import { countViolations } from "../metrics";
import { inspectPools } from "../seats/invariants/inspect";
import { numberOf, type Violation } from "../seats/invariants/violation";
import { COMMUNITY_INVARIANTS, findCommunityViolations } from "./community-invariants";
import type { Job, JobContext, JobResult } from "./define";
import { findSourcingViolations, SOURCING_INVARIANTS } from "./sourcing-invariants";

/** Half of a serverless function's time. */
const TIME_MAX_MS = 25_000;
/** A pool that ended before this no longer changes. */
const ENDED_MS = 7 * 86_400_000;
const LOGGED_MAX = 100;
/** The invariants checked here. Counted even when zero, so that Prometheus sees the first violation as an increase. */
const INVARIANTS = ["I1", "I2", "I3", "I4", "I5", "I6", "I10", "I13", "I15", "I16", "I30"];
const SOURCING_SECONDS_MAX = 10;

/**
 * Checks the invariants of pools, of venue sourcing and of communities. A violation is a bug: it is logged, counted and recorded as an
 * incident, but not repaired, because the correct state is unknown. A run that exceeds its time is continued by the next run in this
 * process.
 */
export const checkInvariants: Job = {
  name: "check-invariants",
  schedule: { everyMinutes: 5 },
  missed: "skip",
  run: check,
};

/** Up to which pool a run of this process came before its time was over. */
const holder = globalThis as typeof globalThis & { turnoutInspectedUpTo?: string | null };

async function check({ db, now, log }: JobContext): Promise<JobResult> {
  const started = performance.now();
  const ofSourcing = await inSnapshot(db, SOURCING_SECONDS_MAX, (tx) => findSourcingViolations(tx, now));
  const ofCommunities = await inSnapshot(db, SOURCING_SECONDS_MAX, (tx) => findCommunityViolations(tx, now));
  const arrivals = await inSnapshot(db, SOURCING_SECONDS_MAX, (tx) => findArrivalViolations(tx, now));
  const counters = await inSnapshot(db, SOURCING_SECONDS_MAX, (tx) => findContributionViolations(tx, now));
  const ofCounters = counters.map((one) => ({ ...one, poolId: null }));
  const ofArrivals = arrivals.map((one) => ({ ...one, poolId: null }));
  const {
    violations: ofPools,
    pools,
    stoppedAfter,
  } = await inspectPools(db, {
    now,
    endsAfter: new Date(now.getTime() - ENDED_MS),
    after: holder.turnoutInspectedUpTo ?? null,
    mayGoOn: () => performance.now() - started < TIME_MAX_MS,
  });
  const violations = [...ofPools, ...ofSourcing, ...ofCommunities, ...ofArrivals, ...ofCounters];
  holder.turnoutInspectedUpTo = stoppedAfter;
  for (const violation of violations.slice(0, LOGGED_MAX)) log.error(violation, "invariant.violated");
  await recordIncidents(db, violations.slice(0, LOGGED_MAX).map(toIncident), now);
  const byNumber = countByNumber(violations);
  for (const number of new Set([
    ...INVARIANTS,
    ...SOURCING_INVARIANTS,
    ...COMMUNITY_INVARIANTS,
    ...CONTRIBUTION_INVARIANTS,
    ...Object.keys(byNumber),
  ])) {
    countViolations(number, byNumber[number] ?? 0);
  }
  return { pools, complete: stoppedAfter === null ? 1 : 0, violations: violations.length, ...byNumber };
}

/** The incident stays open until an operator resolves it, even if a later run finds the pool sound again. */
function toIncident(violation: Violation): NewIncident {
  const { invariant, poolId } = violation;
  const key = poolId ? `${numberOf(violation)} ${poolId}` : numberOf(violation);
  return { kind: "invariant.violated", key, detail: { invariant, poolId, found: violation.detail } };
}

function countByNumber(violations: Violation[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const violation of violations) {
    const number = numberOf(violation);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}
