"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import type { WebhookOut } from "@/server/domains/webhooks/schema";
import { DeliveryLog } from "./delivery-log";
import { SecretDialog } from "./secret-dialog";
import { useWebhookActions, type WebhookActions } from "./use-webhook-actions";
import { useWebhookSource, WebhooksOfContext } from "./use-webhook-source";
import { WebhookControls } from "./webhook-controls";
import { WebhookHeading } from "./webhook-heading";
import type { DeliveryPage, WebhooksOf } from "./webhook-source";
import { typesText, webhookState, webhookTrouble } from "./webhook-words";

/** Its state follows from what happens on the server at any time. */
const STATE_POLL_MS = 5_000;

type ShownProps = { initial: WebhookOut; firstPage: DeliveryPage; timeZone: string; renderedAt: string };
type WebhookDetailProps = ShownProps & { of?: WebhooksOf };

/** One webhook: how it is doing, what it was sent, and everything that can be done with it. */
export function WebhookDetail({ of = "person", ...shown }: WebhookDetailProps) {
  return (
    <WebhooksOfContext value={of}>
      <ShownWebhook {...shown} />
    </WebhooksOfContext>
  );
}

function ShownWebhook({ initial, firstPage, timeZone, renderedAt }: ShownProps) {
  const source = useWebhookSource();
  const webhookId = initial.id;
  const actions = useWebhookActions(webhookId);
  // Once it is being deleted there is nothing left to ask for.
  const isKept = actions.remove.isIdle || actions.remove.isError;
  const { data: webhook } = useQuery({
    queryKey: [...source.key, webhookId],
    queryFn: () => source.get(webhookId),
    initialData: initial,
    refetchInterval: STATE_POLL_MS,
    enabled: isKept,
  });
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
  const { path } = useWebhookSource();
  return (
    <WebhookHeading
      title={<span className="break-all">{new URL(webhook.url).host}</span>}
      description={<span className="break-all">{webhook.url}</span>}
      back={{ href: path, label: "Webhooks" }}
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
