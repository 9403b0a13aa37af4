import { counted } from "../plural";
import type { MESSAGE_REFUSALS } from "../refusals/messages";
import type { SentencesFor } from "./sentence";

export const MESSAGE_SENTENCES: SentencesFor<typeof MESSAGE_REFUSALS> = {
  "bounce.not-found": "This email address gets messages again already.",
  "delivery.not-found": "There is no such message. Messages are kept for 30 days.",
  "mail.not-found": "There is no such email.",
  "mailbox.not-found": "This site really sends its emails and keeps no mailbox.",
  "message.nobody": "No guests match, so nothing was sent.",
  "message.not-found": "There is no such message.",
  "message.not-scheduled": ({ state }) =>
    state === "cancelled" ? "This message was cancelled already." : "This message has been sent already.",
  "message.time-past": "Choose a time in the future.",
  "message.time-too-far": "Choose a time within a year.",
  "notification.not-found": "There is no such notification. Old ones are cleared away.",
  "preference.fixed": "This can't be changed: it is always sent this way, or never.",
  "template.variable-missing": "Something that this message should say is missing, so it was not sent.",
  "template.variable-unknown": "This message was given something that it does not say, so it was not sent.",
  "unsubscribe-link.not-found": "This link isn't valid. Use the one in the newest email.",
  "webhook.address-not-public":
    "This URL leads into a private network. Webhooks are sent to public addresses only.",
  "webhook.disabled": "This webhook is switched off. Switch it on first.",
  "webhook.host-unknown": "That host was not found. Check the name, or try again in a moment.",
  "webhook.not-found": "There is no such webhook. It may have been deleted.",
  "webhook.too-many-kept": ({ webhooksMax = 0 }) =>
    `You have ${counted(webhooksMax, "webhook")}, the most you can have. Delete one first.`,
  "webhook.url-credentials": "Leave the name and password out of the URL; the signature proves who we are.",
  "webhook.url-invalid": "That isn't a complete URL. It begins with https://.",
  "webhook.url-not-https": "Webhooks are sent over https:// only.",
  "webhook.url-port": "Use port 443, or one from 1024 on.",
};
