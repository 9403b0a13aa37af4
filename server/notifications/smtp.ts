import { createTransport, type NodemailerError, type Transporter } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser";
import MailComposer from "nodemailer/lib/mail-composer";
import { env } from "../env";
import { singleLine } from "./layout";
import type { MailMessage } from "./mail";

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
      // Whoever asked decides about sending again; a requeue in here could double a message that was taken.
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
  // As an object, so that a comma or bracket in it cannot name a second recipient.
  const to = { name: "", address: singleLine(message.to) };
  const from = senderOf(message);
  const mail = new MailComposer({
    ...NOTHING_FROM_OUTSIDE,
    from,
    to,
    subject: singleLine(message.subject),
    text: message.text,
    ...(message.html !== undefined && { html: message.html }),
    headers: Object.fromEntries(headers),
    attachments: (message.attachments ?? []).map(({ filename, contentType, content }) => ({
      filename: singleLine(filename),
      contentType: singleLine(contentType),
      content,
    })),
  });
  // Written as a whole: line by line, each line would be a packet of its own.
  const node = mail.compile();
  const sent = node
    .build()
    .then((raw) => smtpTransport().sendMail({ envelope: node.getEnvelope(), raw, ...NOTHING_FROM_OUTSIDE }));
  await sent.catch((error: NodemailerError) => {
    throw namingNobody(error);
  });
}

/** Messages are built from strings of ours: nothing in them may make the server read files or addresses. */
const NOTHING_FROM_OUTSIDE = { disableFileAccess: true, disableUrlAccess: true };

/** "Hanna via Turnout": a name of a guest's or host's choice never stands alone beside the address of the site. */
function senderOf({ fromName }: MailMessage): string | { name: string; address: string } {
  const site = env().MAIL_FROM;
  const [sender] = addressparser(site, { flatten: true });
  if (!fromName || !sender?.address) return site;
  return { name: `${singleLine(fromName)} via ${sender.name || "Turnout"}`, address: sender.address };
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

/** True where the mail server refused this recipient or message for good, so that trying again is of no use. */
export function isRejected(error: unknown): boolean {
  const { code, responseCode } = (error ?? {}) as NodemailerError;
  return (code === "EENVELOPE" || code === "EMESSAGE") && (responseCode === undefined || responseCode >= 500);
}

/** Replies about what the recipient's server wants, or about a box that is full: the address itself may well work. */
const NOT_OF_THE_ADDRESS = /\b5\.(?:2\.[2-4]|[3-7]\.\d{1,3})\b/;

/**
 * What a refusal for good says: that this address takes no mail, or that this message was not wanted. Null where it
 * says neither, but was one of our own sender or no refusal for good.
 */
export function refusalOf(error: unknown): "address" | "message" | null {
  if (!isRejected(error)) return null;
  const { message, command, responseCode } = error as NodemailerError;
  if (command === "MAIL FROM") return null;
  const isOfRecipient = command === "RCPT TO" || command === "API";
  return isOfRecipient && responseCode !== 552 && !NOT_OF_THE_ADDRESS.test(message) ? "address" : "message";
}
