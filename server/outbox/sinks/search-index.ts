import { indexGroups, indexTexts } from "../../domains/community-search/commands";
import { indexEvents, indexEventsOf } from "../../domains/events/search/commands";
import { hasSearchIndex } from "../../domains/events/search/queries";
import { type FactTable, NOTHING, type Nothing, readsOf } from "../fact-table";
import { DONE, type Fact, type Reading, type Sink } from "../sink";

/** What a fact has indexed again: an event, all events of a host, a group, or a post or comment. */
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
  "group.created": "group",
  "group.changed": "group",
  "group.invited": NOTHING,
  "group.requested": NOTHING,
  "group.request-answered": NOTHING,
  "group.request-refused": NOTHING,
  "group.members-changed": NOTHING,
  "group.tags-changed": "group",
  "post.published": "text",
  "post.edited": "text",
  "post.changed": "text",
  "post.held": "text",
  "comment.published": "text",
  "comment.edited": "text",
  "comment.changed": "text",
  "comment.held": "text",
  "reaction.added": NOTHING,
  "reaction.removed": NOTHING,
  "moderation.reported": NOTHING,
  "moderation.acted": NOTHING,
} as const satisfies FactTable<"event" | "host" | "group" | "text" | Nothing>;

type Subject = Exclude<(typeof INDEXED)[keyof typeof INDEXED], Nothing>;

/** The ids of the facts that are about a subject, each once. */
function idsOf(facts: Fact[], subject: Subject): string[] {
  const ids = facts.flatMap(({ type, aggregateId, payload }) => {
    if (INDEXED[type] !== subject) return [];
    // The aggregate of a comment is its post.
    return "commentId" in payload ? payload.commentId : aggregateId;
  });
  return [...new Set(ids)];
}

/** Each comment of a post has facts of its own; of everything else the newest says what is to be read. */
const READS: FactTable<Reading> = {
  ...readsOf(INDEXED, { reading: "newest" }),
  "comment.published": "each",
  "comment.edited": "each",
  "comment.changed": "each",
  "comment.held": "each",
};

/**
 * Keeps the search index of events, groups, posts and comments up to date. It reads what they are now, so late and repeated
 * facts do no harm.
 */
export const searchIndex: Sink = {
  name: "search",
  isOn: hasSearchIndex,
  reads: READS,
  batchMax: 200,
  gatherMs: 50,
  async deliver(db, facts, now) {
    await indexEvents(db, idsOf(facts, "event"), now);
    for (const hostId of idsOf(facts, "host")) await indexEventsOf(db, hostId, now);
    await indexGroups(db, idsOf(facts, "group"), now);
    await indexTexts(db, idsOf(facts, "text"), now);
    return facts.map(() => DONE);
  },
};
