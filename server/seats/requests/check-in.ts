import { whyOver } from "../availability";
import type { PoolDraft } from "../draft";
import { refused, type SeatOutcome, settled } from "../outcome";
import type { RequestOf } from "../request";

/**
 * Records that members of a party have arrived. Members who already arrived stay arrived, so a repeat changes
 * nothing.
 */
export function checkIn(draft: PoolDraft, request: RequestOf<"check-in" | "undo-check-in">): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("rsvp.not-found");
  if (row.status !== "confirmed") return { ...refused("check-in.no-seat"), rsvpId: row.id };
  const { state } = draft.pool;
  const over = state === "open" ? null : whyOver(draft.pool, draft.now);
  if (over) return { ...refused(over), rsvpId: row.id };
  const members = request.members ?? partyOf(row.seats);
  if (members.some((member) => !Number.isInteger(member) || member < 0 || member >= row.seats)) {
    return refused("check-in.member", { field: "members", partySeats: row.seats });
  }
  const there = new Set(row.checkedInMembers);
  const arriving = [...new Set(members)].filter((member) => !there.has(member));
  if (arriving.length === 0) return settled(row, false);
  draft.arrive(row, [...there, ...arriving]);
  draft.note(row, "checked-in", row.status, request.actorId, { arrived: row.checkedInSeats });
  return settled(row, true);
}

/** Undoes a check-in. */
export function undoCheckIn(draft: PoolDraft, request: RequestOf<"check-in" | "undo-check-in">): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("rsvp.not-found");
  const leaving = new Set(request.members ?? row.checkedInMembers);
  const staying = row.checkedInMembers.filter((member) => !leaving.has(member));
  if (staying.length === row.checkedInMembers.length) return settled(row, false);
  draft.arrive(row, staying);
  draft.note(row, "check-in-undone", row.status, request.actorId, { arrived: row.checkedInSeats });
  return settled(row, true);
}

const partyOf = (seats: number) => Array.from({ length: seats }, (_, member) => member);
