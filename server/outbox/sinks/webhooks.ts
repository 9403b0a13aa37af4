import type { Db } from "../../db/client";
import type { Tx } from "../../db/transaction";
import {
  type DeliverySubject,
  type QueuedDelivery,
  queueDeliveries,
} from "../../domains/webhooks/deliveries/commands";
import { loadOrganizationSubscribers, loadSubscribers } from "../../domains/webhooks/deliveries/queries";
import type { OrganizationWebhookType } from "../../domains/webhooks/organization-types.schema";
import type { WebhookType } from "../../domains/webhooks/schema";
import { ownerOf } from "../../seats/owner";
import type { DomainEventType, FactsOf } from "../catalog";
import { handlerOf, NOTHING, type Nothing, readsOf } from "../fact-table";
import { DONE, type Fact, type Sink } from "../sink";

/** Whose endpoints a fact goes to, and what is written down with the message. */
type About = DeliverySubject | { organizations: string[]; ids: Record<string, unknown> };

type SubjectOf<Type extends DomainEventType> = (fact: Fact<Type>, db: Db) => Promise<About>;

async function aboutRsvp({ payload: { rsvpId, poolId } }: Fact<FactsOf<"rsvp">>, db: Db) {
  const { eventId } = await ownerOf(db, poolId);
  return { eventId, rsvpId };
}

const aboutEvent = async ({ payload: { eventId } }: Fact<FactsOf<"event">>) => ({ eventId });

const aboutSession = async ({ payload: { eventId, sessionId } }: Fact<FactsOf<"session">>) => ({
  eventId,
  sessionId,
});

const aboutRfp: SubjectOf<"rfp.sent" | "rfp.closed"> = async ({ payload }, db) => ({
  organizations: await askersOf(db, payload.rfpId),
  ids: payload,
});

/** To both sides: the organization that asks, and that of each venue that it asked. */
const aboutExtended: SubjectOf<"rfp.extended"> = async ({ payload }, db) => {
  const asked = await db.rfpVenue.findMany({
    where: { rfpId: payload.rfpId, status: { in: ["asked", "responded"] } },
    select: { venue: { select: { organizationId: true } } },
  });
  const owners = asked.map(({ venue }) => venue.organizationId);
  return { organizations: [...(await askersOf(db, payload.rfpId)), ...owners], ids: payload };
};

type RequestFact = Exclude<FactsOf<"rfp">, "rfp.sent" | "rfp.closed" | "rfp.extended">;

const aboutRequest: SubjectOf<RequestFact> = async ({ payload }, db) => ({
  organizations: [...(await askersOf(db, payload.rfpId)), ...(await ownersOf(db, payload.venueId))],
  ids: payload,
});

/** An entry of an organization is told to it and to the venue's organization, what concerns the whole queue to the latter. */
const aboutQueue: SubjectOf<FactsOf<"venueHold">> = async ({ payload }, db) => ({
  organizations: [
    ...("organizationId" in payload ? [payload.organizationId] : []),
    ...(await ownersOf(db, payload.venueId)),
  ],
  ids: "entryId" in payload ? { entryId: payload.entryId, venueId: payload.venueId } : payload,
});

const aboutVenue: SubjectOf<FactsOf<"venue">> = async ({ payload }, db) => ({
  organizations: await ownersOf(db, payload.venueId),
  ids: payload,
});

async function askersOf(db: Db, rfpId: string): Promise<string[]> {
  const rfp = await db.rfp.findUnique({ where: { id: rfpId }, select: { organizationId: true } });
  return rfp ? [rfp.organizationId] : [];
}

async function ownersOf(db: Db, venueId: string): Promise<string[]> {
  const venue = await db.venue.findUnique({ where: { id: venueId }, select: { organizationId: true } });
  return venue ? [venue.organizationId] : [];
}

/** What a message is about. Each type that can be chosen has an entry here, and no other fact has one. */
const SUBJECTS: {
  readonly [Type in DomainEventType]: Type extends WebhookType | OrganizationWebhookType
    ? SubjectOf<Type>
    : Nothing;
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
  "rsvp.released": aboutRsvp,
  "rsvp.checked-in": aboutRsvp,
  "rsvp.check-in-undone": aboutRsvp,
  "seats.changed": NOTHING,
  "event.published": aboutEvent,
  "event.changed": aboutEvent,
  "event.rescheduled": aboutEvent,
  "event.cancelled": aboutEvent,
  "event.restored": aboutEvent,
  "event.called-off": NOTHING,
  "event.handed-over": NOTHING,
  "session.created": aboutSession,
  "session.changed": aboutSession,
  "session.moved": aboutSession,
  "session.cancelled": aboutSession,
  "session.restored": aboutSession,
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
  "venue.changed": aboutVenue,
  "venue.availability-set": aboutVenue,
  "venue.badge-changed": aboutVenue,
  "rfp.sent": aboutRfp,
  "rfp.extended": aboutExtended,
  "rfp.awarded": aboutRequest,
  "rfp.closed": aboutRfp,
  "rfp.venue-asked": aboutRequest,
  "rfp.venue-asked-again": aboutRequest,
  "rfp.venue-withdrawn": aboutRequest,
  "rfp.venue-answered": aboutRequest,
  "rfp.venue-turned-down": aboutRequest,
  "rfp.venue-unanswered": aboutRequest,
  "rfp.venue-not-awarded": aboutRequest,
  "rfp.venue-passed-over": aboutRequest,
  "rfp.venue-closed": aboutRequest,
  "rfp.question-asked": aboutRequest,
  "venueHold.joined": aboutQueue,
  "venueHold.offered": aboutQueue,
  "venueHold.withdrawn": aboutQueue,
  "venueHold.reminded": aboutQueue,
  "venueHold.expired": aboutQueue,
  "venueHold.converted": aboutQueue,
  "venueHold.cancelled": aboutQueue,
  "venueHold.lapsed": aboutQueue,
  "venueHold.paused": aboutQueue,
  "venueHold.resumed": aboutQueue,
  "venueHold.nudged": aboutQueue,
  "venueHold.kept": aboutQueue,
  "venueHold.moved-up": aboutQueue,
  "venueHold.breaker-opened": aboutQueue,
  "venueHold.breaker-resolved": aboutQueue,
  "venueHold.deactivated": aboutQueue,
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

/** Queues facts for the endpoints of the event's host, or of the organizations concerned, that want them. Sending is the work of the webhooks' own worker. */
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
  const about = await handlerOf(SUBJECTS, fact)?.(db);
  if (!about) return [];
  const { id: factId, type, createdAt } = fact;
  const wanted = await wantedBy(db, about);
  return wanted
    .filter(({ types }) => types.length === 0 || types.includes(type))
    .map(({ id, payload }) => ({ endpointId: id, factId, type, payload, createdAt }));
}

/** The endpoints that may hear of it, each with what is written down for it. */
async function wantedBy(db: Db, about: About) {
  if (!("organizations" in about)) {
    const subscribers = await loadSubscribers(db, about.eventId);
    return (subscribers?.endpoints ?? []).map((endpoint) => ({ ...endpoint, payload: about }));
  }
  const { organizations, ids } = about;
  const found = await Promise.all(
    [...new Set(organizations)].map(async (organizationId) => {
      const subscribers = await loadOrganizationSubscribers(db, organizationId);
      return (subscribers?.endpoints ?? []).map((one) => ({ ...one, payload: { organizationId, ids } }));
    }),
  );
  return found.flat();
}
