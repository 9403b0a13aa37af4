import type { SeatPlan } from "./decide";
import type { LedgerAction } from "./ledger";
import type { SeatRequest } from "./request";

type Mode = "automatic" | "offer" | "host";

const MODE_OF: Partial<Record<LedgerAction, Mode>> = {
  promoted: "automatic",
  offered: "offer",
  "promoted-by-host": "host",
  "offered-by-host": "host",
};

/** How many people in line the plan gives a seat or an offer, and by what. */
export function promotionsIn({ ledger }: Pick<SeatPlan, "ledger">): Record<Mode, number> {
  const counts = { automatic: 0, offer: 0, host: 0 };
  for (const { action } of ledger) {
    const mode = MODE_OF[action];
    if (mode) counts[mode]++;
  }
  return counts;
}

/**
 * How long before the decision the seats that the queue was given became usable, in ms: since the end of the first
 * offer or claim link that the plan ends by the clock, or else since the longest waiting of its requests came, one of
 * which freed them. Null where a sweep found them: nobody knows since when.
 * @param waitedMs how long the longest waiting request had waited when it was decided
 */
export function usableForMs(
  plan: Pick<SeatPlan, "ledger" | "changed" | "links">,
  requests: SeatRequest[],
  { decidedAt, waitedMs }: { decidedAt: Date; waitedMs: number },
): number | null {
  const expired = new Set(
    plan.ledger.filter(({ action }) => action === "offer-expired").map(({ rsvpId }) => rsvpId),
  );
  const ends = [
    ...plan.changed.filter((row) => expired.has(row.id)).map((row) => row.offerExpiresAt),
    ...plan.links.filter((link) => link.closedAt !== null).map((link) => link.expiresAt),
  ].flatMap((end) => (end && end <= decidedAt ? end.getTime() : []));
  if (ends.length > 0) return decidedAt.getTime() - Math.min(...ends);
  return requests.every(({ kind }) => kind === "sweep") ? null : waitedMs;
}
