import { whyTooLarge } from "../admission";
import { seatCounts, whyOver } from "../availability";
import type { PoolDraft } from "../draft";
import { enter, entryOf, whyClashing, whyUnwelcome } from "../entry";
import { CLAIM_LINKS_MAX, GROUP_MAX } from "../facts";
import { done, refused, type SeatOutcome, settled } from "../outcome";
import { freeSeats } from "../promotion";
import type { RequestOf } from "../request";

/**
 * Holds seats for a group, if they are not held for others. A retry after a lost answer finds the link already
 * open.
 */
export function openClaim(draft: PoolDraft, { link, actorId }: RequestOf<"open-claim">): SeatOutcome {
  if (draft.link(link.id)) return done(false);
  const over = whyOver(draft.pool, draft.now);
  if (over) return refused(over);
  if (!Number.isInteger(link.seats) || link.seats < 1 || link.seats > GROUP_MAX) {
    return refused("claim.size", { field: "seats", seatsMax: GROUP_MAX });
  }
  if (link.expiresAt <= draft.now || link.expiresAt > draft.pool.startsAt) {
    return refused("claim.deadline", { field: "expiresAt" });
  }
  if (draft.openLinks().length >= CLAIM_LINKS_MAX) {
    return refused("claim.too-many-open", { linksMax: CLAIM_LINKS_MAX });
  }
  const free = freeSeats(draft.pool);
  const passed = draft.passOversFor(link.seats);
  if (!passed) {
    const { seatsLeft } = seatCounts(draft.pool);
    return refused("seats.not-enough", { seatsLeft, seatsNeeded: link.seats });
  }
  draft.countPassOvers(passed, free);
  draft.keep({ ...link, makerId: actorId ?? link.leaderId, unclaimedSeats: link.seats, closedAt: null });
  draft.record({ action: "claim-opened", actorId, seats: link.seats, detail: { linkId: link.id } });
  return done(true);
}

/** Gives a member of the group seats of the claim link, whatever the status of their RSVP was. */
export function claim(draft: PoolDraft, request: RequestOf<"claim">): SeatOutcome {
  const row = draft.rowOfUser(request.userId);
  if (row?.status === "confirmed") return settled(row, false, row.id === request.rsvpId);
  const over = whyOver(draft.pool, draft.now);
  if (over) return refused(over);
  const link = draft.link(request.linkId);
  if (!link || link.closedAt) return refused("claim.ended");
  const refusal =
    whyUnwelcome(draft, request.userId, row) ??
    whyClashing(draft, request.userId, request.dropIfIn) ??
    whyTooLarge(draft.pool, request.guests);
  if (refusal) return refusal;
  const seats = 1 + request.guests;
  if (seats > link.unclaimedSeats) {
    return refused("claim.not-enough", { seatsLeft: link.unclaimedSeats, seatsNeeded: seats });
  }
  const claiming = enter(draft, row, entryOf(request, row));
  draft.takeKept(link, seats);
  claiming.claimLinkId = link.id;
  draft.move(claiming, "confirmed", "claimed", request.actorId);
  return settled(claiming, true, true);
}

/** Closes the link and gives its unclaimed seats to the queue. */
export function closeClaim(draft: PoolDraft, { linkId, actorId }: RequestOf<"close-claim">): SeatOutcome {
  const link = draft.link(linkId);
  if (!link || link.closedAt) return done(false);
  draft.closeLink(link, actorId);
  return done(true);
}
