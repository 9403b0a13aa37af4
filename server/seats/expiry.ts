import type { PoolDraft } from "./draft";
import type { RsvpFacts } from "./facts";

/** Ends offers and claim links past their end. */
export function expire(draft: PoolDraft): void {
  // Offers and links of a cancelled event are kept, because they become valid again if it is restored.
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
