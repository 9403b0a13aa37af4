import type { Queryable } from "../../db/transaction";
import type { KindName } from "../../domains/notifications/kinds/schema";
import type { FactsOf } from "../../outbox/catalog";
import { NOTHING, type Nothing } from "../../outbox/fact-table";
import type { Fact } from "../../outbox/sink";
import type { RsvpStatus } from "../../seats/facts";
import { isInSession, isOwedRemoval, type RsvpMailFacts } from "../rsvp-facts";
import { findHost } from "./hosts";
import { type Occasion, onePage, type Page, type Step } from "./occasion";
import { isHeld, offerToPerson, toPerson } from "./people";
import { sessionRsvpOccasions } from "./session-rsvps";

type RsvpFact = FactsOf<"rsvp">;
/** Kinds about a person's own RSVP. The reminder of an offer comes with the offer. */
type RsvpKind = Exclude<Extract<KindName, `rsvp.${string}`>, "rsvp.offer-ending">;
type Chosen = (about: RsvpMailFacts, now: Date) => RsvpKind | null;

/** The occasions of a fact about an RSVP, by its present state: none if that changed meanwhile. */
export async function rsvpOccasions(
  { type, payload }: Fact<RsvpFact>,
  db: Queryable,
  { rsvps, now }: Step,
): Promise<Page> {
  const about = rsvps.get(payload.rsvpId);
  if (about && isInSession(about)) return onePage(...sessionRsvpOccasions(type, about, now));
  const kind = about && kindOf(type, about, now);
  return kind ? onePage(...(await OCCASIONS[kind](kind, about, db, now))) : onePage();
}

function kindOf(type: RsvpFact, about: RsvpMailFacts, now: Date): RsvpKind | null {
  const { event, person, askedAt } = about;
  if (event.status !== "published" || event.endsAt <= now) return null;
  if (person.isBanned) return isOwedRemoval(about) ? "rsvp.withdrawn" : null;
  const chosen = (askedAt === null ? KINDS : KINDS_FOR_ASKED)[type];
  return chosen === NOTHING ? null : chosen(about, now);
}

const byStatus =
  (kinds: Partial<Record<RsvpStatus, RsvpKind>>): Chosen =>
  ({ status }) =>
    kinds[status] ?? null;

const whileHeld: Chosen = (about, now) => (isHeld(about, now) ? "rsvp.offered" : null);

/** By status, because the RSVP may have moved on since the fact. */
const KINDS: Readonly<Record<RsvpFact, Chosen | Nothing>> = {
  "rsvp.confirmed": byStatus({ confirmed: "rsvp.confirmed" }),
  "rsvp.waitlisted": byStatus({ waitlisted: "rsvp.waitlisted" }),
  "rsvp.requested": byStatus({ pending: "rsvp.requested" }),
  // An approved guest joins the waitlist where every seat is taken.
  "rsvp.approved": byStatus({ confirmed: "rsvp.approved", waitlisted: "rsvp.waitlisted" }),
  "rsvp.registered": byStatus({ confirmed: "rsvp.confirmed", waitlisted: "rsvp.waitlisted" }),
  "rsvp.offered": whileHeld,
  "rsvp.offer-expired": ({ status, offerExpiresAt }) =>
    status === "cancelled" && offerExpiresAt ? "rsvp.offer-expired" : null,
  "rsvp.displaced": byStatus({ waitlisted: "rsvp.displaced" }),
  "rsvp.removed": byStatus({ cancelled: "rsvp.removed" }),
  "rsvp.edited": NOTHING,
  "rsvp.withdrawn": (about) =>
    about.status === "cancelled" && isOwedRemoval(about) ? "rsvp.withdrawn" : null,
  "rsvp.promoted": byStatus({ confirmed: "rsvp.promoted" }),
  "rsvp.declined": byStatus({ declined: "rsvp.declined" }),
  "rsvp.restored": byStatus({ confirmed: "rsvp.confirmed", waitlisted: "rsvp.waitlisted" }),
  "rsvp.released": byStatus({ cancelled: "rsvp.released" }),
  "rsvp.checked-in": NOTHING,
  "rsvp.check-in-undone": NOTHING,
};

/** A person whom a host registered is asked once for each seat that is held for them, and hears nothing else. */
const KINDS_FOR_ASKED: Readonly<Record<RsvpFact, Chosen | Nothing>> = {
  "rsvp.confirmed": NOTHING,
  "rsvp.waitlisted": NOTHING,
  "rsvp.requested": NOTHING,
  "rsvp.approved": NOTHING,
  "rsvp.registered": (about, now) =>
    isHeld(about, now) || about.status === "waitlisted" ? "rsvp.registered" : null,
  "rsvp.offered": whileHeld,
  "rsvp.offer-expired": NOTHING,
  "rsvp.displaced": NOTHING,
  "rsvp.removed": NOTHING,
  "rsvp.edited": NOTHING,
  "rsvp.withdrawn": NOTHING,
  "rsvp.promoted": NOTHING,
  "rsvp.declined": NOTHING,
  "rsvp.restored": whileHeld,
  "rsvp.released": NOTHING,
  "rsvp.checked-in": NOTHING,
  "rsvp.check-in-undone": NOTHING,
};

type Occasions = (
  kind: RsvpKind,
  about: RsvpMailFacts,
  db: Queryable,
  now: Date,
) => Occasion[] | Promise<Occasion[]>;

const toGuest: Occasions = (kind, about) => [toPerson(kind, about)];

const offerToGuest: Occasions = (kind, about, _db, now) =>
  offerToPerson({ offered: kind, ending: "rsvp.offer-ending" }, about, now);

const toGuestAndHost: Occasions = async (kind, about, db, now) => {
  const toThem = await toGuest(kind, about, db, now);
  const userId = await findHost(db, about.event.id);
  if (!userId) return toThem;
  return [...toThem, ...toThem.map((one) => ({ ...one, kind: "host.requested" as const, to: { userId } }))];
};

const OCCASIONS: Readonly<Record<RsvpKind, Occasions>> = {
  "rsvp.confirmed": toGuest,
  "rsvp.waitlisted": toGuest,
  "rsvp.promoted": toGuest,
  "rsvp.offered": offerToGuest,
  "rsvp.offer-expired": toGuest,
  "rsvp.requested": toGuestAndHost,
  "rsvp.approved": toGuest,
  "rsvp.declined": toGuest,
  "rsvp.registered": toGuest,
  "rsvp.displaced": toGuest,
  "rsvp.removed": toGuest,
  "rsvp.released": toGuest,
  "rsvp.withdrawn": toGuest,
};
