import type { Queryable } from "../../db/transaction";
import type { DomainEventType } from "../../outbox/catalog";
import { type FactTable, handlerOf, NOTHING, type Nothing } from "../../outbox/fact-table";
import type { Fact } from "../../outbox/sink";
import { type RsvpMailFacts, readRsvpMailFacts } from "../rsvp-facts";
import { changeOccasions } from "./changes";
import { feedbackOccasions } from "./feedback";
import {
  actionOccasions,
  groupInvitationOccasions,
  joinRequestOccasions,
  letInOccasions,
  refusedOccasions,
  reviewOccasions,
} from "./groups";
import { cancelledOccasions, reminderOccasions, restoredOccasions } from "./guests";
import { entryOccasions, movedUpOccasions, queueOccasions } from "./holds";
import { newHostOccasions, ownerOccasions, teamOccasions } from "./hosts";
import { invitationOccasions } from "./invitations";
import { messageOccasions } from "./messages";
import { onePage, type Page, type Step } from "./occasion";
import { organizationInvitationOccasions } from "./organizations";
import { requestOccasions } from "./rfps";
import { rsvpOccasions } from "./rsvps";
import { calledOffOccasions, sessionChangeOccasions, sessionReminderOccasions } from "./sessions";
import { commentedOccasions, mentionOccasions, postedOccasions, recountOccasions } from "./threads";

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
  "rsvp.released": "notifications",
  "rsvp.checked-in": NOTHING,
  "rsvp.check-in-undone": NOTHING,
  "seats.changed": NOTHING,
  "event.published": NOTHING,
  "event.changed": NOTHING,
  // Guests hear of a new time or place once it has settled.
  "event.rescheduled": NOTHING,
  "event.cancelled": "announcements",
  "event.restored": "announcements",
  "event.called-off": "announcements",
  "event.handed-over": "announcements",
  "session.created": NOTHING,
  "session.changed": NOTHING,
  // Guests hear of a new time or room once it has settled.
  "session.moved": NOTHING,
  "session.cancelled": "announcements",
  "session.restored": "announcements",
  "change.session-settled": "announcements",
  "reminder.session-due": "announcements",
  "feedback.due": "announcements",
  "access.ended": NOTHING,
  "account.renamed": NOTHING,
  "change.settled": "announcements",
  "webhook.disabled": "announcements",
  "invitation.created": "announcements",
  "invitation.renewed": "announcements",
  "message.released": "announcements",
  "reminder.due": "announcements",
  "organization.invited": "announcements",
  "organization.members-changed": NOTHING,
  "venue.changed": NOTHING,
  "venue.availability-set": NOTHING,
  "venue.badge-changed": NOTHING,
  // Each venue has a fact of its own.
  "rfp.sent": NOTHING,
  "rfp.extended": "announcements",
  "rfp.awarded": "announcements",
  "rfp.closed": NOTHING,
  "rfp.venue-asked": "announcements",
  "rfp.venue-asked-again": "announcements",
  "rfp.venue-withdrawn": "announcements",
  "rfp.venue-answered": "announcements",
  "rfp.venue-turned-down": "announcements",
  "rfp.venue-unanswered": "announcements",
  "rfp.venue-not-awarded": "announcements",
  "rfp.venue-passed-over": "announcements",
  "rfp.venue-closed": "announcements",
  "rfp.question-asked": "announcements",
  "venueHold.joined": "announcements",
  "venueHold.offered": "announcements",
  "venueHold.withdrawn": NOTHING,
  "venueHold.reminded": "announcements",
  "venueHold.expired": "announcements",
  "venueHold.converted": "announcements",
  "venueHold.cancelled": NOTHING,
  "venueHold.lapsed": "announcements",
  "venueHold.paused": NOTHING,
  "venueHold.resumed": NOTHING,
  "venueHold.nudged": "announcements",
  "venueHold.kept": NOTHING,
  "venueHold.moved-up": "announcements",
  "venueHold.breaker-opened": "announcements",
  "venueHold.breaker-resolved": NOTHING,
  "venueHold.deactivated": "announcements",
  "group.created": NOTHING,
  "group.changed": NOTHING,
  "group.invited": "announcements",
  "group.requested": "announcements",
  "group.request-answered": "announcements",
  "group.request-refused": "announcements",
  // What moderators did is told by the line in the log.
  "group.members-changed": NOTHING,
  "group.tags-changed": NOTHING,
  "post.published": "announcements",
  "post.edited": "announcements",
  "post.changed": NOTHING,
  "post.held": "announcements",
  "comment.published": "announcements",
  "comment.edited": "announcements",
  "comment.changed": "announcements",
  "comment.held": "announcements",
  "reaction.added": NOTHING,
  "reaction.removed": NOTHING,
  "moderation.reported": "announcements",
  "moderation.acted": "announcements",
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
  "rsvp.released": rsvpOccasions,
  "rsvp.checked-in": NOTHING,
  "rsvp.check-in-undone": NOTHING,
  "seats.changed": NOTHING,
  "event.published": NOTHING,
  "event.changed": NOTHING,
  "event.rescheduled": NOTHING,
  "event.cancelled": cancelledOccasions,
  "event.restored": restoredOccasions,
  "event.called-off": teamOccasions,
  "event.handed-over": newHostOccasions,
  "session.created": NOTHING,
  "session.changed": NOTHING,
  "session.moved": NOTHING,
  "session.cancelled": calledOffOccasions,
  "session.restored": calledOffOccasions,
  "change.session-settled": sessionChangeOccasions,
  "reminder.session-due": sessionReminderOccasions,
  "feedback.due": feedbackOccasions,
  "access.ended": NOTHING,
  "account.renamed": NOTHING,
  "change.settled": changeOccasions,
  "webhook.disabled": ownerOccasions,
  "invitation.created": invitationOccasions,
  "invitation.renewed": invitationOccasions,
  "message.released": messageOccasions,
  "reminder.due": reminderOccasions,
  "organization.invited": organizationInvitationOccasions,
  "organization.members-changed": NOTHING,
  "venue.changed": NOTHING,
  "venue.availability-set": NOTHING,
  "venue.badge-changed": NOTHING,
  "rfp.sent": NOTHING,
  "rfp.extended": requestOccasions,
  "rfp.awarded": requestOccasions,
  "rfp.closed": NOTHING,
  "rfp.venue-asked": requestOccasions,
  "rfp.venue-asked-again": requestOccasions,
  "rfp.venue-withdrawn": requestOccasions,
  "rfp.venue-answered": requestOccasions,
  "rfp.venue-turned-down": requestOccasions,
  "rfp.venue-unanswered": requestOccasions,
  "rfp.venue-not-awarded": requestOccasions,
  "rfp.venue-passed-over": requestOccasions,
  "rfp.venue-closed": requestOccasions,
  "rfp.question-asked": requestOccasions,
  "venueHold.joined": entryOccasions,
  "venueHold.offered": entryOccasions,
  "venueHold.withdrawn": NOTHING,
  "venueHold.reminded": entryOccasions,
  "venueHold.expired": entryOccasions,
  "venueHold.converted": entryOccasions,
  "venueHold.cancelled": NOTHING,
  "venueHold.lapsed": entryOccasions,
  "venueHold.paused": NOTHING,
  "venueHold.resumed": NOTHING,
  "venueHold.nudged": entryOccasions,
  "venueHold.kept": NOTHING,
  "venueHold.moved-up": movedUpOccasions,
  "venueHold.breaker-opened": queueOccasions,
  "venueHold.breaker-resolved": NOTHING,
  "venueHold.deactivated": queueOccasions,
  "group.created": NOTHING,
  "group.changed": NOTHING,
  "group.invited": groupInvitationOccasions,
  "group.requested": joinRequestOccasions,
  "group.request-answered": letInOccasions,
  "group.request-refused": refusedOccasions,
  "group.members-changed": NOTHING,
  "group.tags-changed": NOTHING,
  "post.published": postedOccasions,
  "post.edited": mentionOccasions,
  "post.changed": NOTHING,
  "post.held": reviewOccasions,
  "comment.published": commentedOccasions,
  "comment.edited": mentionOccasions,
  "comment.changed": recountOccasions,
  "comment.held": reviewOccasions,
  "reaction.added": NOTHING,
  "reaction.removed": NOTHING,
  "moderation.reported": reviewOccasions,
  "moderation.acted": actionOccasions,
};

export type Pages = {
  /** One for each fact, in the same order. */
  pages: Page[];
  /** The RSVPs that the facts are about, by id. */
  rsvps: ReadonlyMap<string, RsvpMailFacts>;
};

/**
 * For each fact the part of its occasions that begins at the fact's cursor, as things stand now.
 * @param how.inTurn one fact after the other: a transaction has one connection, which takes one query at a time
 */
export async function readPages(
  db: Queryable,
  facts: Fact[],
  { now, limit, inTurn = false }: { now: Date; limit: number; inTurn?: boolean },
): Promise<Pages> {
  const ids = facts.flatMap(({ payload }) => ("rsvpId" in payload ? payload.rsvpId : []));
  const rsvps = await readRsvpMailFacts(db, [...new Set(ids)]);
  const pageOf = async (fact: Fact) => {
    const step = { now, rsvps, after: fact.cursor, limit };
    return (await handlerOf(OCCASIONS, fact)?.(db, step)) ?? onePage();
  };
  if (!inTurn) return { pages: await Promise.all(facts.map(pageOf)), rsvps };
  const pages: Page[] = [];
  for (const fact of facts) pages.push(await pageOf(fact));
  return { pages, rsvps };
}
