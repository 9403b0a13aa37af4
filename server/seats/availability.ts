import type { PoolTerms, RsvpStatus, Seats } from "./facts";
import { freeSeats } from "./promotion";

export type SeatCounts = Omit<Seats, "heldForWaitlist">;

/** The seats of a pool as anyone may see them. */
export function seatsOf(pool: Omit<Seats, "seatsLeft">): Seats {
  return { ...seatCounts(pool), heldForWaitlist: pool.heldForWaitlist };
}

/** The counts that the pool row alone gives, without its queue. */
export function seatCounts(pool: Omit<SeatCounts, "seatsLeft">): SeatCounts {
  const free = freeSeats(pool);
  return {
    capacity: pool.capacity,
    confirmedSeats: pool.confirmedSeats,
    offeredSeats: pool.offeredSeats,
    waitlistedSeats: pool.waitlistedSeats,
    waitlistLength: pool.waitlistLength,
    seatsLeft: Number.isFinite(free) ? Math.max(0, free) : null,
    version: pool.version,
  };
}

/**
 * Whether a newcomer's party of `party` seats is seated right away: enough seats are left, and none of them are
 * held for the queue.
 */
export function isOpenTo(
  { seatsLeft, heldForWaitlist }: Pick<Seats, "seatsLeft" | "heldForWaitlist">,
  party: number,
): boolean {
  return !heldForWaitlist && (seatsLeft === null || party <= seatsLeft);
}

export type Closed =
  | "rsvp.not-published"
  | "seats.cancelled"
  | "rsvp.ended"
  | "rsvp.not-open-yet"
  | "rsvp.closed";

/** Why new RSVPs are closed now, or null where they are open. The page labels its button by the same answer. */
export function whyClosed(
  terms: Pick<PoolTerms, "state" | "opensAt" | "closesAt" | "endsAt">,
  now: Date,
): Closed | null {
  const over = whyOver(terms, now);
  if (over) return over;
  if (terms.opensAt && now < terms.opensAt) return "rsvp.not-open-yet";
  if (terms.closesAt && now >= terms.closesAt) return "rsvp.closed";
  return null;
}

/**
 * Why no person can be admitted now, not even by a host, who may ignore the opening time and the deadline; null
 * where admission is possible.
 */
export function whyOver(terms: Pick<PoolTerms, "state" | "endsAt">, now: Date): Closed | null {
  if (terms.state === "draft") return "rsvp.not-published";
  if (terms.state === "cancelled") return "seats.cancelled";
  return now >= terms.endsAt ? "rsvp.ended" : null;
}

/** The status of a row now: an offer past its end counts as over, even if the sweep has not written that yet. */
export function statusAt(row: { status: RsvpStatus; offerExpiresAt: Date | null }, now: Date): RsvpStatus {
  const isPast = row.status === "offered" && row.offerExpiresAt !== null && row.offerExpiresAt <= now;
  return isPast ? "cancelled" : row.status;
}
