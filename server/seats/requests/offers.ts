import { whyOver } from "../availability";
import type { PoolDraft } from "../draft";
import { agree, whyClashing } from "../entry";
import type { RsvpFacts } from "../facts";
import type { SeatOutcome } from "../outcome";
import { refused, settled } from "../outcome";
import type { RequestOf } from "../request";

/**
 * A person accepts the seats that are held for them. A person whom others registered says that they want to come,
 * also while they wait. A repeat changes nothing.
 */
export function accept(draft: PoolDraft, request: RequestOf<"accept" | "refuse">): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("rsvp.not-found");
  if (row.status === "confirmed") return settled(row, false);
  if (!isAsked(row, request)) return whyNotOpen(row);
  const over = whyOver(draft.pool, draft.now);
  if (over) return { ...refused(over), rsvpId: row.id };
  if (draft.barred.has(row.userId)) return refused("account.banned");
  const clash = row.status === "offered" ? whyClashing(draft, row.userId, row.dropIfIn) : undefined;
  if (clash) return { ...clash, rsvpId: row.id };
  if (row.askedAt) agree(draft, row, request.actorId);
  else draft.move(row, "confirmed", "accepted", request.actorId);
  return settled(row, true);
}

/** A person declines the held seats, which go to the next person. */
export function refuse(draft: PoolDraft, request: RequestOf<"accept" | "refuse">): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("rsvp.not-found");
  if (row.status === "cancelled") return settled(row, false);
  if (!isAsked(row, request)) return whyNotOpen(row);
  row.leftAt = draft.now;
  draft.move(row, "cancelled", "refused", request.actorId);
  return settled(row, true);
}

/** Whether the request means this very offer. The link of an older email must not answer a later offer. */
function isAsked(row: RsvpFacts, { offeredAt }: RequestOf<"accept" | "refuse">): boolean {
  const isOpen = row.status === "offered" || (row.status === "waitlisted" && row.askedAt !== null);
  return isOpen && (offeredAt === undefined || offeredAt.getTime() === row.statusAt.getTime());
}

function whyNotOpen(row: RsvpFacts): SeatOutcome {
  const ranOut = row.status === "cancelled" && row.offerExpiresAt !== null;
  const refusal = ranOut ? refused("offer.expired") : refused("offer.not-open");
  return { ...refusal, rsvpId: row.id };
}
