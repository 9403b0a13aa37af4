import { plural } from "@/lib/plural";
import type { Seats } from "@/server/seats/facts";

/** Could this party have its seats now? */
type Fit = { kind: "fits" } | { kind: "needs"; seats: number } | { kind: "never"; capacity: number };

export function fitOf(party: number, { capacity, seatsLeft }: Pick<Seats, "capacity" | "seatsLeft">): Fit {
  if (capacity === null || seatsLeft === null) return { kind: "fits" };
  if (party > capacity) return { kind: "never", capacity };
  return party <= seatsLeft ? { kind: "fits" } : { kind: "needs", seats: party - seatsLeft };
}

/** "Fits now", "Needs 2 more seats", "Larger than the event". */
export function fitText(fit: Fit): string {
  if (fit.kind === "fits") return "Fits now";
  if (fit.kind === "never") return "Larger than the event";
  return `Needs ${fit.seats} more ${plural(fit.seats, "seat", "seats")}`;
}

/** How often a group was skipped, and what that means under the event's rule; null if never. */
export function passedOverText(
  times: number,
  rule: { partyRule: "skip" | "strict"; passOversMax: number },
): string | null {
  if (times === 0) return null;
  if (rule.partyRule === "strict") return `${times}×`;
  return times >= rule.passOversMax
    ? `${times} of ${rule.passOversMax}: next in turn`
    : `${times} of ${rule.passOversMax}`;
}
