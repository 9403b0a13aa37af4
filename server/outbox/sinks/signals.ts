import type { SignalType } from "../../domains/availability/schema";
import { type NewSignal, recordSignals } from "../../domains/availability/signals.commands";
import { type Handlers, handlerOf, NOTHING, readsOf } from "../fact-table";
import { DONE, type Fact, type Outcome, type Sink } from "../sink";

type Said = Pick<NewSignal, "venueId" | "type" | "rfpId" | "rfpVenueId" | "metadata"> | null;

type OfRfpVenue = { payload: { rfpId: string; rfpVenueId: string; venueId: string } };
const says =
  (type: SignalType) =>
  ({ payload: { venueId, rfpId, rfpVenueId } }: OfRfpVenue): Said => ({ venueId, type, rfpId, rfpVenueId });

/** Set by hand, these two say that something can be booked. */
const AVAILABLE = ["accepting_events", "limited_availability"];

/** What each fact says about the availability of a venue. */
const SIGNALS: Handlers<[], Said> = {
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
  "event.published": NOTHING,
  "event.changed": NOTHING,
  "event.rescheduled": NOTHING,
  "event.cancelled": NOTHING,
  "event.restored": NOTHING,
  "event.called-off": NOTHING,
  "event.handed-over": NOTHING,
  "session.created": NOTHING,
  "session.changed": NOTHING,
  "session.moved": NOTHING,
  "session.cancelled": NOTHING,
  "session.restored": NOTHING,
  "change.session-settled": NOTHING,
  "reminder.session-due": NOTHING,
  "feedback.due": NOTHING,
  "access.ended": NOTHING,
  "account.renamed": NOTHING,
  "change.settled": NOTHING,
  "webhook.disabled": NOTHING,
  "invitation.created": NOTHING,
  "invitation.renewed": NOTHING,
  "message.released": NOTHING,
  "reminder.due": NOTHING,
  "organization.invited": NOTHING,
  "organization.members-changed": NOTHING,
  "venue.changed": NOTHING,
  "venue.availability-set": ({ payload: { venueId, status } }) => ({
    venueId,
    type: AVAILABLE.includes(status) ? "manual_available" : "manual_unavailable",
    rfpId: null,
    rfpVenueId: null,
    metadata: { status },
  }),
  "venue.badge-changed": NOTHING,
  "rfp.sent": NOTHING,
  "rfp.extended": NOTHING,
  "rfp.awarded": says("awarded"),
  "rfp.closed": NOTHING,
  "rfp.venue-asked": NOTHING,
  "rfp.venue-asked-again": NOTHING,
  "rfp.venue-withdrawn": NOTHING,
  // A revision that changes a price says nothing new about the dates.
  "rfp.venue-answered": ({ payload: { availability, before, revision, ...ids } }) =>
    availability === before ? null : { ...ids, type: availability, metadata: { revision } },
  "rfp.venue-turned-down": NOTHING,
  "rfp.venue-unanswered": says("no_response"),
  "rfp.venue-not-awarded": says("lost_to_competitor"),
  "rfp.venue-passed-over": NOTHING,
  "rfp.venue-closed": says("rfp_cancelled"),
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
  "group.created": NOTHING,
  "group.changed": NOTHING,
  "group.invited": NOTHING,
  "group.requested": NOTHING,
  "group.request-answered": NOTHING,
  "group.request-refused": NOTHING,
  "group.members-changed": NOTHING,
  "group.tags-changed": NOTHING,
  "post.published": NOTHING,
  "post.edited": NOTHING,
  "post.changed": NOTHING,
  "post.held": NOTHING,
  "comment.published": NOTHING,
  "comment.edited": NOTHING,
  "comment.changed": NOTHING,
  "comment.held": NOTHING,
  "reaction.added": NOTHING,
  "reaction.removed": NOTHING,
  "moderation.reported": NOTHING,
  "moderation.acted": NOTHING,
};

/** The signal that a fact stands for, dated by when the fact was appended; null where it says nothing. */
export function signalOf(fact: Fact): NewSignal | null {
  const said = handlerOf(SIGNALS, fact)?.();
  return said ? { ...said, factId: fact.id, at: fact.createdAt } : null;
}

/**
 * Records what facts say about the availability of venues, after the commit: a recorder that fails never touches the work on
 * a request. Its facts are tried again, counted, and parked where an operator sees them.
 * @param record for tests of a recorder that fails
 */
export function createSignals(record: typeof recordSignals = recordSignals): Sink {
  return {
    name: "signals",
    isOn: () => true,
    reads: readsOf(SIGNALS),
    batchMax: 200,
    gatherMs: 50,
    async deliver(db, facts): Promise<Outcome[]> {
      const signals = facts.map(signalOf);
      try {
        await record(
          db,
          signals.filter((signal) => signal !== null),
        );
        return facts.map(() => DONE);
      } catch {
        // One by one, so that only the fact that cannot be recorded waits.
        const outcomes: Outcome[] = [];
        for (const signal of signals) {
          outcomes.push(
            await record(db, signal ? [signal] : []).then(
              () => DONE,
              (error: unknown): Outcome => ({ is: "failed", error }),
            ),
          );
        }
        return outcomes;
      }
    },
  };
}

export const signals = createSignals();
