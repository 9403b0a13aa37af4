import type { SessionKindName } from "../../domains/notifications/kinds/sessions.schema";
import type { FactsOf } from "../../outbox/catalog";
import { NOTHING, type Nothing } from "../../outbox/fact-table";
import type { RsvpStatus } from "../../seats/facts";
import type { SessionRsvpFacts } from "../rsvp-facts";
import type { Occasion } from "./occasion";
import { isHeld, offerToPerson, toPerson } from "./people";

type RsvpFact = FactsOf<"rsvp">;
type Chosen = (about: SessionRsvpFacts, now: Date) => SessionKindName | null;

/** The occasions of a fact about an RSVP to a session, by its present state: none if that changed meanwhile. */
export function sessionRsvpOccasions(type: RsvpFact, about: SessionRsvpFacts, now: Date): Occasion[] {
  const chosen = KINDS[type];
  if (chosen === NOTHING || !isOpen(about, now)) return [];
  const kind = chosen(about, now);
  if (kind === null) return [];
  if (kind !== "session.offered") return [toPerson(kind, about)];
  return offerToPerson({ offered: kind, ending: "session.offer-ending" }, about, now);
}

const isOpen = ({ event, session, person }: SessionRsvpFacts, now: Date) =>
  event.status === "published" && !session.isCancelled && session.endsAt > now && !person.isBanned;

const byStatus =
  (kinds: Partial<Record<RsvpStatus, SessionKindName>>): Chosen =>
  ({ status }) =>
    kinds[status] ?? null;

const inOrWaiting = byStatus({ confirmed: "session.confirmed", waitlisted: "session.waitlisted" });
const whileHeld: Chosen = (about, now) => (isHeld(about, now) ? "session.offered" : null);
const offTheList = byStatus({ cancelled: "session.removed", declined: "session.removed" });

/** By status, because the RSVP may have moved on since the fact. */
const KINDS: Readonly<Record<RsvpFact, Chosen | Nothing>> = {
  "rsvp.confirmed": byStatus({ confirmed: "session.confirmed" }),
  "rsvp.waitlisted": byStatus({ waitlisted: "session.waitlisted" }),
  // Hosts approve guests of events.
  "rsvp.requested": NOTHING,
  "rsvp.approved": inOrWaiting,
  "rsvp.registered": (about, now) => inOrWaiting(about, now) ?? whileHeld(about, now),
  "rsvp.offered": whileHeld,
  "rsvp.offer-expired": ({ status, offerExpiresAt }) =>
    status === "cancelled" && offerExpiresAt ? "session.offer-expired" : null,
  "rsvp.displaced": byStatus({ waitlisted: "session.displaced" }),
  "rsvp.removed": offTheList,
  "rsvp.edited": NOTHING,
  // They gave it up themselves, or lost it with their seat at the event, which is what they are notified of.
  "rsvp.withdrawn": NOTHING,
  "rsvp.promoted": byStatus({ confirmed: "session.promoted" }),
  "rsvp.declined": offTheList,
  "rsvp.restored": inOrWaiting,
  "rsvp.released": byStatus({ cancelled: "session.released" }),
  "rsvp.checked-in": NOTHING,
  "rsvp.check-in-undone": NOTHING,
};
