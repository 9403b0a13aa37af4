import { randomUUID } from "node:crypto";
import type { Queryable } from "../../db/transaction";
import type { CaughtMail } from "./schema";

/**
 * Stores messages for which no mail server is configured. As one parameter: `createMany` would compile a statement of
 * its own for each number of messages.
 */
export async function keepInMailbox(db: Queryable, messages: CaughtMail[]): Promise<void> {
  await db.$executeRaw`
    insert into "MailboxMessage" (id, channel, "to", subject, text, html, "replyTo", attachments)
    select m.id, m.channel, m."to", m.subject, m.text, m.html, m."replyTo", m.attachments
    from jsonb_to_recordset(${JSON.stringify(messages.map(mailboxRow))}::jsonb) as m (id uuid, channel text, "to" text,
      subject text, text text, html text, "replyTo" text, attachments jsonb)`;
}

/** The row of a message, with an id of its own. */
function mailboxRow(mail: CaughtMail) {
  const { channel = "email", to, subject, text, html = null, attachments = [] } = mail;
  const replyTo = mail.replyTo?.address ?? null;
  return { id: randomUUID(), channel, to: to.toLowerCase(), subject, text, html, replyTo, attachments };
}
