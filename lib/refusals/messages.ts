import type { MessageState } from "@/server/domains/messages/schema";
import { type AtFields, conflict, invalid, notFound } from "./declare";

/** Refusals about messages of hosts, notifications, emails and webhooks. */
export const MESSAGE_REFUSALS = {
  "bounce.not-found": notFound(),
  "delivery.not-found": notFound(),
  "mail.not-found": notFound(),
  "mailbox.not-found": notFound(),
  "message.nobody": conflict(),
  "message.not-found": notFound(),
  "message.not-scheduled": conflict<{ state: MessageState }>(),
  "message.time-past": invalid(),
  "message.time-too-far": invalid(),
  "notification.not-found": notFound(),
  "preference.fixed": invalid(),
  "template.variable-missing": invalid<{ template: string; variable: string }>(),
  "template.variable-unknown": invalid<{ template: string; variable: string }>(),
  "unsubscribe-link.not-found": notFound(),
  "webhook.address-not-public": invalid<AtFields>(),
  "webhook.disabled": conflict(),
  "webhook.host-unknown": invalid<AtFields>(),
  "webhook.not-found": notFound(),
  "webhook.too-many-kept": conflict<{ webhooksMax: number }>(),
  "webhook.url-credentials": invalid<AtFields>(),
  "webhook.url-invalid": invalid<AtFields>(),
  "webhook.url-not-https": invalid<AtFields>(),
  "webhook.url-port": invalid<AtFields>(),
};
