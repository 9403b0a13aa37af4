import type { Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { tellPromotions } from "../figures/commands";
import { seatsOf } from "../pool/policy";
import { QueueViewTooShort } from "../waitlist/policy";
import { forgetArrivals, writePlan } from "../writing/commands";
import { decideSeats, type SeatPlan } from "./policy";
import {
  databaseNow,
  lockPool,
  readBarred,
  readLinks,
  readPositions,
  readQueue,
  readRows,
  userIdsIn,
} from "./queries";
import type { PoolFacts, PoolTerms, RsvpFacts, SeatOutcome, SeatRequest, Seats } from "./schema";

export type SeatAnswer = {
  outcome: SeatOutcome;
  /** The row that the request spoke of, as committed. */
  rsvp: RsvpFacts | null;
  /** 1-based place in line while waitlisted. */
  position: number | null;
  seats: Seats;
};

const QUEUE_VIEW = 64;
const QUEUE_VIEW_GROWTH = 8;

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
  const { before, rsvps, plan, decidedAt } = await plannedSeats(tx, poolId, requests, now);
  await forgetArrivals(tx, rsvps, plan);
  await writePlan(tx, plan, decidedAt);
  tellPromotions(tx, { plan, requests, decidedAt, sinceMs });
  const rows = new Map([...rsvps, ...plan.changed].map((row) => [row.id, row]));
  const rowOf = (outcome: SeatOutcome) => (outcome.rsvpId ? (rows.get(outcome.rsvpId) ?? null) : null);
  const positions = await positionsOf(
    tx,
    before,
    plan,
    plan.outcomes.flatMap((outcome) => rowOf(outcome) ?? []),
  );
  const seats = seatsOf(plan.pool);
  return plan.outcomes.map((outcome) => {
    const rsvp = rowOf(outcome);
    return { outcome, rsvp, position: (rsvp && positions.get(rsvp.id)) ?? null, seats };
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
  const { plan, rsvps, queue } = await plannedSeats(tx, poolId, requests, now);
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

async function plannedSeats(tx: Tx, poolId: string, requests: SeatRequest[], now: Date | null) {
  const before = await lockPool(tx, poolId);
  const decidedAt = now ?? (await databaseNow(tx));
  const rsvps = await readRows(tx, before, requests, decidedAt);
  const links = await readLinks(tx, before, requests);
  const asked = requests.flatMap(userIdsIn);
  for (let length = QUEUE_VIEW; ; length *= QUEUE_VIEW_GROWTH) {
    const queue = await readQueue(tx, before, length);
    const inSight = [...rsvps, ...queue.waiters].map((row) => row.userId);
    const barred = await readBarred(tx, [...new Set([...asked, ...inSight])]);
    try {
      const plan = decideSeats({ pool: before, rsvps, links, queue, barred }, requests, decidedAt);
      return { before, rsvps, queue: queue.waiters, plan, decidedAt };
    } catch (error) {
      if (!(error instanceof QueueViewTooShort)) throw error;
    }
  }
}

/** Whoever joined the queue in this list stands at its end: their places follow from the length, without a query. */
async function positionsOf(
  tx: Tx,
  before: PoolFacts,
  plan: SeatPlan,
  rows: RsvpFacts[],
): Promise<Map<string, number>> {
  const joined = plan.changed
    .filter(
      (row) => row.queueNumber !== null && row.queueNumber >= before.nextQueueNumber && row.priority === 0,
    )
    .sort((a, b) => (a.queueNumber ?? 0) - (b.queueNumber ?? 0));
  const aheadOfJoined = plan.pool.waitlistLength - joined.length;
  const positions = new Map(joined.map((row, index) => [row.id, aheadOfJoined + index + 1]));
  const others = rows
    .filter((row) => row.status === "waitlisted" && !positions.has(row.id))
    .map((row) => row.id);
  return new Map([...positions, ...(await readPositions(tx, others))]);
}
