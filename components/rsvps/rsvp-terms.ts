import type { PoolTerms } from "@/server/seats/facts";
import type { RsvpEvent } from "./rsvp-event";

type Told = Pick<
  RsvpEvent,
  "status" | "rsvpOpensAt" | "rsvpClosesAt" | "endsAt" | "waitlistEnabled" | "approvalRequired" | "guestsMax"
>;

const dateOf = (at: string | null) => (at === null ? null : new Date(at));

/** An event as the rules of seats read it. */
export function termsOf(event: Told) {
  const { waitlistEnabled, approvalRequired, guestsMax } = event;
  const state = event.status === "draft" || event.status === "cancelled" ? event.status : "open";
  return {
    state: state as PoolTerms["state"],
    opensAt: dateOf(event.rsvpOpensAt),
    closesAt: dateOf(event.rsvpClosesAt),
    endsAt: new Date(event.endsAt),
    waitlistEnabled,
    approvalRequired,
    guestsMax,
  };
}
