import { z } from "zod";

const id = z.uuid();
const rsvp = z.strictObject({ rsvpId: id, poolId: id, userId: id });
const event = z.strictObject({ eventId: id });
const invitation = z.strictObject({ invitationId: id, eventId: id });

/**
 * Every fact that may leave a transaction, named noun.past-tense. Payloads hold ids only: whoever reacts reads
 * the present state, so a late or repeated delivery cannot tell something old.
 */
export const catalog = {
  "rsvp.confirmed": rsvp,
  "rsvp.waitlisted": rsvp,
  "rsvp.requested": rsvp,
  "rsvp.approved": rsvp,
  "rsvp.registered": rsvp,
  "rsvp.offered": rsvp,
  "rsvp.offer-expired": rsvp,
  "rsvp.displaced": rsvp,
  "rsvp.removed": rsvp,
  "rsvp.edited": rsvp,
  "rsvp.withdrawn": rsvp,
  "rsvp.promoted": rsvp,
  "rsvp.declined": rsvp,
  "rsvp.restored": rsvp,
  "seats.changed": z.strictObject({ poolId: id }),
  "event.published": event,
  "event.changed": event,
  /** Its time or its place is another one. */
  "event.rescheduled": event,
  "event.cancelled": event,
  /** It was cancelled and takes place after all. */
  "event.restored": event,
  /**
   * Sign-ins, tokens or invitations with these ids, or a shared link that stands behind one (`linkHolderId`), ended or
   * lost a right: what listens by them is cut.
   */
  "access.ended": z.strictObject({ holderIds: z.array(id) }),
  /** The name that others see changed, or went with a deleted account. */
  "account.renamed": z.strictObject({ userId: id }),
  /** Cancelled by somebody who is not on its team: an operator, or because its host is gone. */
  "event.called-off": event,
  /** A co-host became the host. */
  "event.handed-over": event,
  /** Guests are told of new times and places: of one event, or of dates of a series. */
  "change.settled": z.strictObject({ eventIds: z.array(id).min(1).max(100) }),
  "webhook.disabled": z.strictObject({ endpointId: id }),
  "invitation.created": invitation,
  "invitation.renewed": invitation,
  "message.released": z.strictObject({ messageId: id, eventId: id }),
  /** `dueAt` tells the reminder of an event that was moved from the one before the move. */
  "reminder.due": z.strictObject({
    eventId: id,
    minutesBefore: z.number().int().positive(),
    dueAt: z.iso.datetime(),
  }),
} as const;

export type DomainEventType = keyof typeof catalog;

export type DomainEventOf<Type extends DomainEventType> = {
  type: Type;
  /** Events of one aggregate are delivered in the order of their commits. */
  aggregateId: string;
  payload: z.infer<(typeof catalog)[Type]>;
};

export type DomainEvent = { [Type in DomainEventType]: DomainEventOf<Type> }[DomainEventType];

export type RsvpFactType = Extract<DomainEventType, `rsvp.${string}`>;
