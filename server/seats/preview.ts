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
  /** The rows of the asked pool that would change, as they would be. */
  changed: RsvpFacts[];
  /** The same rows as they are now. */
  before: RsvpFacts[];
  /** As they would be. */
  seats: SeatCounts;
};

/**
 * What the requests would do, with nothing done and nothing locked: nobody who joins waits for it. Read in a snapshot,
 * so that no half-made change is seen.
 * @param poolIds the pool that is asked first, and those that the decision may reach
 * @throws not-found
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
