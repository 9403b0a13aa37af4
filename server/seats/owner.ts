import type { Db } from "../db/client";
import { Prisma } from "../db/generated/client";
import { createLoader } from "../db/loader";

/** The owner of a pool: an event, or a session of the event. */
export type PoolOwner = { eventId: string; sessionId: string | null };

const loadOwner = createLoader(async (db: Db, poolIds: string[]) => {
  const pools = await db.seatPool.findMany({
    where: { id: { in: poolIds } },
    select: { id: true, eventId: true, sessionId: true },
  });
  return new Map(pools.map(({ id, ...owner }) => [id, owner]));
});

/**
 * @throws Error for a pool that does not exist: the database gives every pool an owner and deletes none that has
 * RSVPs
 */
export async function ownerOf(db: Db, poolId: string): Promise<PoolOwner> {
  const owner = await loadOwner(db, poolId);
  if (!owner) throw new Error(`there is no pool ${poolId}`);
  return owner;
}

/** The filter for an event's own pool: it has exactly one. */
export const ownPool = { sessionId: null } as const;
export const ownPoolId = { where: ownPool, select: { id: true } } as const;

/**
 * The event's own pool, from a row whose query selected only that pool.
 * @throws Error where it was not selected
 */
export function poolIn<Pool>({ pools: [pool] }: { pools: Pool[] }): Pool {
  if (!pool) throw new Error("an event was read without its own pool");
  return pool;
}

/** SQL for the id of the own pool of event `e`. */
export const ownPoolOfEvent = Prisma.sql`(select own.id from "SeatPool" own
  where own."eventId" = e.id and own."sessionId" is null)`;
