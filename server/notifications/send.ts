import type { Db } from "../db/client";
import type { ClaimedDelivery } from "./claim";
import type { Notice } from "./kinds/kind";
import { renderMail } from "./layout";
import { type MailMessage, mailsOverSmtp } from "./mail";
import type { DeliveryOutcome } from "./settle";
import { sendOverSmtp } from "./smtp";
import { subscriptionOf, unsubscribeHeaders, unsubscribeUrl } from "./unsubscribe-link";
import { sendWhatsapp, whatsappOverHttp, whatsappText } from "./whatsapp";

/**
 * Sends one message over its channel, or hands it back to be kept where nobody takes it.
 * @throws what the other side said
 */
export function sendOver(
  db: Db,
  delivery: ClaimedDelivery,
  notice: Notice,
  now: Date,
): Promise<DeliveryOutcome> {
  return delivery.channel === "email"
    ? sendMail(db, delivery, notice, now)
    : sendToPhone(delivery, notice, now);
}

async function sendMail(
  db: Db,
  { id, kind, to }: ClaimedDelivery,
  notice: Notice,
  now: Date,
): Promise<DeliveryOutcome> {
  const words = await notice.mail(to, now, db);
  if (!words) return { is: "skipped", because: "The person has been told already." };
  const { fromName, replyTo, attachments, takenOut, ...content } = words;
  const subscription = subscriptionOf({ userId: to.userId, kind, isOwed: notice.isOwed ?? false });
  const url = subscription && unsubscribeUrl(subscription);
  const message: MailMessage = {
    to: to.email,
    ...(fromName !== undefined && { fromName }),
    ...(replyTo && { replyTo }),
    ...(attachments && { attachments }),
    ...(await renderMail({
      ...content,
      ...(url && { unsubscribe: { label: "No more mails like this", url } }),
    })),
  };
  const sent = { is: "sent" as const, ...(takenOut && { takenOut }) };
  if (!mailsOverSmtp()) return { ...sent, caught: message };
  const headers = {
    // Receivers drop the second of two with one id.
    "Message-ID": `<${id}@turnout>`,
    "Auto-Submitted": "auto-generated",
    ...(subscription && unsubscribeHeaders(subscription)),
  };
  await sendOverSmtp({ ...message, headers });
  return sent;
}

async function sendToPhone({ id, to }: ClaimedDelivery, notice: Notice, now: Date): Promise<DeliveryOutcome> {
  const { phone } = to;
  const words = notice.whatsapp?.(to, now);
  if (!words || !phone) return { is: "skipped", because: "There is nothing to send to a phone." };
  const message = { to: phone, ...words };
  // Made in both cases, so that a missing variable is found before anything is sent.
  const text = whatsappText(message);
  if (!whatsappOverHttp()) {
    return { is: "sent", caught: { channel: "whatsapp", to: phone, subject: notice.brief.title, text } };
  }
  await sendWhatsapp(message, { dedupeKey: id });
  return { is: "sent" };
}
