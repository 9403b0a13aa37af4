import { randomBytes } from "node:crypto";
import { uuidV7 } from "../../../lib/uuid";
import type { Db } from "../../db/client";
import { type Limit, takeAddressHit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvent, appendEvents } from "../../outbox/append";
import type { EventAccess } from "../events/access/queries";
import { sendTime } from "./policy";
import { countPeople, getMessage } from "./queries";
import type { Audience, MessageOut } from "./schema";

type Written = Pick<EventAccess, "id" | "poolId">;

const PER_EVENT: Limit = { name: "event-message", hitsMax: 20, windowSeconds: 86_400 };
const PER_AUTHOR: Limit = { name: "author-message", hitsMax: 60, windowSeconds: 86_400 };
const PER_ADDRESS: Limit = { name: "message-address", hitsMax: 120, windowSeconds: 86_400 };
/** Messages that one run sets going; the next run takes the rest. */
const RELEASES_MAX = 200;

/**
 * Sends a message to guests, right away or later. Its recipients are read when it is sent.
 * @throws DomainError conflict message.nobody (right away only); not-found rsvp; invalid message.time-past,
 * message.time-too-far; rate-limited
 */
export async function writeMessage(
  db: Db,
  asked: Audience & {
    event: Written;
    authorId: string;
    subject: string;
    body: string;
    /** Whether answers go to the author; left out, they do. */
    repliesToAuthor?: boolean | undefined;
    sendAt?: Date | undefined;
    now: Date;
    clientAddress?: string | undefined;
  },
): Promise<MessageOut> {
  const { event, authorId, now } = asked;
  const sendAt = sendTime(asked.sendAt, now);
  const isNow = sendAt <= now;
  await refuseStrangers(db, event, asked.rsvpIds);
  if (isNow && (await countPeople(db, event.poolId, asked, now)) === 0) {
    throw new DomainError("message.nobody");
  }
  await takeHit(db, PER_EVENT, event.id, now);
  await takeHit(db, PER_AUTHOR, authorId, now);
  await takeAddressHit(db, PER_ADDRESS, asked.clientAddress, { now });
  return inTransaction(db, async (tx) => {
    const id = uuidV7(now.getTime(), randomBytes(10));
    const { subject, body, statuses = [], checkIn, rsvpIds = [], repliesToAuthor = true } = asked;
    const audience = { statuses, checkIn, rsvpIds };
    const times = { createdAt: now, sendAt, sentAt: isNow ? now : null };
    const words = { subject, body, repliesToAuthor };
    const data = { id, eventId: event.id, authorId, ...words, ...audience, ...times };
    await tx.eventMessage.create({ data, select: { id: true } });
    if (isNow) await appendEvent(tx, released({ id, eventId: event.id }));
    return getMessage(tx, event, id);
  });
}

/**
 * Changes a message that has not been sent yet.
 * @throws DomainError not-found; conflict message.not-scheduled; invalid message.time-past, message.time-too-far
 */
export async function editMessage(
  db: Db,
  asked: {
    event: Written;
    messageId: string;
    subject?: string | undefined;
    body?: string | undefined;
    repliesToAuthor?: boolean | undefined;
    sendAt?: Date | undefined;
    now: Date;
  },
): Promise<MessageOut> {
  const { event, messageId, subject, body, repliesToAuthor, now } = asked;
  const sendAt = asked.sendAt && sendTime(asked.sendAt, now);
  return change(db, event, messageId, {
    ...(subject !== undefined && { subject }),
    ...(body !== undefined && { body }),
    ...(repliesToAuthor !== undefined && { repliesToAuthor }),
    ...(sendAt && { sendAt }),
  });
}

/**
 * Keeps a scheduled message from being sent.
 * @throws DomainError not-found; conflict message.not-scheduled where it was sent or cancelled before
 */
export function cancelMessage(
  db: Db,
  { event, messageId, now }: { event: Written; messageId: string; now: Date },
): Promise<MessageOut> {
  return change(db, event, messageId, { cancelledAt: now });
}

type Change = {
  subject?: string;
  body?: string;
  repliesToAuthor?: boolean;
  sendAt?: Date;
  cancelledAt?: Date;
};

/** The condition is part of the write, so a message is either changed or released, never both. */
async function change(db: Db, event: Written, messageId: string, data: Change): Promise<MessageOut> {
  const { count } = await db.eventMessage.updateMany({
    where: { id: messageId, eventId: event.id, sentAt: null, cancelledAt: null },
    data,
  });
  const message = await getMessage(db, event, messageId);
  if (count === 0) throw new DomainError("message.not-scheduled", { state: message.state });
  return message;
}

/**
 * Sets going whatever is due. A message whose author was banned, or is neither host nor co-host any more, is cancelled as
 * soon as that is so, for the other hosts to see while there is time to write another. One that was written before its
 * event was cancelled is cancelled when it is due, because the event may be restored until then.
 */
export function releaseDueMessages(db: Db, now: Date): Promise<{ released: number; cancelled: number }> {
  return inTransaction(db, async (tx) => {
    const cancelled = await cancelStale(tx, now);
    const due = await tx.$queryRaw<{ id: string; eventId: string }[]>`
      with due as (
        select id from "EventMessage"
        where "sendAt" <= ${now}::timestamptz and "sentAt" is null and "cancelledAt" is null
        order by "sendAt" limit ${RELEASES_MAX} for update skip locked
      )
      update "EventMessage" m set "sentAt" = ${now}::timestamptz from due where m.id = due.id
      returning m.id, m."eventId"`;
    await appendEvents(tx, due.map(released));
    return { released: due.length, cancelled };
  });
}

function cancelStale(tx: Tx, now: Date): Promise<number> {
  return tx.$executeRaw`
    update "EventMessage" m set "cancelledAt" = ${now}::timestamptz from "Event" e, "User" author
    where e.id = m."eventId" and author.id = m."authorId"
      and (author."bannedAt" is not null
        or (e.status = 'cancelled' and m."createdAt" < e."cancelledAt" and m."sendAt" <= ${now}::timestamptz)
        or (author.id <> e."hostId" and not exists (
          select 1 from "EventStaff" s where s."eventId" = e.id and s.email = author.email
            and s.role = 'cohost' and author."emailVerifiedAt" is not null)))
      and m."sentAt" is null and m."cancelledAt" is null`;
}

function released({ id, eventId }: { id: string; eventId: string }) {
  const payload = { messageId: id, eventId };
  return { type: "message.released" as const, aggregateId: id, payload };
}

async function refuseStrangers(db: Db, event: Written, rsvpIds: string[] | undefined): Promise<void> {
  if (!rsvpIds) return;
  const known = await db.rsvp.count({ where: { id: { in: rsvpIds }, poolId: event.poolId } });
  if (known < rsvpIds.length) throw notFound("rsvp");
}
