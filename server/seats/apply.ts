import type { Tx } from "../db/transaction";
import { DomainError } from "../errors";
import { seatsOf } from "./availability";
import type { RsvpFacts, Seats } from "./facts";
import { type LockedList, lockFreePools, lockPool } from "./lock";
import type { SeatOutcome } from "./outcome";
import { type PlannedList, planSeats } from "./plan";
import { readPositions } from "./positions";
import { tellPromotions } from "./promotion-counts";
import type { SeatRequest } from "./request";
import { forgetArrivals, writePlans } from "./write";

export type SeatAnswer = {
  outcome: SeatOutcome;
  /** The row that the request spoke of, as committed. */
  rsvp: RsvpFacts | null;
  /** 1-based place in line while waitlisted. */
  position: number | null;
  seats: Seats;
};

/**
 * The only code that changes seats. Locks the pool, reads what the requests need, asks `decideSeats`, and writes
 * rows, counters, ledger and outbox: a handful of statements whatever the length of the list.
 * @param now null = the database's clock, read under the lock
 * @param sinceMs when the longest waiting of the requests came, by `performance.now()`; for figures
 * @throws not-found for an unknown pool; a refusal of one request is an outcome, not an error
 */
export async function applySeatRequests(
  tx: Tx,
  poolId: string,
  requests: SeatRequest[],
  now: Date | null,
  sinceMs: number = performance.now(),
): Promise<SeatAnswer[]> {
  const { pool, at } = await lockPool(tx, poolId);
  const [answers = []] = await apply(tx, [{ pool, requests, at: now ?? at, sinceMs }]);
  return answers;
}

export type SeatList = {
  poolId: string;
  requests: SeatRequest[];
  /** Null = the database's clock, read under the lock. */
  now: Date | null;
  /** As `applySeatRequests` takes it. */
  sinceMs: number;
};

/**
 * The same for lists of several pools, in as many statements as one takes. It waits for nobody.
 * @returns list by list; null where the pool is held by somebody else, unknown, or another list has it already
 */
export async function applySeatLists(tx: Tx, lists: SeatList[]): Promise<(SeatAnswer[] | null)[]> {
  const poolIds = lists.map(({ poolId }) => poolId);
  const free = new Map((await lockFreePools(tx, poolIds)).map((locked) => [locked.pool.id, locked]));
  const taken = lists.flatMap((list) => {
    const locked = free.get(list.poolId);
    free.delete(list.poolId);
    return locked ? [{ list, locked }] : [];
  });
  const answers = await apply(
    tx,
    taken.map(({ list, locked }) => ({ ...list, ...locked, at: list.now ?? locked.at })),
  );
  const byList = new Map(taken.map(({ list }, index) => [list, answers[index] ?? null]));
  return lists.map((list) => byList.get(list) ?? null);
}

async function apply(tx: Tx, lists: (LockedList & { sinceMs: number })[]): Promise<SeatAnswer[][]> {
  if (lists.length === 0) return [];
  const planned = await planSeats(tx, lists);
  await forgetArrivals(tx, planned);
  await writePlans(tx, planned);
  for (const [index, { sinceMs }] of lists.entries()) {
    const list = planned[index];
    if (list) tellPromotions(tx, { ...list, decidedAt: list.at, sinceMs });
  }
  return answersTo(tx, planned);
}

async function answersTo(tx: Tx, planned: PlannedList[]): Promise<SeatAnswer[][]> {
  const spokenOf = planned.map(({ plan, rsvps }) => {
    const rows = new Map([...rsvps, ...plan.changed].map((row) => [row.id, row]));
    return plan.outcomes.map(({ rsvpId }) => (rsvpId ? (rows.get(rsvpId) ?? null) : null));
  });
  const positions = await positionsOf(tx, planned, spokenOf.flat());
  return planned.map(({ plan }, index) => {
    const seats = seatsOf(plan.pool);
    return plan.outcomes.map((outcome, place) => {
      const rsvp = spokenOf[index]?.[place] ?? null;
      return { outcome, rsvp, position: (rsvp && positions.get(rsvp.id)) ?? null, seats };
    });
  });
}

/** @throws DomainError where the request was refused, with the seats that the caller should now show. */
export function unwrapAnswer(answer: SeatAnswer): SeatAnswer & { outcome: SeatOutcome & { ok: true } } {
  const { outcome } = answer;
  if (outcome.ok) return { ...answer, outcome };
  throw new DomainError(outcome.code, outcome.reason, outcome.details);
}

/** Whoever joined a queue in these lists stands at its end: their places follow from its length, without a query. */
async function positionsOf(
  tx: Tx,
  planned: PlannedList[],
  rows: (RsvpFacts | null)[],
): Promise<Map<string, number>> {
  const positions = new Map(planned.flatMap(positionsOfJoined));
  const others = rows.flatMap((row) =>
    row?.status === "waitlisted" && !positions.has(row.id) ? [row.id] : [],
  );
  return new Map([...positions, ...(await readPositions(tx, others))]);
}

function positionsOfJoined({ pool, plan }: PlannedList): [string, number][] {
  const joined = plan.changed
    .filter(
      (row) => row.queueNumber !== null && row.queueNumber >= pool.nextQueueNumber && row.priority === 0,
    )
    .sort((a, b) => (a.queueNumber ?? 0) - (b.queueNumber ?? 0));
  const ahead = plan.pool.waitlistLength - joined.length;
  return joined.map((row, index) => [row.id, ahead + index + 1]);
}
