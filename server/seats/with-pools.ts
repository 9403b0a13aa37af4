import type { Db } from "../db/client";
import { inTransaction, type Tx } from "../db/transaction";
import { DomainError } from "../errors";
import { PoolsNeeded } from "./drafts";

/** How often a decision may turn out to reach further than what was locked. */
const STARTS_MAX = 16;

/**
 * Runs `work` in a transaction of its own with these pools. Where its decision reaches into more of them, as when
 * somebody who is promoted leaves another pool for it, nothing of it holds and it starts over with all of them: so they
 * are always locked in one go, in their order.
 * @throws DomainError unavailable where that does not come to an end
 */
export async function withPools<T>(
  db: Db,
  poolIds: string[],
  work: (tx: Tx, poolIds: string[]) => Promise<T>,
): Promise<T> {
  let known = poolIds;
  for (let start = 0; start < STARTS_MAX; start++) {
    try {
      return await inTransaction(db, (tx) => work(tx, known));
    } catch (error) {
      if (!(error instanceof PoolsNeeded)) throw error;
      known = [...new Set([...known, ...error.poolIds])];
    }
  }
  throw new DomainError("seats.busy");
}
