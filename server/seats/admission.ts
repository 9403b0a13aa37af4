import { type Closed, whyClosed } from "./availability";
import type { PoolTerms } from "./facts";
import { type Refusal, refused } from "./outcome";
import { canEverFit } from "./promotion";

/** The terms that decide how a new request for seats is admitted. */
export type AdmissionTerms = Pick<
  PoolTerms,
  | "state"
  | "opensAt"
  | "closesAt"
  | "endsAt"
  | "capacity"
  | "guestsMax"
  | "waitlistEnabled"
  | "approvalRequired"
>;

/**
 * How a newcomer's party is admitted: a seat, a place at the end of the queue, a request that the host approves, or
 * a refusal (`full`: no seat is open to this party, and there is no waitlist).
 */
export type Admission =
  | { kind: "seat" | "waitlist" | "request" | "full" }
  | { kind: "closed"; reason: Closed }
  | { kind: "too-large"; refusal: Refusal };

/**
 * The one admission rule for a newcomer. The engine decides by it, and the page labels its button by it.
 * @param party.hasSeats whether seats for the whole party are open to newcomers
 */
export function admissionOf(
  terms: AdmissionTerms,
  party: { guests: number; hasSeats: boolean },
  now: Date,
): Admission {
  const reason = whyClosed(terms, now);
  if (reason) return { kind: "closed", reason };
  const refusal = whyTooLarge(terms, party.guests);
  if (refusal) return { kind: "too-large", refusal };
  if (terms.approvalRequired) return { kind: "request" };
  if (party.hasSeats) return { kind: "seat" };
  return { kind: terms.waitlistEnabled ? "waitlist" : "full" };
}

/** Why a party with this many guests can never be admitted, even if every seat is free; undefined where it can. */
export function whyTooLarge(
  pool: Pick<PoolTerms, "guestsMax" | "capacity">,
  guests: number,
): Refusal | undefined {
  const { guestsMax, capacity } = pool;
  if (guests > guestsMax) return refused("rsvp.too-many-guests", { field: "guests", guestsMax });
  if (canEverFit(pool, 1 + guests)) return undefined;
  return refused("rsvp.party-too-large", { field: "guests", capacity });
}

/** The largest number of guests that any person can bring. */
export function guestsLimit({ guestsMax, capacity }: Pick<PoolTerms, "guestsMax" | "capacity">): number {
  return capacity === null ? guestsMax : Math.min(guestsMax, Math.max(0, capacity - 1));
}
