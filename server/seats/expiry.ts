import type { PoolDraft } from "./draft";
import type { RsvpFacts } from "./facts";

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
