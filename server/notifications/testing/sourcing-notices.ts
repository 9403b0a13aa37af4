import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { appendEvent } from "../../outbox/append";
import type { DomainEvent } from "../../outbox/catalog";
import { relayAll } from "../../outbox/testing/outbox-fixtures";

/** Appends a fact and relays it; `minutes` later where that is given. */
export async function tell(db: Db, fact: DomainEvent, minutes = 0): Promise<void> {
  await inTransaction(db, (tx) => appendEvent(tx, fact));
  await relayAll(db, new Date(Date.now() + minutes * 60_000));
}

/** What each person has been told: `channel: title`, in the order of the text. */
export async function noticesOf(db: Db, userId: string): Promise<string[]> {
  const person = await db.user.findUniqueOrThrow({ where: { id: userId } });
  const shown = await db.notification.findMany({ where: { userId, inApp: true }, select: { title: true } });
  const sent = await db.mailboxMessage.findMany({
    where: { to: { in: [person.email, person.phone ?? person.email] } },
    select: { channel: true, subject: true },
  });
  return [
    ...shown.map(({ title }) => `inApp: ${title}`),
    ...sent.map(({ channel, subject }) => `${channel}: ${subject}`),
  ].sort();
}

/** The texts of all emails so far. */
export async function mailTexts(db: Db): Promise<string[]> {
  const rows = await db.mailboxMessage.findMany({
    where: { channel: "email" },
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ text }) => text);
}

/** Forgets what was told and sent so far. */
export async function forgetNotices(db: Db): Promise<void> {
  await db.outboxEvent.deleteMany();
  await db.outboxTask.deleteMany();
  await db.notification.deleteMany();
  await db.mailboxMessage.deleteMany();
}
