import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import { notFound } from "../errors";
import { POOL_SQL } from "./columns";
import type { PoolFacts } from "./facts";

/** A locked pool, and the database's clock at that time: servers whose own clocks differ still agree. */
export type LockedPool = { pool: PoolFacts; at: Date };

/** When the last of these locks was taken. Pools that are locked together are decided by this time. */
export function lastOf(locked: LockedPool[]): Date {
  return new Date(Math.max(...locked.map(({ at }) => at.getTime())));
}

/**
 * Takes the one lock that every change of seats holds. It is a statement of its own, so that the next statement
 * reads what was committed during the wait. `no key update` still allows foreign key checks against the pool.
 * @throws DomainError not-found
 */
export async function lockPool(tx: Tx, poolId: string): Promise<LockedPool> {
  const [locked] = await lockPools(tx, [poolId]);
  if (!locked) throw notFound("pool");
  return locked;
}

/**
 * `lockPool` for several pools, in the order of their ids, so that two transactions that need the same pools cannot
 * deadlock. Pools are locked before all other rows.
 * @returns the pools that exist, in that order
 */
export function lockPools(tx: Tx, poolIds: string[]): Promise<LockedPool[]> {
  return lockThose(tx, Prisma.sql`id = any(${poolIds}::uuid[])`, Prisma.sql`for no key update`);
}

/** All pools of an event: its own and those of its sessions. */
export function lockPoolsOfEvent(tx: Tx, eventId: string): Promise<LockedPool[]> {
  return lockThose(tx, Prisma.sql`"eventId" = ${eventId}::uuid`, Prisma.sql`for no key update`);
}

/**
 * Locks the pools among these that no other transaction has locked, without waiting: a request for one pool must
 * never wait for another pool.
 */
export function lockFreePools(tx: Tx, poolIds: string[]): Promise<LockedPool[]> {
  const these = Prisma.sql`id = any(${poolIds}::uuid[])`;
  return lockThose(tx, these, Prisma.sql`for no key update skip locked`);
}

/** Reads the pools without a lock, for callers that only read. */
export function readPools(tx: Tx, poolIds: string[]): Promise<LockedPool[]> {
  return lockThose(tx, Prisma.sql`id = any(${poolIds}::uuid[])`, Prisma.empty);
}

async function lockThose(tx: Tx, which: Prisma.Sql, lock: Prisma.Sql): Promise<LockedPool[]> {
  // The outer query reads the clock, so it is read after the wait for locks. The owner of a pool never changes.
  const rows = await tx.$queryRaw<(PoolFacts & { at: Date })[]>`
    with locked as materialized (select * from "SeatPool" where ${which} order by id ${lock})
    select ${POOL_SQL.read("locked")}, clock_timestamp() as at,
      case when locked."sessionId" is null then null else (
        select own.id from "SeatPool" own where own."eventId" = locked."eventId" and own."sessionId" is null
      ) end as "dependsOn"
    from locked order by locked.id`;
  return rows.map(({ at, ...pool }) => ({ pool, at }));
}
