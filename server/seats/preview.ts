import type { Tx } from "../db/transaction";
import { seatsOf } from "./availability";
import type { SeatPlan } from "./decide";
import type { RsvpFacts, Seats } from "./facts";
import { lockPool } from "./lock";
import { planSeats } from "./plan";
import type { SeatRequest } from "./request";

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
