import { whyTooLarge } from "./admission";
import { seatCounts, whyClosed, whyOver } from "./availability";
import type { PoolDraft } from "./draft";
import { type Answers, changedAnswers, type RsvpFacts } from "./facts";
import type { LedgerAction } from "./ledger";
import type { SeatOutcome } from "./outcome";
import { type Refusal, refused, settled } from "./outcome";
import { freeSeats } from "./promotion";
import type { RequestOf } from "./request";

/** Who comes in with what party. */
export type Entry = {
  actorId: string | null;
  id: string;
  userId: string;
  guests: number;
  specialRequirements: string | null;
  answers: Answers;
  source: string | null;
  /** Refused rather than put in the queue. */
  seatOnly?: boolean | undefined;
  dropIfIn?: string[] | undefined;
  /** Null where they ask for themselves. */
  askedAt: Date | null;
  namedEmail: string | null;
};

/** The request as an entry: what is left out stays as the row has it. */
export function entryOf(request: RequestOf<"join" | "claim">, row: RsvpFacts | undefined): Entry {
  const { actorId, rsvpId, userId, guests, specialRequirements } = request;
  const answers = changedAnswers(row?.answers ?? {}, request.answers ?? {});
  const source = row?.source ?? request.source ?? null;
  const id = row?.id ?? rsvpId;
  const { seatOnly, dropIfIn } = request;
  const own = { askedAt: null, namedEmail: null };
  return { actorId, id, userId, guests, specialRequirements, answers, source, seatOnly, dropIfIn, ...own };
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
  return row?.leftAt ? refused("rsvp.left") : undefined;
}

/** Why this person may hold no seat here, whatever is free. A host's decline stands until the host lifts it. */
export function whyUnwelcome(
  draft: PoolDraft,
  userId: string,
  row: RsvpFacts | undefined,
): Refusal | undefined {
  if (draft.barred.has(userId)) return refused("account.banned");
  if (row?.barredAt) return refused("rsvp.barred");
  if (row?.status === "declined") return refused("rsvp.declined");
  return whyUnsupported(draft, userId);
}

/** A seat in some pools needs one in another, such as in the event whose session this is. */
export function whyUnsupported(draft: PoolDraft, userId: string): Refusal | undefined {
  return draft.hasSupport(userId) ? undefined : refused("rsvp.needs-other-seat");
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
  if (!passed && (entry.seatOnly || !draft.pool.waitlistEnabled)) {
    return refused(draft.pool.waitlistEnabled ? "rsvp.no-seat" : "rsvp.full", {
      seatsLeft: seatCounts(draft.pool).seatsLeft,
    });
  }
  const row = enter(draft, known, entry);
  if (passed) draft.countPassOvers(passed, free);
  if (passed) draft.move(row, row.askedAt ? "offered" : "confirmed", actions.seated, entry.actorId);
  else draft.move(row, "waitlisted", actions.waitlisted, entry.actorId);
  return settled(row, true, true);
}

/** Writes the entry onto the row, made new where there is none. It still is where it was. */
export function enter(draft: PoolDraft, known: RsvpFacts | undefined, entry: Entry): RsvpFacts {
  const { guests, specialRequirements, answers, source, askedAt, namedEmail } = entry;
  const row = known ?? draft.add(entry);
  if (row.guests !== guests) draft.resize(row, guests);
  Object.assign(row, { specialRequirements, answers, source, passedOver: 0, claimLinkId: null });
  Object.assign(row, { askedAt, namedEmail, leftAt: null, dropIfIn: entry.dropIfIn ?? [] });
  return row;
}

/** Growing needs seats that are nobody else's; after the deadline a party may still shrink, never grow. */
export function makeRoom(draft: PoolDraft, row: RsvpFacts, growth: number): Refusal | undefined {
  const closed = growth > 0 ? whyClosed(draft.pool, draft.now) : whyOver(draft.pool, draft.now);
  if (closed) return refused(closed);
  if (row.seats + growth < row.checkedInSeats) {
    return refused("rsvp.already-arrived", { checkedInSeats: row.checkedInSeats });
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
  return refused("seats.not-enough", { seatsLeft, seatsNeeded: growth });
}
