import { createTransport, type NodemailerError, type Transporter } from "nodemailer";
import addressparser from "nodemailer/lib/addressparser";
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
      maxConnections: 5,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      // Whoever asked decides about sending again; a requeue in here could double a message that was taken.
      maxRequeues: 0,
      // Messages are built from strings of ours: nothing in them may make the server read files or addresses.
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    holder.turnoutSmtp = { url, transport };
  }
  return holder.turnoutSmtp.transport;
}

/** Resolves once the mail server has taken the message. @throws the transport's error, without addresses */
export async function sendOverSmtp(message: MailMessage): Promise<void> {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [name, singleLine(value)]);
  const sent = smtpTransport().sendMail({
    from: senderOf(message),
    // As an object, so that a comma or bracket in it cannot name a second recipient.
    to: { name: "", address: singleLine(message.to) },
    subject: singleLine(message.subject),
    text: message.text,
    ...(message.html !== undefined && { html: message.html }),
    headers: Object.fromEntries(headers),
  });
  await sent.catch((error: NodemailerError) => {
    throw namingNobody(error);
  });
}

/** "Hanna via Turnout": a name of a guest's or host's choice never stands alone beside the address of the site. */
function senderOf({ fromName }: MailMessage): string | { name: string; address: string } {
  const site = env().MAIL_FROM;
  const [sender] = addressparser(site, { flatten: true });
  if (!fromName || !sender?.address) return site;
  return { name: `${singleLine(fromName)} via ${sender.name || "Turnout"}`, address: sender.address };
}

/** Errors are written down, and mail servers repeat the recipient in theirs. */
function namingNobody({ message, code, responseCode }: NodemailerError): Error {
  return Object.assign(new Error(message.replace(/[^\s<>]+@[^\s<>]+/g, "address")), { code, responseCode });
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
