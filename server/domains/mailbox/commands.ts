import { randomUUID } from "node:crypto";
import type { Db } from "../../db/client";
import type { CaughtMail } from "./schema";

/** Keeps messages that there is nothing to send with. */
export async function keepInMailbox(db: Db, messages: CaughtMail[]): Promise<void> {
  await db.mailboxMessage.createMany({ data: messages.map(mailboxRow) });
}

/** A message as the mailbox has it, with an id of its own. */
export function mailboxRow(mail: CaughtMail) {
  const { channel = "email", to, subject, text, html = null, attachments = [] } = mail;
  const replyTo = mail.replyTo?.address ?? null;
  return { id: randomUUID(), channel, to: to.toLowerCase(), subject, text, html, replyTo, attachments };
}
