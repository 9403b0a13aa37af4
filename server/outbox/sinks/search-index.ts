import { indexEvents, indexEventsOf } from "../../domains/events/search/commands";
import { hasSearchIndex } from "../../domains/events/search/queries";
import { type FactTable, NOTHING, type Nothing, readsOf } from "../fact-table";
import { DONE, type Sink } from "../sink";

/** Whose events a fact has indexed again: the event itself, or all events of a host. */
const INDEXED = {
  "rsvp.confirmed": NOTHING,
  "rsvp.waitlisted": NOTHING,
  "rsvp.requested": NOTHING,
  "rsvp.approved": NOTHING,
  "rsvp.registered": NOTHING,
  "rsvp.offered": NOTHING,
  "rsvp.offer-expired": NOTHING,
  "rsvp.displaced": NOTHING,
  "rsvp.removed": NOTHING,
  "rsvp.edited": NOTHING,
  "rsvp.withdrawn": NOTHING,
  "rsvp.promoted": NOTHING,
  "rsvp.declined": NOTHING,
  "rsvp.restored": NOTHING,
  "rsvp.released": NOTHING,
  "rsvp.checked-in": NOTHING,
  "rsvp.check-in-undone": NOTHING,
  "seats.changed": NOTHING,
  "event.published": "event",
  "event.changed": "event",
  "event.rescheduled": "event",
  "event.cancelled": "event",
  "event.restored": "event",
  "event.called-off": "event",
  "event.handed-over": "event",
  "session.created": NOTHING,
  "session.changed": NOTHING,
  "session.moved": NOTHING,
  "session.cancelled": NOTHING,
  "session.restored": NOTHING,
  "change.session-settled": NOTHING,
  "reminder.session-due": NOTHING,
  "feedback.due": NOTHING,
  "access.ended": NOTHING,
  "account.renamed": "host",
  "change.settled": NOTHING,
  "webhook.disabled": NOTHING,
  "invitation.created": NOTHING,
  "invitation.renewed": NOTHING,
  "message.released": NOTHING,
  "reminder.due": NOTHING,
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
  "rfp.venue-passed-over": NOTHING,
  "rfp.venue-closed": NOTHING,
  "rfp.question-asked": NOTHING,
  "venueHold.joined": NOTHING,
  "venueHold.offered": NOTHING,
  "venueHold.withdrawn": NOTHING,
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
} as const satisfies FactTable<"event" | "host" | Nothing>;

/**
 * Keeps the search index of events up to date. It reads what the event is now, so late and repeated facts do no harm.
 */
export const searchIndex: Sink = {
  name: "search",
  isOn: hasSearchIndex,
  reads: readsOf(INDEXED, { reading: "newest" }),
  batchMax: 200,
  gatherMs: 50,
  async deliver(db, facts, now) {
    const idsOf = (subject: "event" | "host") =>
      new Set(facts.flatMap(({ type, aggregateId }) => (INDEXED[type] === subject ? aggregateId : [])));
    await indexEvents(db, [...idsOf("event")], now);
    for (const hostId of idsOf("host")) await indexEventsOf(db, hostId, now);
    return facts.map(() => DONE);
  },
};
