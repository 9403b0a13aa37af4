"use client";

import { createContext, useContext, useMemo } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { counted } from "@/lib/plural";
import { organizationWebhooksPath } from "@/lib/sourcing-paths";
import {
  ORGANIZATION_WEBHOOK_TYPES,
  type OrganizationWebhookType,
} from "@/server/domains/webhooks/organization-types.schema";
import { WEBHOOKS_MAX } from "@/server/domains/webhooks/policy";
import { WEBHOOK_TYPES, type WebhookType } from "@/server/domains/webhooks/schema";
import type { WebhookSource, WebhooksOf } from "./webhook-source";

/** Whose webhooks the components below show. */
export const WebhooksOfContext = createContext<WebhooksOf>("person");

/** The webhooks that are shown here, of a person or of an organization. */
export function useWebhookSource(): WebhookSource {
  const of = useContext(WebhooksOfContext);
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useMemo(
    () =>
      of === "person"
        ? personSource(client, trpc.webhooks.pathKey())
        : organizationSource(client, [...trpc.organizationWebhooks.pathKey(), of.orgId], of),
    [of, trpc, client],
  );
}

const most = counted(WEBHOOKS_MAX, "webhook");

type Client = ReturnType<typeof useTRPCClient>;
type Key = WebhookSource["key"];

function personSource({ webhooks }: Client, key: Key): WebhookSource {
  return {
    key,
    path: "/settings/webhooks",
    offers: WEBHOOK_TYPES,
    words: {
      lead: "Tell other programs what happens at your events.",
      empty: "Add a URL, and each RSVP, cancellation and change is posted there as it happens.",
      add: "What happens at your events is posted there.",
      full: `You have ${most}, which is the most.`,
    },
    list: () => webhooks.list.query(),
    get: (webhookId) => webhooks.get.query({ webhookId }),
    deliveries: (asked, signal) => webhooks.deliveries.query(asked, { signal }),
    // The types are those of `offers`, which are the ones that a person can choose.
    create: ({ url, types }) => webhooks.create.mutate({ url, types: types as WebhookType[] }),
    edit: ({ types, ...asked }) =>
      webhooks.edit.mutate({ ...asked, ...(types && { types: types as WebhookType[] }) }),
    ping: (asked) => webhooks.ping.mutate(asked),
    resend: (asked) => webhooks.resend.mutate(asked),
    rotateSecret: (asked) => webhooks.rotateSecret.mutate(asked),
    remove: (asked) => webhooks.remove.mutate(asked),
  };
}

type Organization = Exclude<WebhooksOf, "person">;

function organizationSource(client: Client, key: Key, { orgId, orgSlug }: Organization): WebhookSource {
  const { organizationWebhooks: webhooks } = client;
  return {
    key,
    path: organizationWebhooksPath(orgSlug),
    offers: ORGANIZATION_WEBHOOK_TYPES,
    words: {
      lead: "Tell other programs what happens to your organization's requests, waitlist entries and venues.",
      empty: "Add a URL, and each answer, hold and change is posted there as it happens.",
      add: "What happens to your organization's requests, waitlist entries and venues is posted there.",
      full: `Your organization has ${most}, which is the most.`,
    },
    list: () => webhooks.list.query({ orgId }),
    get: (webhookId) => webhooks.get.query({ orgId, webhookId }),
    deliveries: (asked, signal) => webhooks.deliveries.query({ orgId, ...asked }, { signal }),
    // The types are those of `offers`, which are the ones that an organization can choose.
    create: ({ url, types }) =>
      webhooks.create.mutate({ orgId, url, types: types as OrganizationWebhookType[] }),
    edit: ({ types, ...asked }) =>
      webhooks.edit.mutate({ orgId, ...asked, ...(types && { types: types as OrganizationWebhookType[] }) }),
    ping: (asked) => webhooks.ping.mutate({ orgId, ...asked }),
    resend: (asked) => webhooks.resend.mutate({ orgId, ...asked }),
    rotateSecret: (asked) => webhooks.rotateSecret.mutate({ orgId, ...asked }),
    remove: (asked) => webhooks.remove.mutate({ orgId, ...asked }),
  };
}
