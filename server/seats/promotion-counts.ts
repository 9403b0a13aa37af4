import { afterCommit, type Tx } from "../db/transaction";
import { countPromotions, observePromotionLag } from "../metrics";
import type { SeatPlan } from "./decide";
import { promotionsIn, usableForMs } from "./promoted";
import type { AnyRequest } from "./request";

type Decided = {
  plan: SeatPlan;
  requests: AnyRequest[];
  decidedAt: Date;
  /** When the longest waiting of the requests came, by `performance.now()`. */
  sinceMs: number;
};

/** Counts who came out of the line, and how long after their seats were usable, once that is committed. */
export function tellPromotions(tx: Tx, { plan, requests, decidedAt, sinceMs }: Decided): void {
  const { automatic, offer, host } = promotionsIn(plan.pools);
  if (automatic + offer + host === 0) return;
  const decidedMs = performance.now();
  const usableMs = usableForMs(plan.pools, requests, { decidedAt, waitedMs: decidedMs - sinceMs });
  afterCommit(tx, () => {
    countPromotions("automatic", automatic);
    countPromotions("offer", offer);
    countPromotions("host", host);
    // A host takes their time.
    if (usableMs === null || automatic + offer === 0) return;
    observePromotionLag((usableMs + performance.now() - decidedMs) / 1000);
  });
}
