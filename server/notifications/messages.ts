import type { Db } from "../db/client";
import { MESSAGE_KIND, messageEventSelect, peopleFor } from "../domains/messages/queries";
import { DELIVERY_REJECTED, deliverMail } from "./deliveries";
import { messageMail } from "./message-mails";

const select = {
  id: true,
  subject: true,
  body: true,
  statuses: true,
  checkIn: true,
  rsvpIds: true,
  createdAt: true,
  event: { select: { poolId: true, ...messageEventSelect } },
} as const;

/** A message whose sending has begun. */
export type ReleasedMessage = NonNullable<Awaited<ReturnType<typeof findReleasedMessage>>>;

/** The message, if there is one that was set going. */
export function findReleasedMessage(db: Db, messageId: string) {
  return db.eventMessage.findFirst({ where: { id: messageId, sentAt: { not: null } }, select });
}

export type Recipient = { id: string; name: string; email: string };

/** Up to `limit` of the people whom the message is for now and who were not mailed it. Those that failed come last. */
export function readPeopleToMail(db: Db, message: ReleasedMessage, limit: number): Promise<Recipient[]> {
  const { statuses, checkIn, rsvpIds, createdAt: writtenAt } = message;
  const audience = rsvpIds.length > 0 ? { rsvpIds, checkIn } : { statuses, checkIn };
  return db.$queryRaw<Recipient[]>`
    with people as (select u.id, u.name, u.email ${peopleFor(message.event.poolId, { ...audience, writtenAt })})
    select p.id, p.name, p.email from people p
    left join "Delivery" d on d."userId" = p.id and d.kind = ${MESSAGE_KIND} and d.occurrence = ${message.id}
      and d.channel = 'email'
    where d.id is null or (d."sentAt" is null and not starts_with(coalesce(d."lastError", ''), ${DELIVERY_REJECTED}))
    order by coalesce(d.attempts, 0), p.id limit ${limit}`;
}

/** Mails the message to one person, once ever. @throws the transport's error where trying again may help */
export function deliverMessage(db: Db, message: ReleasedMessage, to: Recipient, now: Date): Promise<void> {
  const { subject, body, event } = message;
  const mail = messageMail({ subject, body, name: to.name, event }, now);
  const occasion = { userId: to.id, kind: MESSAGE_KIND, occurrence: message.id };
  return deliverMail(db, occasion, { to: to.email, fromName: event.host.name, ...mail }, now);
}
