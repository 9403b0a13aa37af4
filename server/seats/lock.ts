import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import { notFound } from "../errors";
import type { PoolFacts } from "./facts";
import type { SeatRequest } from "./request";

/** A pool under its lock, and the database's clock then: servers whose own clocks differ still agree. */
export type LockedPool = { pool: PoolFacts; at: Date };

/** What is asked of a locked pool, and the time it is decided by. */
export type LockedList = LockedPool & { requests: SeatRequest[] };

/**
 * Takes the one lock that every change of seats holds. A statement of its own: what is read next is then read
 * after the wait. `no key update` lets foreign keys to the pool be checked meanwhile.
 * @throws not-found
 */
export async function lockPool(tx: Tx, poolId: string): Promise<LockedPool> {
  const [locked] = await lockPools(tx, [poolId], Prisma.sql`for no key update`);
  if (!locked) throw notFound("pool");
  return locked;
}

/** The same for those of several pools that nobody else has locked: who asks one event never waits for another. */
export function lockFreePools(tx: Tx, poolIds: string[]): Promise<LockedPool[]> {
  return lockPools(tx, poolIds, Prisma.sql`for no key update skip locked`);
}

async function lockPools(tx: Tx, poolIds: string[], lock: Prisma.Sql): Promise<LockedPool[]> {
  // The clock is read outside of the part that waits.
  const rows = await tx.$queryRaw<(PoolFacts & { at: Date })[]>`
    with locked as materialized (
      select id, capacity, "confirmedSeats", "offeredSeats", "waitlistedSeats", "waitlistLength", "nextQueueNumber",
        "headQueueNumber", version, state::text as state, "guestsMax", "waitlistEnabled",
        "waitlistMode"::text as "waitlistMode", "partyRule"::text as "partyRule", "passOversMax", "offerMinutes",
        "cutoffMinutes", "approvalRequired", "opensAt", "closesAt", "startsAt", "endsAt"
      from "SeatPool" where id = any(${poolIds}::uuid[]) order by id ${lock}
    )
    select locked.*, clock_timestamp() as at from locked`;
  return rows.map(({ at, ...pool }) => ({ pool, at }));
}
