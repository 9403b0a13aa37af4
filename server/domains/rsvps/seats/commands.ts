import type { Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { tellPromotions } from "../figures/commands";
import { type PlannedList, planSeats } from "../planning/queries";
import { seatsOf } from "../pool/policy";
import { forgetArrivals, writePlans } from "../writing/commands";
import type { SeatPlan } from "./policy";
import { type LockedList, lockFreePools, lockPool, readPositions } from "./queries";
import type { PoolTerms, RsvpFacts, SeatOutcome, SeatRequest, Seats } from "./schema";

export type SeatAnswer = {
  outcome: SeatOutcome;
  /** The row that the request spoke of, as committed. */
  rsvp: RsvpFacts | null;
  /** 1-based place in line while waitlisted. */
  position: number | null;
  seats: Seats;
};

/** Makes a pool on these terms, with no seat taken. @returns its id */
export async function createPool(tx: Tx, terms: PoolTerms): Promise<string> {
  const pool = await tx.seatPool.create({ data: terms, select: { id: true } });
  return pool.id;
}

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

export type SeatPreview = Pick<SeatPlan, "outcomes" | "changed"> & {
  /** The same rows as they are now. */
  before: RsvpFacts[];
  seats: Seats;
};

/** What the requests would do, with nothing done. Waits for the lock, so that it sees no half-made change. */
export async function previewSeatRequests(
  tx: Tx,
  poolId: string,
  requests: SeatRequest[],
  now: Date | null,
): Promise<SeatPreview> {
  const locked = await lockPool(tx, poolId);
  const [planned] = await planSeats(tx, [{ ...locked, requests, at: now ?? locked.at }]);
  if (!planned) throw new Error("a list of one was planned as none");
  const { plan, rsvps, queue } = planned;
  const changed = new Set(plan.changed.map((row) => row.id));
  const known = new Map([...queue, ...rsvps].map((row) => [row.id, row]));
  const before = [...known.values()].filter((row) => changed.has(row.id));
  return { outcomes: plan.outcomes, changed: plan.changed, before, seats: seatsOf(plan.pool) };
}

type TermsChange = {
  terms: Partial<PoolTerms>;
  /** Whom the host agreed to move back into the line, where the capacity falls below what is taken. */
  moving?: string[] | undefined;
  actorId: string | null;
  now: Date | null;
};

/**
 * Changes terms in the caller's transaction and serves the queue.
 * @throws DomainError capacity.below-taken | capacity.moves-changed with `moving`, the RSVPs that would have to move
 */
export async function changePoolTerms(tx: Tx, poolId: string, change: TermsChange): Promise<Seats> {
  const { terms, moving, actorId } = change;
  const request: SeatRequest = { kind: "terms", terms, moving, actorId };
  const [answer] = await applySeatRequests(tx, poolId, [request], change.now);
  if (!answer) throw new Error("a list of one was answered with none");
  return unwrapAnswer(answer).seats;
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
