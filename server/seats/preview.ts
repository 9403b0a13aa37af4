import type { Tx } from "../db/transaction";
import { notFound } from "../errors";
import { type SeatCounts, seatCounts } from "./availability";
import { PoolsNeeded } from "./drafts";
import type { RsvpFacts } from "./facts";
import { readPools } from "./lock";
import type { SeatOutcome } from "./outcome";
import { planSeats } from "./plan";
import type { PoolRequest } from "./request";

export type SeatPreview = {
  outcomes: SeatOutcome[];
  /** The rows of the requested pool that would change, in their new state. */
  changed: RsvpFacts[];
  /** The same rows in their current state. */
  before: RsvpFacts[];
  /** The seats after the change. */
  seats: SeatCounts;
};

/**
 * What the requests would do, without doing it. It takes no locks, so a join never waits for it. It reads one
 * snapshot, so it never sees half of a change.
 * @param poolIds the requested pool first, then the pools that the decision may reach
 * @throws DomainError not-found
 */
export async function previewSeatRequests(
  tx: Tx,
  poolIds: string[],
  requests: PoolRequest[],
  now: Date | null,
): Promise<SeatPreview> {
  const read = await readPools(tx, poolIds);
  const [first] = read;
  if (!first || read.length < poolIds.length) throw notFound("pool");
  const asked = read.find(({ pool }) => pool.id === poolIds[0]) ?? first;
  const pools = read.map(({ pool }) => pool);
  const [planned] = await planSeats(tx, [{ pools, requests, at: now ?? first.at }], { isPreview: true });
  if (planned instanceof PoolsNeeded) throw planned;
  const plan = planned?.plan.pools.find(({ pool }) => pool.id === asked.pool.id);
  if (!planned || !plan) throw new Error("a list of one was planned as none");
  const changed = new Set(plan.changed.map((row) => row.id));
  const known = new Map([...planned.queue, ...planned.rsvps].map((row) => [row.id, row]));
  const before = [...known.values()].filter((row) => changed.has(row.id));
  return { outcomes: planned.plan.outcomes, changed: plan.changed, before, seats: seatCounts(plan.pool) };
}
