import { createTransport, type NodemailerError, type Transporter } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser";
import MailComposer from "nodemailer/lib/mail-composer";
import { env } from "../env";
import { headerText, nameText } from "./header-words";
import { singleLine } from "./layout";
import type { MailAttachment, MailMessage } from "./mail";

const holder = globalThis as typeof globalThis & { turnoutSmtp?: { url: string; transport: Transporter } };

/** One pool of connections per process. */
function smtpTransport(): Transporter {
  const url = env().SMTP_URL;
  if (!url) throw new Error("SMTP_URL is not set");
  if (holder.turnoutSmtp?.url !== url) {
    holder.turnoutSmtp?.transport.close();
    const transport = createTransport({
      url,
      pool: true,
      maxConnections: env().SMTP_CONNECTIONS,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      // The caller decides about retries; a requeue here could double a message that was accepted.
      maxRequeues: 0,
      ...NOTHING_FROM_OUTSIDE,
    });
    holder.turnoutSmtp = { url, transport };
  }
  return holder.turnoutSmtp.transport;
}

/** Resolves once the mail server has taken the message. @throws the transport's error, without addresses */
export async function sendOverSmtp(message: MailMessage): Promise<void> {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, singleLine(value)]);
  const to = oneAddress({ name: "", address: message.to });
  const from = senderOf(message);
  const mail = new MailComposer({
    ...NOTHING_FROM_OUTSIDE,
    from,
    to,
    subject: headerText(singleLine(message.subject)),
    text: message.text,
    ...(message.html !== undefined && { html: message.html }),
    ...(message.replyTo && { replyTo: oneAddress(message.replyTo) }),
    headers: Object.fromEntries(headers),
    ...filesOf(message.attachments ?? []),
  });
  // Written as a whole: written by line, each line would be a packet of its own.
  const node = mail.compile();
  const sent = node
    .build()
    .then((raw) => smtpTransport().sendMail({ envelope: node.getEnvelope(), raw, ...NOTHING_FROM_OUTSIDE }));
  await sent.catch((error: NodemailerError) => {
    throw namingNobody(error);
  });
}

/** As an object, so that a comma or bracket in it cannot name a second address. */
function oneAddress({ name, address }: { name: string; address: string }) {
  return { name: nameText(singleLine(name)), address: singleLine(address) };
}

/** Programs act on a file for the calendar only where it is also an alternative to the text; one of them can be. */
function filesOf(attachments: MailAttachment[]) {
  const files = attachments.map(({ filename, contentType, content, encoding, cid }) => ({
    filename: singleLine(filename),
    contentType: singleLine(contentType),
    content,
    ...(encoding && { encoding }),
    ...(cid && { cid: singleLine(cid), contentDisposition: "inline" as const }),
  }));
  const index = files.findIndex(({ contentType }) => SCHEDULING.test(contentType));
  const file = files[index];
  const method = file && SCHEDULING.exec(file.contentType)?.[1];
  if (!file || !method) return { attachments: files };
  const { filename, content } = file;
  return { icalEvent: { method, filename, content }, attachments: files.filter((other) => other !== file) };
}

const SCHEDULING = /^text\/calendar;.*\bmethod=(REQUEST|CANCEL)\b/;

/** Messages are built from strings of ours: nothing in them may make the server read files or addresses. */
const NOTHING_FROM_OUTSIDE = { disableFileAccess: true, disableUrlAccess: true };

/** "Hanna via Turnout": a name that a guest or host chose is never shown alone beside the address of the site. */
function senderOf({ fromName }: MailMessage): string | { name: string; address: string } {
  const site = env().MAIL_FROM;
  const [sender] = addressparser(site, { flatten: true });
  if (!fromName || !sender?.address) return site;
  return {
    name: `${nameText(singleLine(fromName))} via ${sender.name || "Turnout"}`,
    address: sender.address,
  };
}

/** Errors are written down, and mail servers repeat the recipient in theirs. */
function namingNobody({ message, code, responseCode, command }: NodemailerError): Error {
  const words = message.replace(/[^\s<>]+@[^\s<>]+/g, "address");
  return Object.assign(new Error(words), { code, responseCode, command });
}

/** Closes the connections of this process. */
export function closeSmtp(): void {
  holder.turnoutSmtp?.transport.close();
  delete holder.turnoutSmtp;
}
