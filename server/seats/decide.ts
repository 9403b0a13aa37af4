import { PoolDraft } from "./draft";
import { PoolDrafts } from "./drafts";
import { expire } from "./expiry";
import type { ClaimLinkFacts, PoolFacts, RsvpFacts, SeatFacts } from "./facts";
import type { LedgerLine } from "./ledger";
import { done, refused, type SeatOutcome } from "./outcome";
import type { AnyRequest, PoolRequest, TogetherRequest } from "./request";
import { checkIn, undoCheckIn } from "./requests/check-in";
import { claim, closeClaim, openClaim } from "./requests/claims";
import { serveDoor, waitAtDoor } from "./requests/door";
import { edit } from "./requests/edit";
import { join } from "./requests/join";
import { moderate } from "./requests/moderate";
import { accept, refuse } from "./requests/offers";
import { prioritize } from "./requests/prioritize";
import { register } from "./requests/register";
import { changeTerms } from "./requests/terms";
import { withdraw } from "./requests/withdraw";

/** The decision about one pool: what changes, and what is recorded. */
export type PoolPlan = {
  pool: PoolFacts;
  /** Every changed row in its final state. */
  changed: RsvpFacts[];
  links: ClaimLinkFacts[];
  ledger: LedgerLine[];
};

export type SeatPlan = {
  /** One outcome per request, in the same order. */
  outcomes: SeatOutcome[];
  /** One plan per pool, in the same order. */
  pools: PoolPlan[];
};

/**
 * Decides a list of requests against the pools that they name, in order: each request sees the results of the ones
 * before it. A list answers exactly as its requests would one by one. Pure: `facts` is not modified.
 * @param gone pools that a decision may reach and that no longer exist
 * @throws QueueViewTooShort where the read part of a queue is too short to decide
 * @throws PoolsNeeded where the decision reaches into pools that are not among `facts`
 */
export function decideSeats(
  facts: SeatFacts[],
  requests: AnyRequest[],
  now: Date,
  gone: readonly string[] = [],
): SeatPlan {
  let drafts = new PoolDrafts(
    facts.map((one) => new PoolDraft(one, now)),
    new Set(gone),
  );
  // Offers past their end are over before the first request is decided, even if no job has run.
  for (const draft of drafts.all) expire(draft);
  drafts.settle();
  const outcomes = requests.map((request) => {
    if (request.kind !== "together") return decideOne(drafts, request);
    const tried = drafts.copy();
    const outcome = decideTogether(tried, request);
    if (outcome.ok) drafts = tried;
    return outcome;
  });
  return { outcomes, pools: drafts.all.map(planOf) };
}

/**
 * After each request the queues are served, so that a freed seat goes to the queue before the next request is
 * decided.
 */
function decideOne(drafts: PoolDrafts, request: PoolRequest): SeatOutcome {
  const draft = drafts.of(request.poolId);
  const outcome = decide(draft, request);
  drafts.settle(request.kind === "terms" ? [draft, ...drafts.awaitedBeside(draft)] : [draft]);
  return outcome;
}

function decideTogether(drafts: PoolDrafts, { requests }: TogetherRequest): SeatOutcome {
  const parts: SeatOutcome[] = [];
  for (const request of requests) {
    const outcome = decideOne(drafts, request);
    if (!outcome.ok) return outcome;
    if (request.kind === "join" && request.seatOnly) {
      const row = drafts.of(request.poolId).rowOfUser(request.userId);
      if (row?.status !== "confirmed") return { ...refused("rsvp.no-seat"), ...(row && { rsvpId: row.id }) };
    }
    parts.push(outcome);
  }
  const isChanged = parts.some((part) => part.ok && part.changed);
  return { ...done(isChanged), rsvpId: parts[0]?.rsvpId ?? null, parts };
}

function planOf(draft: PoolDraft): PoolPlan {
  const changed = draft.changedRows();
  const links = draft.changedLinks();
  if (changed.length + links.length + draft.ledger.length > 0) draft.pool.version++;
  return { pool: draft.pool, changed, links, ledger: draft.ledger };
}

function decide(draft: PoolDraft, request: PoolRequest): SeatOutcome {
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
    case "check-in":
      return checkIn(draft, request);
    case "undo-check-in":
      return undoCheckIn(draft, request);
    case "wait-at-door":
      return waitAtDoor(draft, request);
    case "serve-door":
      return serveDoor(draft, request);
    case "sweep":
      return done(false);
  }
}
