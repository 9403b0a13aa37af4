import type { Db } from "../db/client";
import { inTransaction, type Tx } from "../db/transaction";
import { DomainError } from "../errors";
import { PoolsNeeded } from "./drafts";

/** How many times a decision may turn out to need more pools than were locked. */
const STARTS_MAX = 16;

/**
 * Runs `work` in a transaction of its own with these pools locked. If its decision reaches into more pools (a
 * promoted person leaves another pool, for example), the transaction is rolled back and starts over with all of
 * them. So pools are always locked together, in their order.
 * @throws DomainError unavailable where more pools are needed after `STARTS_MAX` attempts
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
