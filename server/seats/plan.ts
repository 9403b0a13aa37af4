import { groupBy } from "../../lib/group-by";
import type { Tx } from "../db/transaction";
import { decideSeats, type SeatPlan } from "./decide";
import { PoolsNeeded } from "./drafts";
import type { PoolFacts, QueueView, RsvpFacts, SeatElsewhere, SeatFacts } from "./facts";
import { freeSeats, QueueViewTooShort } from "./promotion";
import { dropsIn, type Reach, readReach, supportsOf } from "./reach";
import {
  type Place,
  type PoolAsked,
  readBarred,
  readLinks,
  readPlaces,
  readQueues,
  readRows,
  userIdsIn,
} from "./read";
import { type AnyRequest, partsOf } from "./request";

const VIEW = 64;
const VIEW_GROWTH = 8;

/** Pools that are locked and decided together, the requests for them, and the time of the decision. */
export type LockedPools = {
  pools: PoolFacts[];
  requests: AnyRequest[];
  at: Date;
  /** Pools that were to be locked too and no longer exist. */
  gone?: string[];
};

/** The decision about these pools, and the rows that it was based on. */
export type Planned = LockedPools & { plan: SeatPlan; rsvps: RsvpFacts[]; queue: RsvpFacts[] };

type Rows = Map<string, RsvpFacts[]>;

/**
 * Reads what the requests need and decides them, without writing. The number of statements does not depend on the
 * number of pools and requests. Results are in the order of `lists`, which share no pool.
 * @param how.isPreview locks no row
 * @returns PoolsNeeded for a list whose decision reaches into pools that it did not lock
 */
export async function planSeats(
  tx: Tx,
  lists: LockedPools[],
  { isPreview = false } = {},
): Promise<(Planned | PoolsNeeded)[]> {
  const askedBy = new Map(lists.map((list) => [list, askedOf(list)]));
  const asked = [...askedBy.values()].flat();
  const rows = await readRows(tx, asked);
  const links = await readLinks(tx, asked);
  const planned = new Map<LockedPools, Planned | PoolsNeeded>();
  const lengths = new Map(asked.map((one) => [one.pool.id, firstLength(one)]));
  for (let open = lists; open.length > 0; ) {
    const looks = open.flatMap((list) => askedBy.get(list) ?? []);
    const queues = await readViews(
      tx,
      looks.map(({ pool }) => pool),
      lengths,
    );
    // Only a queue that had to be read further is locked for twice; a deadlock of such decisions is retried.
    const reach = await readReach(tx, looks, { rows, queues }, isPreview);
    await readInto(
      tx,
      rows,
      open.flatMap((list) => {
        const asked = askedBy.get(list) ?? [];
        return [...placesBeside(asked, rows, reach), ...droppedIn(asked, rows, queues)];
      }),
    );
    const barred = await readBarred(tx, [...usersIn(looks, rows, queues)]);
    open = open.filter((list) => {
      const facts = list.pools.map(
        (pool): SeatFacts => ({
          pool,
          rsvps: rows.get(pool.id) ?? [],
          links: links.get(pool.id) ?? [],
          queue: queues.get(pool.id) ?? NOBODY,
          barred,
          holders: reach.holders.get(pool.id) ?? NO_USERS,
          dependents: reach.dependents.get(pool.id) ?? NO_PLACES,
          elsewhere: reach.elsewhere.get(pool.id) ?? NO_SEATS,
        }),
      );
      try {
        const plan = decideSeats(facts, list.requests, list.at, list.gone);
        const [rsvps, queue] = [facts.flatMap((one) => one.rsvps), facts.flatMap((one) => one.queue.waiters)];
        planned.set(list, { ...list, plan, rsvps, queue });
        return false;
      } catch (error) {
        if (error instanceof PoolsNeeded) return void planned.set(list, error);
        if (!(error instanceof QueueViewTooShort)) throw error;
        lengths.set(error.poolId, (lengths.get(error.poolId) ?? 0) * VIEW_GROWTH || VIEW);
        return true;
      }
    });
  }
  return lists.flatMap((list) => planned.get(list) ?? []);
}

/** The requests grouped by pool. */
function askedOf({ pools, requests, at }: LockedPools): PoolAsked[] {
  const [only] = pools;
  const parts = requests.flatMap(partsOf);
  if (only && pools.length === 1) return [{ pool: only, requests: parts, at }];
  const byPool = groupBy(parts, ({ poolId }) => poolId);
  return pools.map((pool) => ({ pool, at, requests: byPool.get(pool.id) ?? [] }));
}

/** Rows of one pool that a decision needs because of a request for another pool in the same list. */
function placesBeside(asked: PoolAsked[], rows: Rows, { dependents, elsewhere }: Reach): Place[] {
  if (asked.length === 1) return [];
  const here = new Set(asked.map(({ pool }) => pool.id));
  const supports = asked.flatMap((one) => supportsOf(one, rows));
  const resting = asked.flatMap(({ pool }) =>
    [...(dependents.get(pool.id) ?? [])].flatMap(([userId, ids]) =>
      ids.map((poolId) => ({ poolId, userId })),
    ),
  );
  const beside = asked.flatMap(({ pool }) =>
    [...(elsewhere.get(pool.id) ?? [])].flatMap(([userId, seats]) =>
      seats.map(({ poolId }) => ({ poolId, userId })),
    ),
  );
  return [...supports, ...resting, ...beside].filter(({ poolId }) => here.has(poolId));
}

function droppedIn(asked: PoolAsked[], rows: Rows, queues: Map<string, QueueView>): Place[] {
  if (asked.length === 1) return [];
  const here = new Set(asked.map(({ pool }) => pool.id));
  const inSight = asked.flatMap(({ pool: { id } }) => [
    ...(rows.get(id) ?? []),
    ...(queues.get(id)?.waiters ?? []),
  ]);
  return dropsIn(asked, inSight).filter(({ poolId }) => here.has(poolId));
}

async function readInto(tx: Tx, rows: Rows, places: Place[]): Promise<void> {
  const unknown = places.filter(
    ({ poolId, userId }) => !rows.get(poolId)?.some((row) => row.userId === userId),
  );
  for (const [poolId, found] of await readPlaces(tx, unknown)) {
    rows.set(poolId, [...(rows.get(poolId) ?? []), ...found]);
  }
}

/** If the pool is full and every request is a join, the queue need not be read: they go to its end. */
function firstLength({ pool, requests }: PoolAsked): number {
  const isAtTheEnd = requests.length > 0 && requests.every(({ kind }) => kind === "join");
  return isAtTheEnd && freeSeats(pool) <= 0 ? 0 : VIEW;
}

const NOBODY: QueueView = { waiters: [], complete: true, smallestParty: null };
/** A queue that is not empty and was not read: each party needs at least one seat. */
const UNSEEN: QueueView = { waiters: [], complete: false, smallestParty: 1 };
const NO_USERS: ReadonlySet<string> = new Set();
const NO_PLACES: ReadonlyMap<string, string[]> = new Map();
const NO_SEATS: ReadonlyMap<string, SeatElsewhere[]> = new Map();

/** Queue views by pool; pools with an empty queue have none. */
async function readViews(
  tx: Tx,
  pools: PoolFacts[],
  lengths: Map<string, number>,
): Promise<Map<string, QueueView>> {
  const waiting = pools.flatMap((pool) =>
    pool.waitlistLength > 0 ? [{ poolId: pool.id, length: lengths.get(pool.id) ?? VIEW }] : [],
  );
  const seen = await readQueues(
    tx,
    waiting.filter(({ length }) => length > 0),
  );
  return new Map(waiting.map(({ poolId }) => [poolId, seen.get(poolId) ?? UNSEEN]));
}

function usersIn(asked: PoolAsked[], rows: Rows, queues: Map<string, QueueView>): Set<string> {
  return new Set(
    asked.flatMap(({ pool, requests }) => [
      ...requests.flatMap(userIdsIn),
      ...(rows.get(pool.id) ?? []).map((row) => row.userId),
      ...(queues.get(pool.id)?.waiters ?? []).map((row) => row.userId),
    ]),
  );
}
