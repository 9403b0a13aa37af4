import type { PoolTerms, RsvpStatus, Seats } from "./facts";
import { freeSeats } from "./promotion";

export type SeatCounts = Omit<Seats, "heldForWaitlist">;

/** What anyone may know of the seats of a pool. */
export function seatsOf(pool: Omit<Seats, "seatsLeft">): Seats {
  return { ...seatCounts(pool), heldForWaitlist: pool.heldForWaitlist };
}

/** The same as far as the pool alone says it, without its queue. */
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

/** Whether a newcomer's party of `party` gets seats right away: enough are left, and none of them are the queue's. */
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

/** Why nobody can RSVP now, or null where one can. The page labels its button with the same answer. */
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

/** Why nobody at all can be let in now, not even by a host, whom opening time and deadline do not bind. */
export function whyOver(terms: Pick<PoolTerms, "state" | "endsAt">, now: Date): Closed | null {
  if (terms.state === "draft") return "rsvp.not-published";
  if (terms.state === "cancelled") return "seats.cancelled";
  return now >= terms.endsAt ? "rsvp.ended" : null;
}

/** What a row is at this moment: an offer past its end is over, whether or not it was tidied away. */
export function statusAt(row: { status: RsvpStatus; offerExpiresAt: Date | null }, now: Date): RsvpStatus {
  const isPast = row.status === "offered" && row.offerExpiresAt !== null && row.offerExpiresAt <= now;
  return isPast ? "cancelled" : row.status;
}
