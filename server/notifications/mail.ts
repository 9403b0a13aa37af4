import { isMailable } from "@/lib/email-address";
import { type Db, database } from "../db/client";
import { keepInMailbox } from "../domains/mailbox/commands";
import type { CaughtFile } from "../domains/mailbox/schema";
import { env } from "../env";
import { sendOverSmtp } from "./smtp";

/** A file that comes with a mail: text, or bytes in base64. */
export type MailAttachment = CaughtFile;

/** A person's name and address. */
export type MailboxAddress = { name: string; address: string };

export type MailMessage = {
  /** One address. */
  to: string;
  /** The name of the sender. The address stays that of the site, so no personal address is given away. */
  fromName?: string;
  /** Where replies go, if not to the site. */
  replyTo?: MailboxAddress;
  subject: string;
  text: string;
  html?: string;
  headers?: Record<string, string>;
  attachments?: MailAttachment[];
};

/**
 * Sends one email, unless its recipient has no address (`isMailable`): over SMTP where `SMTP_URL` is set, into the built-in mailbox otherwise. Resolves once the mail server or
 * the mailbox has it. Call it after the transaction that it is about.
 * @param db where the mailbox is; the database of this process unless given
 * @throws the transport's error where it was refused; `isRejected` says whether a retry is of use
 */
export async function sendMail(message: MailMessage, db?: Db): Promise<void> {
  if (!isMailable(message.to)) return;
  if (mailsOverSmtp()) await sendOverSmtp(message);
  else await keepInMailbox(db ?? database(), [message]);
}

export function mailsOverSmtp(): boolean {
  return env().SMTP_URL !== undefined;
}
