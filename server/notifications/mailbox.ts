import { randomUUID } from "node:crypto";
import type { Db } from "../db/client";
import { env } from "../env";
import type { MailMessage } from "./mail";

const PAGE = 100;

/** Whether the built-in mailbox may be read in the browser: in the demo only, where every address is made up. */
export function isMailboxOpen(): boolean {
  const { SMTP_URL, TURNOUT_DEMO } = env();
  return SMTP_URL === undefined && TURNOUT_DEMO === true;
}

/** Keeps messages that no mail server is there for. */
export async function keepInMailbox(db: Db, messages: MailMessage[]): Promise<void> {
  await db.mailboxMessage.createMany({ data: messages.map(mailboxRow) });
}

export function mailboxRow({ to, subject, text, html }: MailMessage) {
  return { id: randomUUID(), to: to.toLowerCase(), subject, text, html: html ?? null };
}

export type MailboxLine = { id: string; to: string; subject: string; createdAt: Date };
export type MailboxMail = MailboxLine & { text: string; html: string | null };

/** The newest mails, of one recipient or of all. */
export async function listMailbox(db: Db, { to }: { to?: string | undefined }): Promise<MailboxLine[]> {
  return db.mailboxMessage.findMany({
    where: to ? { to: to.toLowerCase() } : {},
    select: { id: true, to: true, subject: true, createdAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE,
  });
}

/** Everyone who has mail, in alphabetical order. */
export async function listMailboxRecipients(db: Db): Promise<string[]> {
  const rows = await db.mailboxMessage.findMany({
    distinct: ["to"],
    select: { to: true },
    orderBy: { to: "asc" },
    take: 500,
  });
  return rows.map((row) => row.to);
}

export async function findMailboxMail(db: Db, id: string): Promise<MailboxMail | null> {
  const select = { id: true, to: true, subject: true, createdAt: true, text: true, html: true };
  return db.mailboxMessage.findUnique({ where: { id }, select });
}
