import type { Example } from "../examples";

export const WEBHOOK_PARAMS = {
  webhookId: "019aa3ba-4c10-7b62-8d31-7f5a2c9e0b08",
  deliveryId: "019aa3ba-9e44-7c05-a1f7-3b8d6e2c4a09",
};

const webhook = {
  id: WEBHOOK_PARAMS.webhookId,
  url: "https://hooks.example.com/turnout",
  types: ["rsvp.confirmed", "rsvp.withdrawn"],
  enabled: true,
  disabledBy: null,
  disabledAt: null,
  failures: 0,
  createdAt: "2026-11-21T09:00:00.000Z",
};
const withSecret = { ...webhook, secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=" };

const failed = {
  id: WEBHOOK_PARAMS.deliveryId,
  messageId: "6d0b6a4e-2f5c-4a0e-9a53-0f3c1f6f7b10",
  type: "rsvp.confirmed",
  status: "failed",
  attempts: 10,
  createdAt: "2026-11-21T09:30:00.000Z",
  nextAttemptAt: null,
  deliveredAt: null,
  responseStatus: 500,
  error: "It answered 500.",
};
const pending = { ...failed, status: "pending", responseStatus: null, error: null };
const ping = {
  ...pending,
  type: "webhook.ping",
  attempts: 0,
  nextAttemptAt: "2026-11-21T09:30:00.000Z",
};

/** By the name of the procedure. */
export const WEBHOOK_EXAMPLES: Record<string, Example> = {
  "webhooks.list": { answer: { items: [webhook], nextCursor: null } },
  "webhooks.get": { answer: webhook },
  "webhooks.create": { body: { url: webhook.url, types: webhook.types }, answer: withSecret },
  "webhooks.edit": {
    body: { enabled: false },
    answer: { ...webhook, enabled: false, disabledBy: "owner", disabledAt: "2026-11-22T08:00:00.000Z" },
  },
  "webhooks.rotateSecret": { body: { endsOld: false }, answer: withSecret },
  "webhooks.remove": { answer: { done: true } },
  "webhooks.ping": { answer: ping },
  "webhooks.deliveries": { query: { limit: "20" }, answer: { items: [failed], nextCursor: null } },
  "webhooks.resend": { answer: { ...pending, nextAttemptAt: "2026-11-21T12:00:00.000Z" } },
};

const ofOrganization = { ...webhook, types: ["rfp.venue-answered", "venueHold.offered"] };

/** The same for the webhooks of an organization. */
export const ORGANIZATION_WEBHOOK_EXAMPLES: Record<string, Example> = {
  "organizationWebhooks.list": { answer: { items: [ofOrganization], nextCursor: null } },
  "organizationWebhooks.get": { answer: ofOrganization },
  "organizationWebhooks.create": {
    body: { url: webhook.url, types: ofOrganization.types },
    answer: { ...ofOrganization, secret: withSecret.secret },
  },
  "organizationWebhooks.edit": {
    body: { enabled: false },
    answer: {
      ...ofOrganization,
      enabled: false,
      disabledBy: "owner",
      disabledAt: "2026-11-22T08:00:00.000Z",
    },
  },
  "organizationWebhooks.rotateSecret": {
    body: { endsOld: false },
    answer: { ...ofOrganization, secret: withSecret.secret },
  },
  "organizationWebhooks.remove": { answer: { done: true } },
  "organizationWebhooks.ping": { answer: ping },
  "organizationWebhooks.deliveries": {
    query: { limit: "20" },
    answer: { items: [{ ...failed, type: "venueHold.offered" }], nextCursor: null },
  },
  "organizationWebhooks.resend": {
    answer: { ...pending, type: "venueHold.offered", nextAttemptAt: "2026-11-21T12:00:00.000Z" },
  },
};
