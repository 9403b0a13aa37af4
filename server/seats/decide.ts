import { PoolDraft } from "./draft";
import { expire } from "./expiry";
import type { ClaimLinkFacts, PoolFacts, RsvpFacts, SeatFacts } from "./facts";
import type { LedgerLine } from "./ledger";
import type { SeatOutcome } from "./outcome";
import { done } from "./outcome";
import type { SeatRequest } from "./request";
import { claim, closeClaim, openClaim } from "./requests/claims";
import { edit } from "./requests/edit";
import { join } from "./requests/join";
import { moderate } from "./requests/moderate";
import { accept, refuse } from "./requests/offers";
import { prioritize } from "./requests/prioritize";
import { register } from "./requests/register";
import { changeTerms } from "./requests/terms";
import { withdraw } from "./requests/withdraw";

export type SeatPlan = {
  pool: PoolFacts;
  /** One per request, in the same order. */
  outcomes: SeatOutcome[];
  /** Every touched row in its final state. */
  changed: RsvpFacts[];
  links: ClaimLinkFacts[];
  ledger: LedgerLine[];
};

/**
 * Decides a list of requests against one pool, in order; each sees what the ones before it did.
 * One request is a list of one, and a list answers exactly as its requests would one by one.
 * Pure: nothing of `facts` is changed.
 * @throws QueueViewTooShort where the view of the queue does not reach far enough to decide.
 */
export function decideSeats(facts: SeatFacts, requests: SeatRequest[], now: Date): SeatPlan {
  const draft = new PoolDraft(facts, now);
  // What the clock has ended is over before anybody is answered, whether or not a job has been by.
  expire(draft);
  draft.promoteWaiters();
  const outcomes = requests.map((request) => {
    const outcome = decide(draft, request);
    // Whatever freed a seat, the queue is served before the next request is looked at.
    draft.promoteWaiters();
    return outcome;
  });
  const changed = draft.changedRows();
  const links = draft.changedLinks();
  if (changed.length + links.length + draft.ledger.length > 0) draft.pool.version++;
  return { pool: draft.pool, outcomes, changed, links, ledger: draft.ledger };
}

function decide(draft: PoolDraft, request: SeatRequest): SeatOutcome {
  switch (request.kind) {
    case "join":
      return join(draft, request);
    case "edit":
      return edit(draft, request);
    case "withdraw":
      return withdraw(draft, request);
    case "accept":
      return accept(draft, request);
    case "refuse":
      return refuse(draft, request);
    case "promote":
    case "seat":
    case "approve":
    case "decline":
    case "remove":
    case "restore":
    case "bar":
    case "unbar":
      return moderate(draft, request);
    case "prioritize":
      return prioritize(draft, request);
    case "register":
      return register(draft, request);
    case "open-claim":
      return openClaim(draft, request);
    case "claim":
      return claim(draft, request);
    case "close-claim":
      return closeClaim(draft, request);
    case "terms":
      return changeTerms(draft, request);
    case "sweep":
      return done(false);
  }
}
