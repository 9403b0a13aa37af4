import type { Db } from "../../db/client";
import type { Tx } from "../../db/transaction";
import {
  type DeliverySubject,
  type QueuedDelivery,
  queueDeliveries,
} from "../../domains/webhooks/deliveries/commands";
import { loadSubscribers } from "../../domains/webhooks/deliveries/queries";
import type { WebhookType } from "../../domains/webhooks/schema";
import { ownerOf } from "../../seats/owner";
import type { DomainEventType, FactsOf } from "../catalog";
import { handlerOf, NOTHING, type Nothing, readsOf } from "../fact-table";
import { DONE, type Fact, type Sink } from "../sink";

type SubjectOf<Type extends DomainEventType> = (fact: Fact<Type>, db: Db) => Promise<DeliverySubject>;

async function aboutRsvp({ payload: { rsvpId, poolId } }: Fact<FactsOf<"rsvp">>, db: Db) {
  const { eventId } = await ownerOf(db, poolId);
  return { eventId, rsvpId };
}

const aboutEvent = async ({ payload: { eventId } }: Fact<FactsOf<"event">>) => ({ eventId });

/** What a message is about. Each type that hosts can choose has an entry here, and no other fact has one. */
const SUBJECTS: {
  readonly [Type in DomainEventType]: Type extends WebhookType ? SubjectOf<Type> : Nothing;
} = {
  "rsvp.confirmed": aboutRsvp,
  "rsvp.waitlisted": aboutRsvp,
  "rsvp.requested": aboutRsvp,
  "rsvp.approved": aboutRsvp,
  "rsvp.registered": aboutRsvp,
  "rsvp.offered": aboutRsvp,
  "rsvp.offer-expired": aboutRsvp,
  "rsvp.displaced": aboutRsvp,
  "rsvp.removed": aboutRsvp,
  "rsvp.edited": aboutRsvp,
  "rsvp.withdrawn": aboutRsvp,
  "rsvp.promoted": aboutRsvp,
  "rsvp.declined": aboutRsvp,
  "rsvp.restored": aboutRsvp,
  "seats.changed": NOTHING,
  "event.published": aboutEvent,
  "event.changed": aboutEvent,
  "event.rescheduled": aboutEvent,
  "event.cancelled": aboutEvent,
  "event.restored": aboutEvent,
  "event.called-off": NOTHING,
  "event.handed-over": NOTHING,
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

/** Queues facts for the endpoints of the event's host that want them. Sending is the work of the webhooks' own worker. */
export const webhooks: Sink = {
  name: "webhooks",
  isOn: () => true,
  reads: readsOf(SUBJECTS),
  hasReaders,
  batchMax: 200,
  gatherMs: 50,
  async deliver(db, facts) {
    const queued = await Promise.all(facts.map((fact) => deliveriesOf(db, fact)));
    if (queued.flat().length > 0) await queueDeliveries(db, queued.flat());
    return facts.map(() => DONE);
  },
};

async function hasReaders(tx: Tx): Promise<boolean> {
  const endpoint = await tx.webhookEndpoint.findFirst({ where: { disabledAt: null }, select: { id: true } });
  return endpoint !== null;
}

async function deliveriesOf(db: Db, fact: Fact): Promise<QueuedDelivery[]> {
  const subject = await handlerOf(SUBJECTS, fact)?.(db);
  const subscribers = subject && (await loadSubscribers(db, subject.eventId));
  if (!subscribers) return [];
  const { id: factId, type, createdAt } = fact;
  return subscribers.endpoints
    .filter(({ types }) => types.length === 0 || types.includes(type))
    .map(({ id }) => ({ endpointId: id, factId, type, payload: subject, createdAt }));
}
