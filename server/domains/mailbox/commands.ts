import { randomUUID } from "node:crypto";
import type { Db } from "../../db/client";
import type { CaughtMail } from "./schema";

/** Keeps messages that no mail server is there for. */
export async function keepInMailbox(db: Db, messages: CaughtMail[]): Promise<void> {
  await db.mailboxMessage.createMany({ data: messages.map(mailboxRow) });
}

/** A message as the mailbox has it, with an id of its own. */
export function mailboxRow({ to, subject, text, html }: CaughtMail) {
  return { id: randomUUID(), to: to.toLowerCase(), subject, text, html: html ?? null };
}
