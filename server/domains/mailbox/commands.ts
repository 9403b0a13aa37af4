import { randomUUID } from "node:crypto";
import type { Queryable } from "../../db/transaction";
import type { CaughtMail } from "./schema";

/** Stores messages for which no mail server is configured. */
export async function keepInMailbox(db: Queryable, messages: CaughtMail[]): Promise<void> {
  await db.mailboxMessage.createMany({ data: messages.map(mailboxRow) });
}

/** The row of a message, with an id of its own. */
function mailboxRow(mail: CaughtMail) {
  const { channel = "email", to, subject, text, html = null, attachments = [] } = mail;
  const replyTo = mail.replyTo?.address ?? null;
  return { id: randomUUID(), channel, to: to.toLowerCase(), subject, text, html, replyTo, attachments };
}
