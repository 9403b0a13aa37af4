import type { Queryable } from "../../db/transaction";
import type { DomainEventType } from "../../outbox/catalog";
import { type FactTable, handlerOf, NOTHING, type Nothing } from "../../outbox/fact-table";
import type { Fact } from "../../outbox/sink";
import { type RsvpMailFacts, readRsvpMailFacts } from "../rsvp-facts";
import { changeOccasions } from "./changes";
import { cancelledOccasions, reminderOccasions, restoredOccasions } from "./guests";
import { newHostOccasions, ownerOccasions, teamOccasions } from "./hosts";
import { invitationOccasions } from "./invitations";
import { messageOccasions } from "./messages";
import { onePage, type Page, type Step } from "./occasion";
import { rsvpOccasions } from "./rsvps";

/**
 * Which sink notifies people of a fact. Facts about one person's RSVP have a queue of their own, so that an offer does not
 * wait behind a cancellation for 50,000 people. All facts of one aggregate are in one queue, which keeps them in order.
 */
export const QUEUES = {
  "rsvp.confirmed": "notifications",
  "rsvp.waitlisted": "notifications",
  "rsvp.requested": "notifications",
  "rsvp.approved": "notifications",
  "rsvp.registered": "notifications",
  "rsvp.offered": "notifications",
  "rsvp.offer-expired": "notifications",
  "rsvp.displaced": "notifications",
  "rsvp.removed": "notifications",
  "rsvp.edited": NOTHING,
  "rsvp.withdrawn": "notifications",
  "rsvp.promoted": "notifications",
  "rsvp.declined": "notifications",
  "rsvp.restored": "notifications",
  "seats.changed": NOTHING,
  "event.published": NOTHING,
  "event.changed": NOTHING,
  // Guests hear of a new time or place once it has settled.
  "event.rescheduled": NOTHING,
  "event.cancelled": "announcements",
  "event.restored": "announcements",
  "event.called-off": "announcements",
  "event.handed-over": "announcements",
  "access.ended": NOTHING,
  "account.renamed": NOTHING,
  "change.settled": "announcements",
  "webhook.disabled": "announcements",
  "invitation.created": "announcements",
  "invitation.renewed": "announcements",
  "message.released": "announcements",
  "reminder.due": "announcements",
  "organization.invited": NOTHING,
  "organization.members-changed": NOTHING,
  "venue.changed": NOTHING,
  "venue.availability-set": NOTHING,
  "venue.badge-changed": NOTHING,
  "rfp.sent": NOTHING,
  "rfp.extended": NOTHING,
  "rfp.awarded": NOTHING,
  "rfp.closed": NOTHING,
  "rfp.venue-asked": NOTHING,
  "rfp.venue-asked-again": NOTHING,
  "rfp.venue-withdrawn": NOTHING,
  "rfp.venue-answered": NOTHING,
  "rfp.venue-turned-down": NOTHING,
  "rfp.venue-unanswered": NOTHING,
  "rfp.venue-not-awarded": NOTHING,
  "rfp.venue-closed": NOTHING,
  "rfp.question-asked": NOTHING,
  "venueHold.joined": NOTHING,
  "venueHold.offered": NOTHING,
  "venueHold.reminded": NOTHING,
  "venueHold.expired": NOTHING,
  "venueHold.converted": NOTHING,
  "venueHold.cancelled": NOTHING,
  "venueHold.lapsed": NOTHING,
  "venueHold.paused": NOTHING,
  "venueHold.resumed": NOTHING,
  "venueHold.nudged": NOTHING,
  "venueHold.kept": NOTHING,
  "venueHold.moved-up": NOTHING,
  "venueHold.breaker-opened": NOTHING,
  "venueHold.breaker-resolved": NOTHING,
  "venueHold.deactivated": NOTHING,
} as const satisfies FactTable<"notifications" | "announcements" | Nothing>;

type Read<Type extends DomainEventType> = (fact: Fact<Type>, db: Queryable, step: Step) => Promise<Page>;

/** Who is notified of each fact, and of what: for every fact that a queue takes, and for no other. */
const OCCASIONS: {
  readonly [Type in DomainEventType]: (typeof QUEUES)[Type] extends Nothing ? Nothing : Read<Type>;
} = {
  "rsvp.confirmed": rsvpOccasions,
  "rsvp.waitlisted": rsvpOccasions,
  "rsvp.requested": rsvpOccasions,
  "rsvp.approved": rsvpOccasions,
  "rsvp.registered": rsvpOccasions,
  "rsvp.offered": rsvpOccasions,
  "rsvp.offer-expired": rsvpOccasions,
  "rsvp.displaced": rsvpOccasions,
  "rsvp.removed": rsvpOccasions,
  "rsvp.edited": NOTHING,
  "rsvp.withdrawn": rsvpOccasions,
  "rsvp.promoted": rsvpOccasions,
  "rsvp.declined": rsvpOccasions,
  "rsvp.restored": rsvpOccasions,
  "seats.changed": NOTHING,
  "event.published": NOTHING,
  "event.changed": NOTHING,
  "event.rescheduled": NOTHING,
  "event.cancelled": cancelledOccasions,
  "event.restored": restoredOccasions,
  "event.called-off": teamOccasions,
  "event.handed-over": newHostOccasions,
  "access.ended": NOTHING,
  "account.renamed": NOTHING,
  "change.settled": changeOccasions,
  "webhook.disabled": ownerOccasions,
  "invitation.created": invitationOccasions,
  "invitation.renewed": invitationOccasions,
  "message.released": messageOccasions,
  "reminder.due": reminderOccasions,
  "organization.invited": NOTHING,
  "organization.members-changed": NOTHING,
  "venue.changed": NOTHING,
  "venue.availability-set": NOTHING,
  "venue.badge-changed": NOTHING,
  "rfp.sent": NOTHING,
  "rfp.extended": NOTHING,
  "rfp.awarded": NOTHING,
  "rfp.closed": NOTHING,
  "rfp.venue-asked": NOTHING,
  "rfp.venue-asked-again": NOTHING,
  "rfp.venue-withdrawn": NOTHING,
  "rfp.venue-answered": NOTHING,
  "rfp.venue-turned-down": NOTHING,
  "rfp.venue-unanswered": NOTHING,
  "rfp.venue-not-awarded": NOTHING,
  "rfp.venue-closed": NOTHING,
  "rfp.question-asked": NOTHING,
  "venueHold.joined": NOTHING,
  "venueHold.offered": NOTHING,
  "venueHold.reminded": NOTHING,
  "venueHold.expired": NOTHING,
  "venueHold.converted": NOTHING,
  "venueHold.cancelled": NOTHING,
  "venueHold.lapsed": NOTHING,
  "venueHold.paused": NOTHING,
  "venueHold.resumed": NOTHING,
  "venueHold.nudged": NOTHING,
  "venueHold.kept": NOTHING,
  "venueHold.moved-up": NOTHING,
  "venueHold.breaker-opened": NOTHING,
  "venueHold.breaker-resolved": NOTHING,
  "venueHold.deactivated": NOTHING,
};

export type Pages = {
  /** One for each fact, in the same order. */
  pages: Page[];
  /** The RSVPs that the facts are about, by id. */
  rsvps: ReadonlyMap<string, RsvpMailFacts>;
};

/** For each fact the part of its occasions that begins at the fact's cursor, as things stand now. */
export async function readPages(
  db: Queryable,
  facts: Fact[],
  { now, limit }: { now: Date; limit: number },
): Promise<Pages> {
  const ids = facts.flatMap(({ payload }) => ("rsvpId" in payload ? payload.rsvpId : []));
  const rsvps = await readRsvpMailFacts(db, [...new Set(ids)]);
  const pages = await Promise.all(
    facts.map((fact) => {
      const step = { now, rsvps, after: fact.cursor, limit };
      return handlerOf(OCCASIONS, fact)?.(db, step) ?? onePage();
    }),
  );
  return { pages, rsvps };
}
