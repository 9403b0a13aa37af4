import { Prisma } from "../db/generated/client";
import type { Tx } from "../db/transaction";
import { notFound } from "../errors";
import { POOL_SQL } from "./columns";
import type { PoolFacts } from "./facts";

/** A pool under its lock, and the database's clock then: servers whose own clocks differ still agree. */
export type LockedPool = { pool: PoolFacts; at: Date };

/** When the last of these locks was taken: what is locked together is decided by this time. */
export function lastOf(locked: LockedPool[]): Date {
  return new Date(Math.max(...locked.map(({ at }) => at.getTime())));
}

/**
 * Takes the one lock that every change of seats holds. A statement of its own: what is read next is then read
 * after the wait. `no key update` lets foreign keys to the pool be checked meanwhile.
 * @throws not-found
 */
export async function lockPool(tx: Tx, poolId: string): Promise<LockedPool> {
  const [locked] = await lockPools(tx, [poolId]);
  if (!locked) throw notFound("pool");
  return locked;
}

/**
 * The same for several, waiting for each in the order of their ids, so that two who want the same ones never wait for
 * each other. Pools come before all other locks.
 * @returns those that there are, in that order
 */
export function lockPools(tx: Tx, poolIds: string[]): Promise<LockedPool[]> {
  return lockThose(tx, Prisma.sql`id = any(${poolIds}::uuid[])`, Prisma.sql`for no key update`);
}

/** All pools of an event: its own and those of its sessions. */
export function lockPoolsOfEvent(tx: Tx, eventId: string): Promise<LockedPool[]> {
  return lockThose(tx, Prisma.sql`"eventId" = ${eventId}::uuid`, Prisma.sql`for no key update`);
}

/** Of several pools those that nobody else has locked: who asks one pool never waits for another. */
export function lockFreePools(tx: Tx, poolIds: string[]): Promise<LockedPool[]> {
  const these = Prisma.sql`id = any(${poolIds}::uuid[])`;
  return lockThose(tx, these, Prisma.sql`for no key update skip locked`);
}

/** The same pools without a lock, for who only looks. */
export function readPools(tx: Tx, poolIds: string[]): Promise<LockedPool[]> {
  return lockThose(tx, Prisma.sql`id = any(${poolIds}::uuid[])`, Prisma.empty);
}

async function lockThose(tx: Tx, which: Prisma.Sql, lock: Prisma.Sql): Promise<LockedPool[]> {
  // The clock is read outside of the part that waits. Whose pool it is never changes.
  const rows = await tx.$queryRaw<(PoolFacts & { at: Date })[]>`
    with locked as materialized (select * from "SeatPool" where ${which} order by id ${lock})
    select ${POOL_SQL.read("locked")}, clock_timestamp() as at,
      case when locked."sessionId" is null then null else (
        select own.id from "SeatPool" own where own."eventId" = locked."eventId" and own."sessionId" is null
      ) end as "dependsOn"
    from locked order by locked.id`;
  return rows.map(({ at, ...pool }) => ({ pool, at }));
}
