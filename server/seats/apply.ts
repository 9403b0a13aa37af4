import type { Tx } from "../db/transaction";
import { DomainError, notFound } from "../errors";
import { seatsOf } from "./availability";
import type { PoolPlan } from "./decide";
import { PoolsNeeded } from "./drafts";
import type { RsvpFacts, Seats } from "./facts";
import { readHeldForWaitlist } from "./held-for-waitlist";
import { type LockedPool, lastOf, lockFreePools, lockPools } from "./lock";
import type { SeatOutcome } from "./outcome";
import { type LockedPools, type Planned, planSeats } from "./plan";
import { readPositions } from "./positions";
import { tellPromotions } from "./promotion-counts";
import { type AnyRequest, partsOf, type SeatRequest } from "./request";
import { writePlans } from "./write";

export type SeatAnswer = {
  outcome: SeatOutcome;
  /** The row that the request is about, as committed. */
  rsvp: RsvpFacts | null;
  /** 1-based position in the queue while waitlisted; otherwise null. */
  position: number | null;
  /** Of the pool that the request named; of the first one where it named several. */
  seats: Seats;
};

/** Requests that are decided together, and the pools that they need. */
export type SeatList = {
  /** The pools to lock: all that the requests name, and any others that the decision is known to reach. */
  poolIds: string[];
  requests: AnyRequest[];
  /** Null = the database's clock, read under the locks. */
  now: Date | null;
  /** When the oldest of the requests arrived, by `performance.now()`; used only for metrics. Left out = now. */
  sinceMs?: number;
};

/**
 * `applySeatList` for requests of one pool.
 * @throws DomainError not-found for an unknown pool; PoolsNeeded. A refusal of one request is an outcome, not an
 * error
 */
export function applySeatRequests(
  tx: Tx,
  poolId: string,
  requests: SeatRequest[],
  now: Date | null,
): Promise<SeatAnswer[]> {
  const named = requests.map((request) => ({ ...request, poolId }));
  return applySeatList(tx, { poolIds: [poolId], requests: named, now });
}

/**
 * The only code that changes seats. Locks the pools, reads what the requests need, calls `decideSeats`, and writes
 * rows, counters, ledger and outbox. The number of statements does not depend on the length of the list.
 * @throws DomainError not-found for an unknown pool; PoolsNeeded where the decision reaches into pools that were
 * not named (see `withPools`)
 */
export async function applySeatList(tx: Tx, list: SeatList): Promise<SeatAnswer[]> {
  const locked = await lockPools(tx, list.poolIds);
  const found = new Set(locked.map(({ pool }) => pool.id));
  if (list.requests.flatMap(partsOf).some(({ poolId }) => !found.has(poolId))) throw notFound("pool");
  const gone = list.poolIds.filter((id) => !found.has(id));
  const [answers] = await apply(tx, [{ ...list, ...together(locked, list.now), gone }]);
  if (answers instanceof PoolsNeeded) throw answers;
  return answers ?? [];
}

/**
 * `applySeatList` for many lists of one pool each, in as many statements as one list takes. It never waits for a
 * lock.
 * @returns one result per list; null where the pool is unknown, locked by another transaction or already used by an
 * earlier list, and where the decision needs more pools
 */
export async function applySeatLists(tx: Tx, lists: SeatList[]): Promise<(SeatAnswer[] | null)[]> {
  const poolIds = lists.flatMap((list) => list.poolIds);
  const free = new Map((await lockFreePools(tx, poolIds)).map((locked) => [locked.pool.id, locked]));
  const taken = lists.flatMap((list) => {
    const [poolId = ""] = list.poolIds;
    const locked = free.get(poolId);
    free.delete(poolId);
    return locked ? [{ list, locked }] : [];
  });
  const answers = await apply(
    tx,
    taken.map(({ list, locked }) => ({ ...list, ...together([locked], list.now) })),
  );
  const byList = new Map(taken.map(({ list }, index) => [list, answers[index]]));
  return lists.map((list) => {
    const answer = byList.get(list);
    return answer && !(answer instanceof PoolsNeeded) ? answer : null;
  });
}

function together(locked: LockedPool[], now: Date | null): Pick<LockedPools, "pools" | "at"> {
  return { pools: locked.map(({ pool }) => pool), at: now ?? lastOf(locked) };
}

async function apply(
  tx: Tx,
  lists: (LockedPools & Pick<SeatList, "sinceMs">)[],
): Promise<(SeatAnswer[] | PoolsNeeded)[]> {
  if (lists.length === 0) return [];
  const planned = await planSeats(tx, lists);
  const settled = planned.filter((one): one is Planned => !(one instanceof PoolsNeeded));
  await writePlans(tx, settled);
  for (const [index, { sinceMs = performance.now(), at }] of lists.entries()) {
    const list = planned[index];
    if (list && !(list instanceof PoolsNeeded)) tellPromotions(tx, { ...list, decidedAt: at, sinceMs });
  }
  const answers = await answersTo(tx, settled);
  return planned.map((one) => (one instanceof PoolsNeeded ? one : (answers.get(one) ?? [])));
}

async function answersTo(tx: Tx, planned: Planned[]): Promise<Map<Planned, SeatAnswer[]>> {
  const spokenOf = planned.map(({ plan, rsvps }) => {
    const changed = plan.pools.flatMap((pool) => pool.changed);
    const rows = new Map([...rsvps, ...changed].map((row) => [row.id, row]));
    return plan.outcomes.map(({ rsvpId }) => (rsvpId ? (rows.get(rsvpId) ?? null) : null));
  });
  const positions = await positionsOf(tx, planned, spokenOf.flat());
  const held = await readHeldForWaitlist(
    tx,
    planned.flatMap(({ plan }) => plan.pools.map(({ pool }) => pool)),
  );
  return new Map(
    planned.map((one, index) => {
      const seats = new Map(
        one.plan.pools.map(({ pool }) => [pool.id, seatsOf({ ...pool, heldForWaitlist: held.has(pool.id) })]),
      );
      const answers = one.plan.outcomes.map((outcome, place): SeatAnswer => {
        const rsvp = spokenOf[index]?.[place] ?? null;
        const position = (rsvp && positions.get(rsvp.id)) ?? null;
        return { outcome, rsvp, position, seats: seatsNamed(one.requests[place], seats) };
      });
      return [one, answers];
    }),
  );
}

function seatsNamed(request: AnyRequest | undefined, seats: Map<string, Seats>): Seats {
  const [first] = request ? partsOf(request) : [];
  const found = first && seats.get(first.poolId);
  if (!found) throw new Error("a request was answered without its pool");
  return found;
}

/** Not an intersection with `SeatAnswer`: the compiler would pair each reason of a refusal with every other. */
type GrantedAnswer = Omit<SeatAnswer, "outcome"> & { outcome: Extract<SeatOutcome, { ok: true }> };

/** @throws DomainError where the request was refused, with the seats that the caller should now show */
export function unwrapAnswer(answer: SeatAnswer): GrantedAnswer {
  const { outcome } = answer;
  if (outcome.ok) return { ...answer, outcome };
  throw new DomainError(outcome.reason, outcome.details);
}

/**
 * RSVPs that joined a queue in these lists are at its end, so their positions follow from its length without a
 * query.
 */
async function positionsOf(
  tx: Tx,
  planned: Planned[],
  rows: (RsvpFacts | null)[],
): Promise<Map<string, number>> {
  const joined = planned.flatMap(({ pools, plan }) =>
    plan.pools.flatMap((after, index) => positionsOfJoined(pools[index]?.nextQueueNumber ?? 0, after)),
  );
  const positions = new Map(joined);
  const others = rows.flatMap((row) =>
    row?.status === "waitlisted" && !positions.has(row.id) ? [row.id] : [],
  );
  return new Map([...positions, ...(await readPositions(tx, others))]);
}

function positionsOfJoined(nextQueueNumber: number, { pool, changed }: PoolPlan): [string, number][] {
  const joined = changed
    .filter((row) => row.queueNumber !== null && row.queueNumber >= nextQueueNumber && row.priority === 0)
    .sort((a, b) => (a.queueNumber ?? 0) - (b.queueNumber ?? 0));
  const ahead = pool.waitlistLength - joined.length;
  return joined.map((row, index) => [row.id, ahead + index + 1]);
}
