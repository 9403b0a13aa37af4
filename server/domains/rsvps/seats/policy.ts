import { PoolDraft, type SeatFacts, seatsOf, whyClosed } from "../pool/policy";
import { canEverFit, freeSeats } from "../waitlist/policy";
import type {
  LedgerAction,
  LedgerLine,
  PoolFacts,
  PoolTerms,
  RsvpFacts,
  SeatOutcome,
  SeatRequest,
} from "./schema";

export type SeatPlan = {
  pool: PoolFacts;
  /** One per request, in the same order. */
  outcomes: SeatOutcome[];
  /** Every touched row in its final state. */
  changed: RsvpFacts[];
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
  const outcomes = requests.map((request) => {
    const outcome = decide(draft, request);
    // Whatever freed a seat, the queue is served before the next request is looked at.
    draft.promoteWaiters();
    return outcome;
  });
  const changed = draft.changedRows();
  if (changed.length > 0 || draft.ledger.length > 0) draft.pool.version++;
  return { pool: draft.pool, outcomes, changed, ledger: draft.ledger };
}

type Refusal = Extract<SeatOutcome, { ok: false }>;
type Asked<Kind extends SeatRequest["kind"]> = Extract<SeatRequest, { kind: Kind }>;
type Entry = {
  actorId: string | null;
  id: string;
  userId: string;
  guests: number;
  specialRequirements: string | null;
};

const DONE = { ok: true, rsvpId: null, created: false } as const;

function settled(row: RsvpFacts, changed: boolean, created = false): SeatOutcome {
  return { ok: true, rsvpId: row.id, created, changed };
}

function refused(
  code: "invalid" | "conflict" | "forbidden" | "not-found",
  reason: string,
  details?: Record<string, unknown>,
): Refusal {
  return { ok: false, code, reason, ...(details && { details }) };
}

function decide(draft: PoolDraft, request: SeatRequest): SeatOutcome {
  switch (request.kind) {
    case "join":
      return join(draft, request);
    case "edit":
      return edit(draft, request);
    case "withdraw":
      return withdraw(draft, request);
    case "decline":
      return decline(draft, request);
    case "promote":
    case "restore":
      return letIn(draft, request);
    case "terms":
      return changeTerms(draft, request);
    case "sweep":
      return { ...DONE, changed: false };
  }
}

function join(draft: PoolDraft, request: Asked<"join">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (row && row.status !== "cancelled" && row.status !== "declined") {
    // The id is made for one request: found again, that request is being repeated after its answer was lost.
    return settled(row, false, row.id === request.rsvpId);
  }
  const closed = whyClosed(draft.pool, draft.now);
  if (closed) return refused("conflict", closed);
  if (draft.barred.has(request.userId)) return refused("forbidden", "account.banned");
  if (row?.status === "declined") return refused("conflict", "rsvp.declined");
  const { rsvpId, ...asked } = request;
  return (
    refuseParty(draft, request.guests) ??
    seatOrQueue(
      draft,
      row,
      { ...asked, id: row?.id ?? rsvpId },
      { confirmed: "confirmed", waitlisted: "waitlisted" },
    )
  );
}

/** The one way into a pool: seated if the seats are nobody else's, at the end of the queue otherwise. */
function seatOrQueue(
  draft: PoolDraft,
  known: RsvpFacts | undefined,
  asked: Entry,
  actions: Record<"confirmed" | "waitlisted", LedgerAction>,
): SeatOutcome {
  const free = freeSeats(draft.pool);
  const passed = draft.passOversFor(1 + asked.guests);
  if (!passed && !draft.pool.waitlistEnabled) {
    return refused("conflict", "rsvp.full", { seatsLeft: seatsOf(draft.pool).seatsLeft });
  }
  const { actorId, id, userId, guests, specialRequirements } = asked;
  const row = known ?? draft.add({ id, userId, guests, specialRequirements });
  Object.assign(row, { guests, seats: 1 + guests, specialRequirements, passedOver: 0 });
  if (passed) draft.countPassOvers(passed, free);
  const to = passed ? "confirmed" : "waitlisted";
  draft.move(row, to, actions[to], actorId);
  return settled(row, true, true);
}

function edit(draft: PoolDraft, request: Asked<"edit">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (!row || row.status === "cancelled" || row.status === "declined")
    return refused("not-found", "rsvp.not-found");
  const { guests = row.guests, specialRequirements = row.specialRequirements } = request;
  // Asked again after a lost answer: what is wanted is already so, whatever version the caller last saw.
  if (row.guests === guests && row.specialRequirements === specialRequirements) return settled(row, false);
  const stale = row.version !== request.expectedVersion;
  const refusal = stale
    ? refused("conflict", "rsvp.changed-meanwhile")
    : makeRoom(draft, row, guests - row.guests);
  if (refusal) return { ...refusal, rsvpId: row.id };
  const seatsBefore = row.seats;
  draft.resize(row, guests);
  row.specialRequirements = specialRequirements;
  draft.changed(row);
  draft.note(row, "edited", row.status, request.actorId, { seatsBefore });
  return settled(row, true);
}

/** Growing needs seats that are nobody else's; after the deadline a party may still shrink, never grow. */
function makeRoom(draft: PoolDraft, row: RsvpFacts, growth: number): Refusal | undefined {
  const closed = whyClosed(draft.pool, draft.now);
  if (closed && (closed !== "rsvp.closed" || growth > 0)) return refused("conflict", closed);
  if (growth <= 0) return undefined;
  const refusal = refuseParty(draft, row.guests + growth);
  if (refusal || row.status === "waitlisted") return refusal;
  const free = freeSeats(draft.pool);
  const passed = draft.passOversFor(growth);
  if (passed) {
    draft.countPassOvers(passed, free);
    return undefined;
  }
  // Seats that are free but saved for the queue are not available to a growing party.
  const seatsLeft = growth > free ? Math.max(0, free) : 0;
  return refused("conflict", "seats.not-enough", { seatsLeft, seatsNeeded: growth });
}

function withdraw(draft: PoolDraft, request: Asked<"withdraw">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (!row) return refused("not-found", "rsvp.not-found");
  if (row.status === "cancelled" || row.status === "declined") return settled(row, false);
  if (draft.now >= draft.pool.endsAt) return refused("conflict", "rsvp.ended");
  draft.move(row, "cancelled", "withdrawn", request.actorId);
  return settled(row, true);
}

function decline(draft: PoolDraft, request: Asked<"decline">): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("not-found", "rsvp.not-found");
  if (row.status === "declined") return settled(row, false);
  if (row.status === "cancelled") return refused("conflict", "rsvp.not-live");
  draft.move(row, "declined", "declined", request.actorId);
  return settled(row, true);
}

/** The host lets somebody in: out of the queue into a seat, or back after a decline. The deadline does not bind the host. */
function letIn(draft: PoolDraft, request: Asked<"promote"> | Asked<"restore">): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("not-found", "rsvp.not-found");
  if (row.status === "confirmed") return settled(row, false);
  const closed = whyClosed(draft.pool, draft.now);
  if (closed && closed !== "rsvp.closed") return refused("conflict", closed);
  if (draft.barred.has(row.userId)) return refused("forbidden", "account.banned");
  return request.kind === "promote"
    ? promote(draft, row, request.actorId)
    : restore(draft, row, request.actorId);
}

function promote(draft: PoolDraft, row: RsvpFacts, actorId: string | null): SeatOutcome {
  if (row.status !== "waitlisted") return refused("conflict", "rsvp.not-waiting");
  const free = freeSeats(draft.pool);
  if (row.seats > free) {
    return refused("conflict", "seats.not-enough", { seatsLeft: Math.max(0, free), seatsNeeded: row.seats });
  }
  draft.move(row, "confirmed", "promoted-by-host", actorId);
  return settled(row, true);
}

function restore(draft: PoolDraft, row: RsvpFacts, actorId: string | null): SeatOutcome {
  if (row.status === "waitlisted" || row.status === "offered") return settled(row, false);
  if (row.status !== "declined") return refused("conflict", "rsvp.not-declined");
  if (!canEverFit(draft.pool, row.seats)) return refused("conflict", "rsvp.party-too-large");
  return seatOrQueue(draft, row, { ...row, actorId }, { confirmed: "restored", waitlisted: "restored" });
}

function changeTerms(draft: PoolDraft, request: Asked<"terms">): SeatOutcome {
  const { pool } = draft;
  const next = { ...pool, ...request.terms };
  const taken = pool.confirmedSeats + pool.offeredSeats;
  if (next.capacity !== null && next.capacity < taken) {
    return refused("conflict", "capacity.below-taken", { field: "capacity", seatsTaken: taken });
  }
  const keys = Object.keys(request.terms) as (keyof PoolTerms)[];
  const changed = keys.filter((key) => pool[key]?.valueOf() !== next[key]?.valueOf());
  if (changed.length === 0) return { ...DONE, changed: false };
  const detail: LedgerLine["detail"] = { changed: changed.join(",") };
  if (changed.includes("capacity"))
    Object.assign(detail, { capacityBefore: pool.capacity, capacity: next.capacity });
  Object.assign(pool, request.terms);
  const nobody = { rsvpId: null, fromStatus: null, toStatus: null, seats: 0 };
  draft.ledger.push({ ...nobody, actorId: request.actorId, action: "terms-changed", detail });
  return { ...DONE, changed: true };
}

function refuseParty(draft: PoolDraft, guests: number): Refusal | undefined {
  const { guestsMax, capacity } = draft.pool;
  if (guests > guestsMax) return refused("invalid", "rsvp.too-many-guests", { field: "guests", guestsMax });
  if (canEverFit(draft.pool, 1 + guests)) return undefined;
  return refused("invalid", "rsvp.party-too-large", { field: "guests", capacity });
}
