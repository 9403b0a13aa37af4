import { canonicalEmail } from "../../../lib/email-address";
import type { Db } from "../../db/client";
import { env } from "../../env";
import { notFound } from "../../errors";
import { getOut, type MailboxList, type MailboxMail } from "./schema";

const MAILS_MAX = 100;
const RECIPIENTS_MAX = 500;

/** Whether the built-in mailbox may be read in the browser: in the demo only, where every address is fictitious. */
export function isMailboxOpen(): boolean {
  const { SMTP_URL, TURNOUT_DEMO } = env();
  return SMTP_URL === undefined && TURNOUT_DEMO === true;
}

const line = { id: true, channel: true, to: true, subject: true, createdAt: true } as const;

/** The newest emails of one recipient or of all, and all recipients. @throws not-found if the mailbox is closed */
export async function listMailbox(db: Db, { to }: { to?: string | undefined }): Promise<MailboxList> {
  refuseIfClosed();
  const [mails, recipients] = await Promise.all([
    db.mailboxMessage.findMany({
      where: to ? { to: canonicalEmail(to) } : {},
      select: line,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: MAILS_MAX,
    }),
    db.mailboxMessage.groupBy({ by: ["to"], orderBy: { to: "asc" }, take: RECIPIENTS_MAX }),
  ]);
  return { mails: mails.map(asTold), recipients: recipients.map((row) => row.to) };
}

/** @throws not-found, also if the mailbox is closed */
export async function getMailboxMail(db: Db, { mailId }: { mailId: string }): Promise<MailboxMail> {
  refuseIfClosed();
  const select = { ...line, text: true, html: true, replyTo: true, attachments: true } as const;
  const mail = await db.mailboxMessage.findUnique({ where: { id: mailId }, select });
  if (!mail) throw notFound("mail");
  return { ...asTold(mail), attachments: getOut.shape.attachments.parse(mail.attachments) };
}

function refuseIfClosed(): void {
  if (!isMailboxOpen()) throw notFound("mailbox");
}

function asTold<Mail extends { channel: string; createdAt: Date }>(mail: Mail) {
  const channel = getOut.shape.channel.parse(mail.channel);
  return { ...mail, channel, createdAt: mail.createdAt.toISOString() };
}
