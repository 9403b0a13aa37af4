import { isolate } from "@/lib/clean-text";
import { isMailable } from "@/lib/email-address";
import type { Db } from "../db/client";
import { findRefusing } from "../domains/refusals/queries";
import type { Notice } from "./kinds/kind";
import { type MailLink, renderMail } from "./layout";
import type { LeasedDelivery } from "./leases";
import { type MailMessage, mailsOverSmtp } from "./mail";
import { sendPush } from "./push/send";
import type { DeliveryOutcome } from "./settle";
import { sendOverSmtp } from "./smtp";
import {
  groupUnsubscribeHeaders,
  groupUnsubscribeUrl,
  refusalHeaders,
  refusalUrl,
  subscriptionOf,
  unsubscribeHeaders,
  unsubscribeUrl,
} from "./unsubscribe-link";
import { sendWhatsapp, whatsappOverHttp, whatsappText } from "./whatsapp";

/**
 * Sends one message over its channel, or returns it to be kept in the mailbox where no service is configured.
 * @throws the error of the other side
 */
export async function sendOver(
  db: Db,
  delivery: LeasedDelivery,
  notice: Notice,
  now: Date,
): Promise<DeliveryOutcome> {
  const { email } = delivery.to;
  // The person may have ended these invitations since it was queued.
  if (notice.invitedBy && (await findRefusing(db, [email], [notice.invitedBy])).size > 0) {
    return { is: "skipped", because: "This person cannot be invited." };
  }
  switch (delivery.channel) {
    case "email":
      return sendMail(db, delivery, notice, now);
    case "whatsapp":
      return sendToPhone(delivery, notice, now);
    case "push":
      return sendPush(db, delivery, notice, now);
  }
}

async function sendMail(
  db: Db,
  { id, kind, to }: LeasedDelivery,
  notice: Notice,
  now: Date,
): Promise<DeliveryOutcome> {
  if (!isMailable(to.email)) return { is: "skipped", because: "This person gave no email address." };
  const words = await notice.mail(to, now, db);
  if (!words) return { is: "skipped", because: "The person knows already." };
  const { fromName, replyTo, attachments, takenOut, ...content } = words;
  const end = wayToEnd(notice, { kind, to });
  const message: MailMessage = {
    to: to.email,
    ...(fromName !== undefined && { fromName }),
    ...(replyTo && { replyTo }),
    ...(attachments && { attachments }),
    ...(await renderMail({
      ...content,
      ...(end && { unsubscribe: end.link }),
    })),
  };
  const sent = { is: "sent" as const, ...(takenOut && { takenOut }) };
  if (!mailsOverSmtp()) return { ...sent, caught: message };
  const headers = {
    // Receivers drop the second of two with one id.
    "Message-ID": `<${id}@turnout>`,
    "Auto-Submitted": "auto-generated",
    ...end?.headers,
  };
  await sendOverSmtp({ ...message, headers });
  return sent;
}

/** How the person unsubscribes from emails like this one; null where they cannot. */
function wayToEnd(
  { invitedBy, leaves, isOwed = false }: Notice,
  { kind, to }: Pick<LeasedDelivery, "kind" | "to">,
): { link: MailLink; headers: Record<string, string> } | null {
  if (invitedBy) {
    const link = { hostId: invitedBy, email: to.email };
    return {
      link: { label: "No more invitations", url: refusalUrl(link) },
      headers: refusalHeaders(link),
    };
  }
  if (leaves && to.userId !== null) {
    const link = { userId: to.userId, groupId: leaves.groupId };
    return {
      link: {
        label: `Stop emails about ${isolate(leaves.groupName)}`,
        url: groupUnsubscribeUrl(link),
      },
      headers: groupUnsubscribeHeaders(link),
    };
  }
  const mails = subscriptionOf({ userId: to.userId, kind, isOwed });
  if (!mails) return null;
  return {
    link: { label: "Unsubscribe from these emails", url: unsubscribeUrl(mails) },
    headers: unsubscribeHeaders(mails),
  };
}

async function sendToPhone({ id, to }: LeasedDelivery, notice: Notice, now: Date): Promise<DeliveryOutcome> {
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
