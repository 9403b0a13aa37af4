import { whyTooLarge } from "./admission";
import { seatCounts, whyClosed, whyOver } from "./availability";
import type { PoolDraft } from "./draft";
import { type Answers, changedAnswers, type RsvpFacts } from "./facts";
import type { LedgerAction } from "./ledger";
import type { SeatOutcome } from "./outcome";
import { type Refusal, refused, settled } from "./outcome";
import { freeSeats } from "./promotion";
import type { RequestOf } from "./request";

/** The person and the party to admit. */
export type Entry = {
  actorId: string | null;
  id: string;
  userId: string;
  guests: number;
  specialRequirements: string | null;
  answers: Answers;
  source: string | null;
  /** True = refuse the party rather than put it in the queue. */
  seatOnly?: boolean | undefined;
  dropIfIn?: string[] | undefined;
  /** When others registered the person; null where the person asks for themselves. */
  askedAt: Date | null;
  namedEmail: string | null;
};

/** The request as an entry; fields that it leaves out keep the row's values. */
export function entryOf(request: RequestOf<"join" | "claim">, row: RsvpFacts | undefined): Entry {
  const { actorId, rsvpId, userId, guests, specialRequirements } = request;
  const answers = changedAnswers(row?.answers ?? {}, request.answers ?? {});
  const source = row?.source ?? request.source ?? null;
  const id = row?.id ?? rsvpId;
  const { seatOnly, dropIfIn } = request;
  const own = { askedAt: null, namedEmail: null };
  return { actorId, id, userId, guests, specialRequirements, answers, source, seatOnly, dropIfIn, ...own };
}

/**
 * The person accepts what others asked for on their behalf: held seats become theirs, or they keep their place in
 * the queue on their own behalf.
 */
export function agree(draft: PoolDraft, row: RsvpFacts, actorId: string | null): void {
  Object.assign(row, { askedAt: null, namedEmail: null, leftAt: null });
  if (row.status === "offered") {
    draft.move(row, "confirmed", "agreed", actorId);
  } else {
    draft.changed(row);
    draft.note(row, "agreed", row.status, actorId, {});
  }
}

/**
 * A person who left by their own choice can come back only by their own choice: a host cannot register them again.
 */
export function whyLeft(row: RsvpFacts | undefined): Refusal | undefined {
  return row?.leftAt ? refused("rsvp.left") : undefined;
}

/**
 * Why this person may not hold a seat here, even if seats are free. A host's decline stays until the host lifts it.
 */
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

/**
 * Why the seat elsewhere that this one requires is missing. A seat at a session, for example, requires one at its
 * event.
 */
export function whyUnsupported(draft: PoolDraft, userId: string): Refusal | undefined {
  return draft.hasSupport(userId) ? undefined : refused("rsvp.needs-other-seat");
}

/**
 * Why the person would be in two places at the same time.
 * @param giving pools that they leave for this seat
 */
export function whyClashing(
  draft: PoolDraft,
  userId: string,
  giving?: readonly string[],
): Refusal | undefined {
  const poolIds = draft.beside.clashesOf(userId, giving);
  return poolIds.length > 0 ? refused("seats.clash", { poolIds }) : undefined;
}

/**
 * The one way into a pool: seated if the seats are not held for others, at the end of the queue otherwise. A person
 * whom others registered is never seated directly: the seats are held until they answer.
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

/** Writes the entry into the row, or into a new one. Its status does not change yet. */
export function enter(draft: PoolDraft, known: RsvpFacts | undefined, entry: Entry): RsvpFacts {
  const { guests, specialRequirements, answers, source, askedAt, namedEmail } = entry;
  const row = known ?? draft.add(entry);
  if (row.guests !== guests) draft.resize(row, guests);
  Object.assign(row, { specialRequirements, answers, source, passedOver: 0, claimLinkId: null });
  Object.assign(row, { askedAt, namedEmail, leftAt: null, dropIfIn: entry.dropIfIn ?? [] });
  return row;
}

/**
 * A party may grow only into seats that are not held for others. After the deadline a party may still shrink, but
 * never grow.
 */
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
  // Free seats that are held for the queue are not available to a growing party.
  const seatsLeft = growth > free ? Math.max(0, free) : 0;
  return refused("seats.not-enough", { seatsLeft, seatsNeeded: growth });
}
