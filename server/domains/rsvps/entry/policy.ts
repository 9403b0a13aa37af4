import type { Asked } from "../outcome/policy";
import { isLive, type Refusal, refused, settled } from "../outcome/policy";
import { seatsOf, whyClosed, whyOver } from "../pool/policy";
import type { PoolDraft } from "../pool-draft/policy";
import type { Answers, LedgerAction, PoolFacts, RsvpFacts, SeatOutcome } from "../seats/schema";
import { canEverFit, freeSeats } from "../waitlist/policy";

/** Who comes in with what party. */
type Entry = {
  actorId: string | null;
  id: string;
  userId: string;
  guests: number;
  specialRequirements: string | null;
  answers: Answers;
  source: string | null;
  /** Null where they ask for themselves. */
  askedAt: Date | null;
  namedEmail: string | null;
};

/** A person asks for seats. Asked again by somebody already in, it answers what they have. */
export function join(draft: PoolDraft, request: Asked<"join">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (row && isLive(row)) {
    if (row.askedAt) return agreeWith(draft, row, request);
    // The id is made for one request: found again, that request is being repeated after its answer was lost.
    return settled(row, false, row.id === request.rsvpId);
  }
  const closed = whyClosed(draft.pool, draft.now);
  if (closed) return refused("conflict", closed);
  const refusal = whyUnwelcome(draft, request.userId, row) ?? whyTooLarge(draft.pool, request.guests);
  if (refusal) return refusal;
  const entry = entryOf(request, row);
  if (draft.pool.approvalRequired) return ask(draft, row, entry);
  return seatOrQueue(draft, row, entry, { seated: "confirmed", waitlisted: "waitlisted" });
}

/** The wish as an entry: what is left out stays as the row has it. */
export function entryOf(wish: Asked<"join"> | Asked<"claim">, row: RsvpFacts | undefined): Entry {
  const { actorId, rsvpId, userId, guests, specialRequirements } = wish;
  const answers = wish.answers ?? row?.answers ?? {};
  const source = row?.source ?? wish.source ?? null;
  const id = row?.id ?? rsvpId;
  return {
    actorId,
    id,
    userId,
    guests,
    specialRequirements,
    answers,
    source,
    askedAt: null,
    namedEmail: null,
  };
}

/** Somebody who was registered by others RSVPs themselves: that is their answer, with the party that they name. */
function agreeWith(draft: PoolDraft, row: RsvpFacts, request: Asked<"join">): SeatOutcome {
  const over = whyOver(draft.pool, draft.now);
  if (over) return refused("conflict", over);
  const refusal = whyUnwelcome(draft, row.userId, row) ?? makeRoom(draft, row, request.guests - row.guests);
  if (refusal) return { ...refusal, rsvpId: row.id };
  const { guests, specialRequirements, answers, source } = entryOf(request, row);
  draft.resize(row, guests);
  Object.assign(row, { specialRequirements, answers, source });
  agree(draft, row, request.actorId);
  return settled(row, true);
}

/** The person says yes to what others asked for: the seats that are held are theirs, or the place in line is. */
export function agree(draft: PoolDraft, row: RsvpFacts, actorId: string | null): void {
  Object.assign(row, { askedAt: null, namedEmail: null, leftAt: null });
  if (row.status === "offered") {
    draft.move(row, "confirmed", "agreed", actorId);
  } else {
    draft.changed(row);
    draft.note(row, "agreed", row.status, actorId, {});
  }
}

/** Who left by themselves comes back by themselves: no host brings them in. */
export function whyLeft(row: RsvpFacts | undefined): Refusal | undefined {
  return row?.leftAt ? refused("conflict", "rsvp.left") : undefined;
}

/** Why this person may hold no seat here, whatever is free. A host's decline stands until the host lifts it. */
export function whyUnwelcome(
  draft: PoolDraft,
  userId: string,
  row: RsvpFacts | undefined,
): Refusal | undefined {
  if (draft.barred.has(userId)) return refused("forbidden", "account.banned");
  if (row?.barredAt) return refused("conflict", "rsvp.barred");
  return row?.status === "declined" ? refused("conflict", "rsvp.declined") : undefined;
}

/** Why no party with so many guests can come, whatever is free. */
export function whyTooLarge(
  pool: Pick<PoolFacts, "guestsMax" | "capacity">,
  guests: number,
): Refusal | undefined {
  const { guestsMax, capacity } = pool;
  if (guests > guestsMax) return refused("invalid", "rsvp.too-many-guests", { field: "guests", guestsMax });
  if (canEverFit(pool, 1 + guests)) return undefined;
  return refused("invalid", "rsvp.party-too-large", { field: "guests", capacity });
}

/**
 * The one way into a pool: seated if the seats are nobody else's, at the end of the queue otherwise. Who has not said
 * themselves that they come is never seated: the seats are held until they answer.
 */
export function seatOrQueue(
  draft: PoolDraft,
  known: RsvpFacts | undefined,
  entry: Entry,
  actions: Record<"seated" | "waitlisted", LedgerAction>,
): SeatOutcome {
  const free = freeSeats(draft.pool);
  const passed = draft.passOversFor(1 + entry.guests);
  if (!passed && !draft.pool.waitlistEnabled) {
    return refused("conflict", "rsvp.full", { seatsLeft: seatsOf(draft.pool).seatsLeft });
  }
  const row = enter(draft, known, entry);
  if (passed) draft.countPassOvers(passed, free);
  if (passed) draft.move(row, row.askedAt ? "offered" : "confirmed", actions.seated, entry.actorId);
  else draft.move(row, "waitlisted", actions.waitlisted, entry.actorId);
  return settled(row, true, true);
}

/** Writes the wish onto the row, made new where there is none. It still is where it was. */
export function enter(draft: PoolDraft, known: RsvpFacts | undefined, entry: Entry): RsvpFacts {
  const { guests, specialRequirements, answers, source, askedAt, namedEmail } = entry;
  const row = known ?? draft.add(entry);
  if (row.guests !== guests) draft.resize(row, guests);
  Object.assign(row, { specialRequirements, answers, source, passedOver: 0, claimLinkId: null });
  Object.assign(row, { askedAt, namedEmail, leftAt: null });
  return row;
}

/** Where a host approves each guest, asking holds nothing. */
function ask(draft: PoolDraft, known: RsvpFacts | undefined, entry: Entry): SeatOutcome {
  const row = enter(draft, known, entry);
  draft.move(row, "pending", "requested", entry.actorId);
  return settled(row, true, true);
}

/** A person changes their party, wishes or answers. */
export function edit(draft: PoolDraft, request: Asked<"edit">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (!row || !isLive(row)) return refused("not-found", "rsvp.not-found");
  const {
    guests = row.guests,
    specialRequirements = row.specialRequirements,
    answers = row.answers,
  } = request;
  // Asked again after a lost answer: what is wanted is already so, whatever version the caller last saw.
  const isAsWanted = row.guests === guests && row.specialRequirements === specialRequirements;
  if (isAsWanted && sameAnswers(row.answers, answers)) return settled(row, false);
  const { expectedVersion = row.version } = request;
  const stale = row.version !== expectedVersion;
  const refusal = stale
    ? refused("conflict", "rsvp.changed-meanwhile")
    : makeRoom(draft, row, guests - row.guests);
  if (refusal) return { ...refusal, rsvpId: row.id };
  const seatsBefore = row.seats;
  draft.resize(row, guests);
  Object.assign(row, { specialRequirements, answers });
  draft.changed(row);
  draft.note(row, "edited", row.status, request.actorId, { seatsBefore });
  return settled(row, true);
}

function sameAnswers(a: Answers, b: Answers): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => a[key] === b[key]);
}

/** Growing needs seats that are nobody else's; after the deadline a party may still shrink, never grow. */
function makeRoom(draft: PoolDraft, row: RsvpFacts, growth: number): Refusal | undefined {
  const closed = growth > 0 ? whyClosed(draft.pool, draft.now) : whyOver(draft.pool, draft.now);
  if (closed) return refused("conflict", closed);
  if (row.seats + growth < row.checkedInSeats) {
    return refused("conflict", "rsvp.already-arrived", { checkedInSeats: row.checkedInSeats });
  }
  if (growth <= 0) return undefined;
  const refusal = whyTooLarge(draft.pool, row.guests + growth);
  if (refusal || row.status === "waitlisted" || row.status === "pending") return refusal;
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

/** A person gives back what they hold or await. */
export function withdraw(draft: PoolDraft, request: Asked<"withdraw">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (!row) return refused("not-found", "rsvp.not-found");
  if (!isLive(row)) return settled(row, false);
  if (draft.now >= draft.pool.endsAt) return refused("conflict", "rsvp.ended");
  // The system gives a seat back for somebody who is banned, arrived or not.
  if (row.checkedInSeats > 0 && request.actorId !== null) return refused("conflict", "rsvp.already-arrived");
  if (request.actorId === row.userId) row.leftAt = draft.now;
  draft.move(row, "cancelled", "withdrawn", request.actorId);
  return settled(row, true);
}
