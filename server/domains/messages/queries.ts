import { cursorOf, placeInTime } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { notFound } from "../../errors";
import { renderMail } from "../../notifications/layout";
import { messageMail } from "../../notifications/message-mails";
import { RECIPIENT_REASONS } from "../bounces/policy";
import { replyAddress, stateOf } from "./policy";
import type { Audience, MessageOut, MessagePreview } from "./schema";

/** The kind of a message's notifications. */
export const MESSAGE_KIND = "event.message" as const;

/** By when they are sent, the newest first. */
const messagesBefore = cursorOf("messages", placeInTime);

/**
 * The present recipients of a message, as `from … where …` over "Rsvp" r and "User" u. People who were chosen by name get
 * nothing once they have left, unless they had left before they were chosen. A host's message reaches only people who
 * answered themselves: a registration by another person that was refused or is unanswered keeps its `askedAt`.
 * @param audience.writtenAt when they were chosen
 */
export function peopleFor(poolId: string, audience: Audience & { writtenAt: Date }): Prisma.Sql {
  const { statuses = [], checkIn, rsvpIds, writtenAt } = audience;
  const chosen = rsvpIds
    ? Prisma.sql`r.id = any(${rsvpIds}::uuid[])
        and (r.status not in ('cancelled', 'declined') or r."statusAt" <= ${writtenAt}::timestamptz)`
    : Prisma.sql`r.status::text = any(${statuses}::text[])`;
  const arrival = {
    anyone: Prisma.sql`true`,
    arrived: Prisma.sql`r."checkedInAt" is not null`,
    missing: Prisma.sql`r."checkedInAt" is null`,
  }[checkIn];
  return Prisma.sql`from "Rsvp" r join "User" u on u.id = r."userId" and u."bannedAt" is null
    where r."poolId" = ${poolId}::uuid and r."askedAt" is null and ${chosen} and ${arrival}`;
}

/** The audience of a written message: the people chosen by name, or else all with these statuses. */
export function audienceOf({
  rsvpIds,
  statuses,
  checkIn,
}: {
  rsvpIds: string[];
  statuses: NonNullable<Audience["statuses"]>;
  checkIn: Audience["checkIn"];
}): Audience {
  return rsvpIds.length > 0 ? { rsvpIds, checkIn } : { statuses, checkIn };
}

/** How many people a message would reach now. */
export async function countPeople(
  db: Queryable,
  poolId: string,
  audience: Audience,
  now: Date,
): Promise<number> {
  const people = peopleFor(poolId, { ...audience, writtenAt: now });
  const [row] = await db.$queryRaw<{ count: number }[]>`select count(*)::int as count ${people}`;
  return row?.count ?? 0;
}

/** How many people a message would reach now, and the mail as its author would get it. @throws not-found */
export async function previewMessage(
  db: Db,
  asked: Audience & {
    event: { id: string; poolId: string };
    subject: string;
    body: string;
    repliesToAuthor: boolean;
    authorId: string;
    now: Date;
  },
): Promise<MessagePreview> {
  const { event, subject, body, authorId, repliesToAuthor, now } = asked;
  const [recipients, about, author] = await Promise.all([
    countPeople(db, event.poolId, asked, now),
    db.event.findUnique({ where: { id: event.id }, select: messageEventSelect }),
    db.user.findUnique({ where: { id: authorId }, select: messageAuthorSelect }),
  ]);
  if (!about) throw notFound("event");
  const replyTo = replyAddress({ repliesToAuthor, author });
  const words = { subject, body, name: author?.name ?? "", event: about, repliesTo: replyTo?.name ?? null };
  return {
    recipients,
    repliesTo: replyTo?.address ?? null,
    mail: await renderMail(messageMail(words, now)),
  };
}

/** What the mails of a message say of its event. */
export const messageEventSelect = {
  title: true,
  slug: true,
  startsAt: true,
  endsAt: true,
  timeZone: true,
  allDay: true,
  host: { select: { name: true } },
} as const;

/** The author of a message, and where replies may go. */
export const messageAuthorSelect = {
  id: true,
  name: true,
  email: true,
  emailVerifiedAt: true,
  bannedAt: true,
} as const;

const messageSelect = {
  id: true,
  authorId: true,
  subject: true,
  body: true,
  statuses: true,
  checkIn: true,
  rsvpIds: true,
  repliesToAuthor: true,
  sendAt: true,
  sentAt: true,
  cancelledAt: true,
  createdAt: true,
} as const;

type MessageRow = Prisma.EventMessageGetPayload<{ select: typeof messageSelect }>;
type EventPool = { id: string; poolId: string };

/** Messages of an event by sending time: scheduled ones first, then the newest. */
export async function listMessages(
  db: Db,
  event: EventPool,
  by: { cursor?: string | undefined; limit: number },
): Promise<{ items: MessageOut[]; nextCursor: string | null }> {
  const after = messagesBefore.read(by.cursor);
  const rows = await db.eventMessage.findMany({
    where: {
      eventId: event.id,
      ...(after && { OR: [{ sendAt: { lt: after.at } }, { sendAt: after.at, id: { lt: after.id } }] }),
    },
    orderBy: [{ sendAt: "desc" }, { id: "desc" }],
    take: by.limit + 1,
    select: messageSelect,
  });
  const { items, nextCursor } = messagesBefore.page(rows, by.limit, ({ sendAt, id }) => ({ at: sendAt, id }));
  return { items: await toMessagesOut(db, items), nextCursor };
}

/** One message of the event. @throws not-found */
export async function getMessage(db: Queryable, event: EventPool, messageId: string): Promise<MessageOut> {
  const row = await db.eventMessage.findFirst({
    where: { id: messageId, eventId: event.id },
    select: messageSelect,
  });
  const [message] = row ? await toMessagesOut(db, [row]) : [];
  if (!message) throw notFound("message");
  return message;
}

async function toMessagesOut(db: Queryable, rows: MessageRow[]): Promise<MessageOut[]> {
  const begun = rows.filter((row) => row.sentAt).map((row) => row.id);
  const [authors, tallies, owed] = await Promise.all([
    db.user.findMany({
      where: { id: { in: [...new Set(rows.map((row) => row.authorId))] } },
      select: { id: true, name: true },
    }),
    readTallies(db, begun),
    readOwed(db, begun),
  ]);
  const names = new Map(authors.map(({ id, name }) => [id, name]));
  return rows.map(({ authorId, rsvpIds, sentAt, cancelledAt, ...row }) => ({
    ...row,
    state: stateOf({ sentAt, cancelledAt, isOwed: owed.has(row.id) }),
    chosen: rsvpIds.length > 0 ? rsvpIds.length : null,
    authorName: names.get(authorId) ?? "A former host",
    sendAt: row.sendAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    ...(tallies.get(row.id) ?? { delivered: 0, failed: 0 }),
  }));
}

type Tally = { delivered: number; failed: number };

async function readTallies(db: Queryable, ids: string[]): Promise<Map<string, Tally>> {
  if (ids.length === 0) return new Map();
  const rows = await db.$queryRaw<(Tally & { id: string })[]>`
    select n.occurrence as id, count(d."sentAt")::int as delivered,
      (count(*) filter (where d."sentAt" is null and d."lastError" is not null and (
        d."skippedAt" is null or d."lastError" like any(${RECIPIENT_REASONS.map((reason) => `${reason}%`)}::text[])
      )))::int as failed
    from "Notification" n join "Delivery" d on d."notificationId" = n.id and d.channel = 'email'
    where n.kind = ${MESSAGE_KIND} and n.occurrence = any(${ids}::text[]) group by n.occurrence`;
  return new Map(rows.map(({ id, ...tally }) => [id, tally]));
}

/** Of these messages, those with mails still to be sent. */
async function readOwed(db: Queryable, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await db.$queryRaw<{ id: string }[]>`
    select e."aggregateId"::text as id from "OutboxEvent" e
    where e."doneAt" is null and e."parkedAt" is null and e."aggregateId" = any(${ids}::uuid[])
    union
    select t."aggregateId"::text from "OutboxTask" t
    where t."aggregateId" = any(${ids}::uuid[]) and t.sink in ('notifications', 'announcements') and t."parkedAt" is null
    union
    select n.occurrence from "Notification" n join "Delivery" d on d."notificationId" = n.id
    where n.kind = ${MESSAGE_KIND} and n.occurrence = any(${ids}::text[])
      and d."sentAt" is null and d."skippedAt" is null and d."parkedAt" is null`;
  return new Set(rows.map((row) => row.id));
}
