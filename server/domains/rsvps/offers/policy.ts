import { agree } from "../entry/policy";
import { type Asked, refused, settled } from "../outcome/policy";
import { whyOver } from "../pool/policy";
import type { PoolDraft } from "../pool-draft/policy";
import type { RsvpFacts, SeatOutcome } from "../seats/schema";

/** The last reminder of an offer comes this long before its end, or half-way where it is shorter. */
const ENDING_MS = 60 * 60_000;
/** Of an offer this short nobody is reminded. */
const TOO_SHORT_MS = 30 * 60_000;

/**
 * A person takes the seats that are kept for them; whom others registered says that they want to come, also while they
 * wait. Twice is the same as once.
 */
export function accept(draft: PoolDraft, request: Asked<"accept" | "refuse">): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("not-found", "rsvp.not-found");
  if (row.status === "confirmed") return settled(row, false);
  if (!isAsked(row, request)) return whyNotOpen(row);
  const over = whyOver(draft.pool, draft.now);
  if (over) return { ...refused("conflict", over), rsvpId: row.id };
  if (draft.barred.has(row.userId)) return refused("forbidden", "account.banned");
  if (row.askedAt) agree(draft, row, request.actorId);
  else draft.move(row, "confirmed", "accepted", request.actorId);
  return settled(row, true);
}

/** A person lets the seats go to whoever is next. */
export function refuse(draft: PoolDraft, request: Asked<"accept" | "refuse">): SeatOutcome {
  const row = draft.row(request.rsvpId);
  if (!row) return refused("not-found", "rsvp.not-found");
  if (row.status === "cancelled") return settled(row, false);
  if (!isAsked(row, request)) return whyNotOpen(row);
  row.leftAt = draft.now;
  draft.move(row, "cancelled", "refused", request.actorId);
  return settled(row, true);
}

/** Ends by the clock what nobody ended by hand: offers and claim links past their end. */
export function expire(draft: PoolDraft): void {
  // A cancelled event may be restored, and offers and links then stand again.
  if (draft.pool.state === "cancelled") return;
  const past = draft
    .rowsIn("offered")
    .filter((row) => row.offerExpiresAt !== null && row.offerExpiresAt <= draft.now)
    .sort((a, b) => endOf(a) - endOf(b) || (a.id < b.id ? -1 : 1));
  for (const row of past) draft.expire(row);
  for (const link of draft.openLinks()) {
    if (link.expiresAt <= draft.now) draft.closeLink(link, null);
  }
}

const endOf = (row: RsvpFacts) => row.offerExpiresAt?.getTime() ?? 0;

/** Is this the very offer that is meant? An old link in a mail answers no later offer. */
function isAsked(row: RsvpFacts, { offeredAt }: Asked<"accept" | "refuse">): boolean {
  const isOpen = row.status === "offered" || (row.status === "waitlisted" && row.askedAt !== null);
  return isOpen && (offeredAt === undefined || offeredAt.getTime() === row.statusAt.getTime());
}

function whyNotOpen(row: RsvpFacts): SeatOutcome {
  const ranOut = row.status === "cancelled" && row.offerExpiresAt !== null;
  const refusal = ranOut ? refused("expired", "offer.expired") : refused("conflict", "offer.not-open");
  return { ...refusal, rsvpId: row.id };
}

/** When somebody is reminded that their offer ends; null where it is too short for that. */
export function offerReminderAt({ offeredAt, expiresAt }: { offeredAt: Date; expiresAt: Date }): Date | null {
  const lengthMs = expiresAt.getTime() - offeredAt.getTime();
  if (lengthMs <= TOO_SHORT_MS) return null;
  return new Date(expiresAt.getTime() - Math.min(ENDING_MS, lengthMs / 2));
}
