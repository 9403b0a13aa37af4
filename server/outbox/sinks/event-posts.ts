import type { Db } from "../../db/client";
import { announceEvent } from "../../domains/posts/announcing.commands";
import { type Handlers, handlerOf, NOTHING, readsOf } from "../fact-table";
import { DONE, type Fact, type Outcome, type Sink } from "../sink";

const announce = ({ payload: { eventId } }: Fact<"event.published">, db: Db, now: Date) =>
  announceEvent(db, { eventId, now });

const POSTS: Handlers<[Db, Date], Promise<string | null>> = {
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
  "event.published": announce,
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
  "group.created": NOTHING,
  "group.changed": NOTHING,
  "group.invited": NOTHING,
  "group.requested": NOTHING,
  "group.request-answered": NOTHING,
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

async function deliver(db: Db, facts: Fact[], now: Date): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const fact of facts) {
    const told = handlerOf(POSTS, fact)?.(db, now) ?? Promise.resolve(null);
    outcomes.push(
      await told.then(
        () => DONE,
        (error: unknown): Outcome => ({ is: "failed", error }),
      ),
    );
  }
  return outcomes;
}

/** Events that announce themselves by a post in their group. A fact that is delivered twice writes one post. */
export const eventPosts: Sink = {
  name: "posts",
  isOn: () => true,
  reads: readsOf(POSTS),
  batchMax: 20,
  gatherMs: 50,
  deliver,
};
