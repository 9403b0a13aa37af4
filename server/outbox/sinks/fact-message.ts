import type { DomainEventType } from "../catalog";
import { type FactTable, NOTHING, type Nothing, readsOf } from "../fact-table";
import type { Fact } from "../sink";

/** The stream or topic of each fact; `NOTHING` for facts that stay inside. */
const TOPICS = {
  "rsvp.confirmed": "rsvp",
  "rsvp.waitlisted": "rsvp",
  "rsvp.requested": "rsvp",
  "rsvp.approved": "rsvp",
  "rsvp.registered": "rsvp",
  "rsvp.offered": "rsvp",
  "rsvp.offer-expired": "rsvp",
  "rsvp.displaced": "rsvp",
  "rsvp.removed": "rsvp",
  "rsvp.edited": "rsvp",
  "rsvp.withdrawn": "rsvp",
  "rsvp.promoted": "rsvp",
  "rsvp.declined": "rsvp",
  "rsvp.restored": "rsvp",
  "rsvp.released": "rsvp",
  "rsvp.checked-in": "rsvp",
  "rsvp.check-in-undone": "rsvp",
  // Says only that the counters of a pool changed; a reader asks for them.
  "seats.changed": "seats",
  "event.published": "event",
  "event.changed": "event",
  "event.rescheduled": "event",
  "event.cancelled": "event",
  "event.restored": "event",
  "event.called-off": "event",
  "event.handed-over": "event",
  "session.created": "session",
  "session.changed": "session",
  "session.moved": "session",
  "session.cancelled": "session",
  "session.restored": "session",
  // For notifications alone; readers outside get each change as it is made.
  "change.session-settled": NOTHING,
  "reminder.session-due": "reminder",
  "feedback.due": "feedback",
  // About sign-ins and tokens, which stay inside.
  "access.ended": NOTHING,
  // A name is personal.
  "account.renamed": NOTHING,
  // For notifications alone; readers outside get each change as it is made.
  "change.settled": NOTHING,
  "webhook.disabled": "webhook",
  "invitation.created": "invitation",
  "invitation.renewed": "invitation",
  "message.released": "message",
  "reminder.due": "reminder",
  "organization.invited": "organization",
  "organization.members-changed": "organization",
  "venue.changed": "venue",
  "venue.availability-set": "venue",
  "venue.badge-changed": "venue",
  "rfp.sent": "rfp",
  "rfp.extended": "rfp",
  "rfp.awarded": "rfp",
  "rfp.closed": "rfp",
  "rfp.venue-asked": "rfp",
  "rfp.venue-asked-again": "rfp",
  "rfp.venue-withdrawn": "rfp",
  "rfp.venue-answered": "rfp",
  "rfp.venue-turned-down": "rfp",
  "rfp.venue-unanswered": "rfp",
  "rfp.venue-not-awarded": "rfp",
  "rfp.venue-passed-over": "rfp",
  "rfp.venue-closed": "rfp",
  "rfp.question-asked": "rfp",
  "venueHold.joined": "waitlist.joined",
  "venueHold.offered": "waitlist.hold_offered",
  "venueHold.withdrawn": "waitlist.hold_withdrawn",
  "venueHold.reminded": "waitlist.hold_reminder",
  "venueHold.expired": "waitlist.hold_expired",
  "venueHold.converted": "waitlist.converted",
  "venueHold.cancelled": "waitlist.cancelled",
  "venueHold.lapsed": "waitlist.auto_expired",
  "venueHold.paused": "waitlist.paused",
  "venueHold.resumed": "waitlist.resumed",
  "venueHold.nudged": "waitlist.still_interested",
  "venueHold.kept": "waitlist.still_interested_confirmed",
  "venueHold.moved-up": "waitlist.position_changed",
  "venueHold.breaker-opened": "waitlist.circuit_breaker_opened",
  "venueHold.breaker-resolved": "waitlist.circuit_breaker_resolved",
  "venueHold.deactivated": "waitlist.deactivated",
  "group.created": "group",
  "group.changed": "group",
  "group.invited": "group",
  "group.requested": "group",
  "group.request-answered": "group",
  "group.request-refused": "group",
  "group.members-changed": "group",
  "group.tags-changed": "group",
  "post.published": "post",
  "post.edited": "post",
  "post.changed": "post",
  "post.held": "post",
  "comment.published": "comment",
  "comment.edited": "comment",
  "comment.changed": "comment",
  "comment.held": "comment",
  "reaction.added": "reaction",
  "reaction.removed": "reaction",
  "moderation.reported": "moderation",
  "moderation.acted": "moderation",
} as const satisfies FactTable<string | Nothing>;

export const topicReads = readsOf(TOPICS);

/** The stream or topic of a type of facts; null for a fact that stays inside. */
export function topicOf(type: string): string | null {
  const topic = Object.hasOwn(TOPICS, type) ? TOPICS[type as DomainEventType] : NOTHING;
  return topic === NOTHING ? null : topic;
}

/** A fact as readers outside get it: ids and the time, no personal data. */
export type FactMessage = {
  /** The same each time the fact is delivered: the reader's dedupe key. */
  id: string;
  type: string;
  aggregateId: string;
  /** Rises within an aggregate. */
  seq: string;
  /** When it was committed, ISO 8601. */
  at: string;
  payload: Fact["payload"];
};

export function messageOf({ id, type, aggregateId, seq, createdAt, payload }: Fact): FactMessage {
  return { id, type, aggregateId, seq: String(seq), at: createdAt.toISOString(), payload };
}
