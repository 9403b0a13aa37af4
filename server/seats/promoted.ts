import type { PoolPlan } from "./decide";
import type { LedgerAction } from "./ledger";
import { type AnyRequest, partsOf } from "./request";

type Mode = "automatic" | "offer" | "host";

const MODE_OF: Partial<Record<LedgerAction, Mode>> = {
  promoted: "automatic",
  offered: "offer",
  "promoted-by-host": "host",
  "offered-by-host": "host",
};

/** How many waitlisted people get a seat or an offer, by the cause of the promotion. */
export function promotionsIn(pools: Pick<PoolPlan, "ledger">[]): Record<Mode, number> {
  const counts = { automatic: 0, offer: 0, host: 0 };
  for (const { action } of pools.flatMap(({ ledger }) => ledger)) {
    const mode = MODE_OF[action];
    if (mode) counts[mode]++;
  }
  return counts;
}

/**
 * How many milliseconds before the decision the seats that the queue got became usable: since the end of the first
 * offer or claim link that expired, or else since the oldest of the requests arrived, one of which freed them. Null
 * where a sweep found them, because the moment is unknown.
 * @param waitedMs how long the oldest request had waited when it was decided
 */
export function usableForMs(
  pools: Pick<PoolPlan, "ledger" | "changed" | "links">[],
  requests: AnyRequest[],
  { decidedAt, waitedMs }: { decidedAt: Date; waitedMs: number },
): number | null {
  const expired = new Set(
    pools
      .flatMap(({ ledger }) => ledger)
      .filter(({ action }) => action === "offer-expired")
      .map(({ rsvpId }) => rsvpId),
  );
  const ends = [
    ...pools
      .flatMap(({ changed }) => changed)
      .filter((row) => expired.has(row.id))
      .map((row) => row.offerExpiresAt),
    ...pools
      .flatMap(({ links }) => links)
      .filter((link) => link.closedAt !== null)
      .map((link) => link.expiresAt),
  ].flatMap((end) => (end && end <= decidedAt ? end.getTime() : []));
  if (ends.length > 0) return decidedAt.getTime() - Math.min(...ends);
  return requests.flatMap(partsOf).every(({ kind }) => kind === "sweep") ? null : waitedMs;
}
