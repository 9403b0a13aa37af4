import type { PoolDraft } from "../draft";
import { isLive, refused, type SeatOutcome, settled } from "../outcome";
import type { RequestOf } from "../request";

/** A person gives up the seats that they hold or await. */
export function withdraw(draft: PoolDraft, request: RequestOf<"withdraw">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (!row) return refused("rsvp.not-found");
  if (!isLive(row)) return settled(row, false);
  if (draft.now >= draft.pool.endsAt) return refused("rsvp.ended");
  // The system also withdraws a banned person who has arrived.
  if (row.checkedInSeats > 0 && request.actorId !== null) return refused("rsvp.already-arrived");
  if (request.actorId === row.userId) row.leftAt = draft.now;
  draft.move(row, "cancelled", "withdrawn", request.actorId);
  return settled(row, true);
}
