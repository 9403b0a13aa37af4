import { whyOver } from "../availability";
import type { PoolDraft } from "../draft";
import { seatOrQueue, whyClashing, whyLeft, whyUnsupported } from "../entry";
import type { RsvpFacts } from "../facts";
import { isLive, type Refusal, refused, type SeatOutcome, settled } from "../outcome";
import { canEverFit, freeSeats, isOfferPossible } from "../promotion";
import type { RequestOf } from "../request";

type Moderation = RequestOf<
  "promote" | "seat" | "approve" | "decline" | "remove" | "restore" | "bar" | "unbar"
>;

/** A host's decision about one RSVP. */
export function moderate(draft: PoolDraft, request: Moderation): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("rsvp.not-found");
  switch (request.kind) {
    case "promote":
    case "seat":
    case "approve":
    case "restore":
      return letIn(draft, row, request);
    case "decline":
      return putOut(draft, row, request, "declined", "declined");
    case "remove":
      return putOut(draft, row, request, "cancelled", "removed");
    case "bar":
      return bar(draft, row, request);
    case "unbar":
      return unbar(draft, row, request);
  }
}

/** The host admits a person. The deadline does not bind the host. */
function letIn(draft: PoolDraft, row: RsvpFacts, request: Moderation): SeatOutcome {
  if (row.status === "confirmed") return settled(row, false);
  const over = whyOver(draft.pool, draft.now);
  if (over) return refused(over);
  if (draft.barred.has(row.userId)) return refused("account.banned");
  if (row.barredAt) return refused("rsvp.barred");
  const clash = whyClashing(draft, row.userId, row.dropIfIn);
  if (clash) return clash;
  if (request.kind === "promote") return promote(draft, row, request.actorId);
  if (request.kind === "seat") return seat(draft, row, request.actorId);
  const unsupported = whyUnsupported(draft, row.userId);
  if (unsupported) return unsupported;
  if (row.status === "waitlisted" || row.status === "offered") return settled(row, false);
  const [from, action] = request.kind === "approve" ? (["pending", "approved"] as const) : DECLINED;
  if (row.status !== from) return refused(`rsvp.not-${from}`);
  const { capacity } = draft.pool;
  if (!canEverFit(draft.pool, row.seats)) return refused("capacity.below-party", { capacity });
  const left = whyLeft(row);
  if (left) return left;
  const entry = { ...row, actorId: request.actorId };
  return seatOrQueue(draft, row, entry, { seated: action, waitlisted: action });
}

const DECLINED = ["declined", "restored"] as const;

/** Promotes out of the queue, in order or not: into the seat, or to an offer in offer mode. */
function promote(draft: PoolDraft, row: RsvpFacts, actorId: string | null): SeatOutcome {
  if (row.status === "offered") return settled(row, false);
  const isOffer = draft.pool.waitlistMode === "offer" && isOfferPossible(draft.pool, draft.now);
  if (row.status !== "waitlisted" || !isOffer) return seat(draft, row, actorId);
  return offer(draft, row, actorId);
}

function offer(draft: PoolDraft, row: RsvpFacts, actorId: string | null): SeatOutcome {
  const refusal = whyNoRoom(draft, row);
  if (refusal) return refusal;
  draft.move(row, "offered", "offered-by-host", actorId);
  return settled(row, true);
}

/**
 * Seats a person right away from the queue or from an offer, even in offer mode. A person who was registered by
 * others and has not answered yet is asked instead.
 */
function seat(draft: PoolDraft, row: RsvpFacts, actorId: string | null): SeatOutcome {
  if (row.status !== "waitlisted" && row.status !== "offered") return refused("rsvp.not-waiting");
  if (row.askedAt) {
    return row.status === "waitlisted" ? offer(draft, row, actorId) : refused("rsvp.not-answered");
  }
  const refusal = row.status === "waitlisted" ? whyNoRoom(draft, row) : undefined;
  if (refusal) return refusal;
  draft.move(row, "confirmed", "promoted-by-host", actorId);
  return settled(row, true);
}

function whyNoRoom(draft: PoolDraft, row: RsvpFacts): Refusal | undefined {
  const free = freeSeats(draft.pool);
  if (row.seats <= free) return undefined;
  return refused("seats.not-enough", { seatsLeft: Math.max(0, free), seatsNeeded: row.seats });
}

/** A declined person stays out until the host restores them; a removed one may RSVP again. */
function putOut(
  draft: PoolDraft,
  row: RsvpFacts,
  { actorId }: Moderation,
  to: "declined" | "cancelled",
  action: "declined" | "removed",
): SeatOutcome {
  if (row.status === to) return settled(row, false);
  if (!isLive(row)) return refused("rsvp.not-live");
  draft.move(row, to, action, actorId);
  return settled(row, true);
}

function bar(draft: PoolDraft, row: RsvpFacts, { actorId }: Moderation): SeatOutcome {
  if (row.barredAt) return settled(row, false);
  row.barredAt = draft.now;
  if (row.status !== "declined") draft.move(row, "declined", "barred", actorId);
  else {
    draft.changed(row);
    draft.note(row, "barred", row.status, actorId, {});
  }
  return settled(row, true);
}

function unbar(draft: PoolDraft, row: RsvpFacts, { actorId }: Moderation): SeatOutcome {
  if (!row.barredAt) return settled(row, false);
  row.barredAt = null;
  draft.changed(row);
  draft.note(row, "unbarred", row.status, actorId, {});
  return settled(row, true);
}
