"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import type { DeliveryOut, WebhookOut } from "@/server/domains/webhooks/schema";
import { DeliveryLog } from "./delivery-log";
import { SecretDialog } from "./secret-dialog";
import { useWebhookActions, type WebhookActions } from "./use-webhook-actions";
import { WebhookControls } from "./webhook-controls";
import { typesText, webhookState, webhookTrouble } from "./webhook-words";

/** Its state follows from what happens on the server at any time. */
const STATE_POLL_MS = 5_000;

type Page = { items: DeliveryOut[]; nextCursor: string | null };
type WebhookDetailProps = { initial: WebhookOut; firstPage: Page; timeZone: string; renderedAt: string };

/** One webhook: how it is doing, what it was sent, and everything that can be done with it. */
export function WebhookDetail({ initial, firstPage, timeZone, renderedAt }: WebhookDetailProps) {
  const trpc = useTRPC();
  const webhookId = initial.id;
  const actions = useWebhookActions(webhookId);
  // Once it is being deleted there is nothing left to ask for.
  const isKept = actions.remove.isIdle || actions.remove.isError;
  const { data: webhook } = useQuery(
    trpc.webhooks.get.queryOptions(
      { webhookId },
      { initialData: initial, refetchInterval: STATE_POLL_MS, enabled: isKept },
    ),
  );
  const trouble = webhookTrouble(webhook);
  return (
    <div className="space-y-6">
      <WebhookHeader webhook={webhook} ping={actions.ping} />
      {trouble && (
        <Callout tone={webhook.enabled ? "warning" : "danger"} role="status">
          {trouble}
        </Callout>
      )}
      <WebhookControls webhook={webhook} actions={actions} />
      <DeliveryLog
        webhookId={webhookId}
        firstPage={firstPage}
        timeZone={timeZone}
        renderedAt={renderedAt}
        isEnabled={webhook.enabled}
        isKept={isKept}
        resend={actions.resend}
      />
      <SecretDialog secret={actions.secret} onClose={actions.forgetSecret} />
    </div>
  );
}

function WebhookHeader({ webhook, ping }: { webhook: WebhookOut; ping: WebhookActions["ping"] }) {
  const { label, tone } = webhookState(webhook);
  return (
    <PageHeader
      title={<span className="break-all">{new URL(webhook.url).host}</span>}
      description={<span className="break-all">{webhook.url}</span>}
      back={{ href: "/settings/webhooks", label: "Webhooks" }}
      meta={
        <>
          <Badge tone={tone} dot>
            {label}
          </Badge>
          <Badge tone="outline">{typesText(webhook.types)}</Badge>
        </>
      }
      actions={
        <Button
          variant="secondary"
          disabled={!webhook.enabled}
          pending={ping.isPending}
          onClick={() => ping.mutate({ webhookId: webhook.id })}
        >
          <Send aria-hidden="true" />
          Send a test message
        </Button>
      }
    />
  );
}
