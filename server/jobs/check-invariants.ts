import type { Db } from "../db/client";
import { inspectPools } from "../domains/rsvps/invariants/queries";
import { numberOf, type Violation } from "../domains/rsvps/invariants/schema";
import { log } from "../log";
import type { Job, JobResult } from "./define";

/** Half of what a serverless function has. */
const TIME_MAX_MS = 25_000;
/** A pool that ended before this does not change any more. */
const ENDED_MS = 7 * 86_400_000;
const LOGGED_MAX = 100;

/**
 * Looks for whatever must never be. A find is a fault of ours: it is logged, counted and not repaired, because what
 * is right is not known. Where a run's time ends, the next run of this process goes on.
 */
export const checkInvariants: Job = { name: "check-invariants", schedule: { everyMinutes: 5 }, run: check };

type Progress = { stoppedAfter: string | null; seen: Record<string, number> };
const holder = globalThis as typeof globalThis & { turnoutInvariants?: Progress };

function progress(): Progress {
  holder.turnoutInvariants ??= { stoppedAfter: null, seen: {} };
  return holder.turnoutInvariants;
}

/** How often this process saw each invariant violated since it started, by the number of the invariant. */
export function invariantViolationsSeen(): Readonly<Record<string, number>> {
  return { ...progress().seen };
}

async function check(db: Db, now: Date): Promise<JobResult> {
  const started = performance.now();
  const { violations, pools, stoppedAfter } = await inspectPools(db, {
    now,
    endsAfter: new Date(now.getTime() - ENDED_MS),
    after: progress().stoppedAfter,
    mayGoOn: () => performance.now() - started < TIME_MAX_MS,
  });
  progress().stoppedAfter = stoppedAfter;
  for (const violation of violations.slice(0, LOGGED_MAX)) log().error(violation, "invariant.violated");
  const byNumber = countByNumber(violations);
  for (const [number, n] of Object.entries(byNumber)) {
    progress().seen[number] = (progress().seen[number] ?? 0) + n;
  }
  return { pools, complete: stoppedAfter === null ? 1 : 0, violations: violations.length, ...byNumber };
}

function countByNumber(violations: Violation[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const violation of violations) {
    const number = numberOf(violation);
    counts[number] = (counts[number] ?? 0) + 1;
  }
  return counts;
}
