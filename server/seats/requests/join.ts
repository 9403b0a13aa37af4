import { admissionOf } from "../admission";
import { whyClosed, whyOver } from "../availability";
import type { PoolDraft } from "../draft";
import {
  agree,
  type Entry,
  enter,
  entryOf,
  makeRoom,
  seatOrQueue,
  whyClashing,
  whyUnwelcome,
} from "../entry";
import type { RsvpFacts } from "../facts";
import { isLive, refused, type SeatOutcome, settled } from "../outcome";
import type { RequestOf } from "../request";

/** A person requests seats. If they already hold or await some, the answer is the row they have. */
export function join(draft: PoolDraft, request: RequestOf<"join">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (row && isLive(row)) {
    if (row.askedAt) return agreeWith(draft, row, request);
    // The id was generated for this request. If the row already has it, this is a retry after a lost answer.
    return settled(row, false, row.id === request.rsvpId);
  }
  const terms = request.atDoor ? { ...draft.pool, opensAt: null, closesAt: null } : draft.pool;
  const closed = whyClosed(terms, draft.now);
  if (closed) return refused(closed);
  const unwelcome = whyUnwelcome(draft, request.userId, row);
  if (unwelcome) return unwelcome;
  const hasSeats = draft.passOversFor(1 + request.guests) !== null;
  const admission = admissionOf(terms, { guests: request.guests, hasSeats }, draft.now);
  if (admission.kind === "too-large") return admission.refusal;
  const clash = whyClashing(draft, request.userId, request.dropIfIn);
  if (clash && (admission.kind !== "waitlist" || !request.onlyIfFree)) return clash;
  const entry = entryOf(request, row);
  if (admission.kind === "request") return ask(draft, row, entry);
  return seatOrQueue(draft, row, entry, { seated: "confirmed", waitlisted: "waitlisted" });
}

/** A person whom others registered RSVPs themselves: that counts as their answer, with the party that they state. */
function agreeWith(draft: PoolDraft, row: RsvpFacts, request: RequestOf<"join">): SeatOutcome {
  const over = whyOver(draft.pool, draft.now);
  if (over) return refused(over);
  const refusal =
    whyUnwelcome(draft, row.userId, row) ??
    whyClashing(draft, row.userId, row.dropIfIn) ??
    makeRoom(draft, row, request.guests - row.guests);
  if (refusal) return { ...refusal, rsvpId: row.id };
  const { guests, specialRequirements, answers, source } = entryOf(request, row);
  draft.resize(row, guests);
  Object.assign(row, { specialRequirements, answers, source });
  agree(draft, row, request.actorId);
  return settled(row, true);
}

/** Where a host approves each guest, a request holds no seat. */
function ask(draft: PoolDraft, known: RsvpFacts | undefined, entry: Entry): SeatOutcome {
  const row = enter(draft, known, entry);
  draft.move(row, "pending", "requested", entry.actorId);
  return settled(row, true, true);
}
