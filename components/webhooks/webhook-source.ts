import type { DeliveryOut, WebhookOut } from "@/server/domains/webhooks/schema";

/** Whose webhooks are shown: the viewer's own, or those of an organization for which they act. */
export type WebhooksOf = "person" | { orgId: string; orgSlug: string };

/** Something that a webhook can be told of. */
export type OfferedType = { type: string; says: string };

type Answer = { webhookId: string };
export type SavedWebhook = WebhookOut & { secret?: string };
export type DeliveryPage = { items: DeliveryOut[]; nextCursor: string | null };

/** Reads and changes the webhooks of one owner, and the words in which they are shown. */
export type WebhookSource = {
  /** Every query about these webhooks begins with it. */
  key: readonly unknown[];
  /** The page of all of them; one is below it. */
  path: string;
  offers: readonly OfferedType[];
  words: { lead: string; empty: string; add: string; full: string };
  list: () => Promise<{ items: WebhookOut[] }>;
  get: (webhookId: string) => Promise<WebhookOut>;
  deliveries: (asked: Answer & { cursor?: string }, signal: AbortSignal) => Promise<DeliveryPage>;
  create: (asked: { url: string; types: string[] }) => Promise<SavedWebhook>;
  edit: (asked: Answer & { url?: string; types?: string[]; enabled?: boolean }) => Promise<SavedWebhook>;
  ping: (asked: Answer) => Promise<unknown>;
  resend: (asked: Answer & { deliveryId: string }) => Promise<unknown>;
  rotateSecret: (asked: Answer) => Promise<{ secret: string }>;
  remove: (asked: Answer) => Promise<unknown>;
};
