import type { Db } from "../server/db/client";
import { inspectPools } from "../server/domains/rsvps/invariants/queries";
import type { Violation } from "../server/domains/rsvps/invariants/schema";
import { NOW } from "./factories";

/** What must hold at every commit and does not, over the whole database; empty is sound. */
export async function findViolations(db: Db, now: Date = NOW): Promise<Violation[]> {
  const { violations } = await inspectPools(db, { now });
  return violations;
}
