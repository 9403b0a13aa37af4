import { afterCommit, type Tx } from "../db/transaction";
import { countPromotions, observePromotionLag } from "../metrics";
import type { SeatPlan } from "./decide";
import { promotionsIn, usableForMs } from "./promoted";
import type { AnyRequest } from "./request";

type Decided = {
  plan: SeatPlan;
  requests: AnyRequest[];
  decidedAt: Date;
  /** When the oldest of the requests arrived, by `performance.now()`. */
  sinceMs: number;
};

/**
 * Counts promotions from the queue, and how long their seats had been usable, after the transaction has committed.
 */
export function tellPromotions(tx: Tx, { plan, requests, decidedAt, sinceMs }: Decided): void {
  const { automatic, offer, host } = promotionsIn(plan.pools);
  if (automatic + offer + host === 0) return;
  const decidedMs = performance.now();
  const usableMs = usableForMs(plan.pools, requests, { decidedAt, waitedMs: decidedMs - sinceMs });
  afterCommit(tx, () => {
    countPromotions("automatic", automatic);
    countPromotions("offer", offer);
    countPromotions("host", host);
    // The waiting time of a promotion by a host says nothing about the engine.
    if (usableMs === null || automatic + offer === 0) return;
    observePromotionLag((usableMs + performance.now() - decidedMs) / 1000);
  });
}
