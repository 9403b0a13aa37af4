import { afterCommit, type Tx } from "../../../db/transaction";
import { countPromotions, countRsvp, observePromotionLag } from "../../../metrics";
import type { SeatPlan } from "../seats/policy";
import type { RsvpFacts, SeatRequest } from "../seats/schema";
import { entryOutcome, promotionsIn, refusalOutcome, usableForMs } from "./policy";

type Decided = {
  plan: SeatPlan;
  requests: SeatRequest[];
  decidedAt: Date;
  /** When the longest waiting of the requests came, by `performance.now()`. */
  sinceMs: number;
};

/** Counts who came out of the line, and how long after their seats were usable, once that is committed. */
export function tellPromotions(tx: Tx, { plan, requests, decidedAt, sinceMs }: Decided): void {
  const { automatic, offer, host } = promotionsIn(plan);
  if (automatic + offer + host === 0) return;
  const decidedMs = performance.now();
  const usableMs = usableForMs(plan, requests, { decidedAt, waitedMs: decidedMs - sinceMs });
  afterCommit(tx, () => {
    countPromotions("automatic", automatic);
    countPromotions("offer", offer);
    countPromotions("host", host);
    // A host takes their time.
    if (usableMs === null || automatic + offer === 0) return;
    observePromotionLag((usableMs + performance.now() - decidedMs) / 1000);
  });
}

/** Runs a person's request for a seat, and counts what it came to. */
export async function counted<Answer extends { created: boolean; rsvp: Pick<RsvpFacts, "status"> }>(
  work: () => Promise<Answer>,
): Promise<Answer> {
  const startedMs = performance.now();
  const seconds = () => (performance.now() - startedMs) / 1000;
  try {
    const answer = await work();
    countRsvp(entryOutcome(answer), seconds());
    return answer;
  } catch (error) {
    countRsvp(refusalOutcome(error), seconds());
    throw error;
  }
}
