import type { PoolDraft } from "../draft";
import { makeRoom } from "../entry";
import { type Answers, changedAnswers } from "../facts";
import { isLive, refused, type SeatOutcome, settled } from "../outcome";
import type { RequestOf } from "../request";

/** A person changes their party, special requirements or answers. */
export function edit(draft: PoolDraft, request: RequestOf<"edit">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (!row || !isLive(row)) return refused("rsvp.not-found");
  const { guests = row.guests, specialRequirements = row.specialRequirements } = request;
  const answers = changedAnswers(row.answers, request.answers ?? {});
  // A retry after a lost answer: the row already is as requested, so a stale version is no conflict.
  const isAsWanted = row.guests === guests && row.specialRequirements === specialRequirements;
  if (isAsWanted && sameAnswers(row.answers, answers)) return settled(row, false);
  const { expectedVersion = row.version } = request;
  const stale = row.version !== expectedVersion;
  const refusal = stale ? refused("rsvp.changed-meanwhile") : makeRoom(draft, row, guests - row.guests);
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
