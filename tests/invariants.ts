import type { Db } from "../server/db/client";
import { inSnapshot } from "../server/db/transaction";
import { inspectPage, inspectPools } from "../server/seats/invariants/inspect";
import type { Violation } from "../server/seats/invariants/violation";
import { NOW } from "./factories";

/** What must hold at every commit and does not, over the whole database; empty is sound. */
export async function findViolations(db: Db, now: Date = NOW): Promise<Violation[]> {
  const { violations } = await inspectPools(db, { now });
  return violations;
}

/** The same for one pool, judged by its own time. */
export function findViolationsOf(db: Db, poolId: string, now: Date): Promise<Violation[]> {
  return inSnapshot(db, 30, (tx) => inspectPage(tx, [poolId], now));
}
