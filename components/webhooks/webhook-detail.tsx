"use client";

import { useQuery } from "@tanstack/react-query";
import { Send } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { SwitchField } from "@/components/ui/switch";
import type { DeliveryOut, WebhookOut } from "@/server/domains/webhooks/schema";
import { DeliveryLog } from "./delivery-log";
import { SecretDialog } from "./secret-dialog";
import { useWebhookActions, type WebhookActions } from "./use-webhook-actions";
import { WebhookDialog } from "./webhook-dialog";
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
  const { label, tone } = webhookState(webhook);
  const trouble = webhookTrouble(webhook);
  return (
    <div className="space-y-6">
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
            pending={actions.ping.isPending}
            onClick={() => actions.ping.mutate({ webhookId })}
          >
            <Send aria-hidden="true" />
            Send a test message
          </Button>
        }
      />
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

function WebhookControls({ webhook, actions }: { webhook: WebhookOut; actions: WebhookActions }) {
  const { edit, rotate, remove, keep } = actions;
  const [isEditing, setEditing] = useState(false);
  const webhookId = webhook.id;
  const host = new URL(webhook.url).host;
  return (
    <Card className="space-y-5">
      <SwitchField
        label="Send messages there"
        description="Switched off, what is on its way is given up. Nothing that happens meanwhile is sent later."
        checked={webhook.enabled}
        disabled={edit.isPending}
        onChange={(event) => edit.mutate({ webhookId, enabled: event.target.checked })}
      />
      <div className="flex flex-wrap gap-2 border-border border-t pt-5">
        <Button variant="secondary" size="sm" onClick={() => setEditing(true)}>
          Change
        </Button>
        <ConfirmDialog
          trigger={
            <Button variant="secondary" size="sm" pending={rotate.isPending}>
              New secret
            </Button>
          }
          title={`Give ${host} a new secret?`}
          description="Messages are signed with the new one at once, so the receiver refuses them until it knows it. Refused messages are sent again for a day and a half."
          confirmLabel="Make a new secret"
          cancelLabel="Keep the old one"
          tone="primary"
          onConfirm={() => rotate.mutate({ webhookId })}
        />
        <ConfirmDialog
          trigger={
            <Button variant="danger-ghost" size="sm" className="sm:ml-auto" pending={remove.isPending}>
              Delete
            </Button>
          }
          title={`Delete the webhook to ${host}?`}
          description="Nothing is sent there any more, and its log is deleted. This cannot be taken back."
          confirmLabel="Delete webhook"
          onConfirm={() => remove.mutate({ webhookId })}
        />
      </div>
      <WebhookDialog
        open={isEditing}
        onOpenChange={setEditing}
        webhook={webhook}
        onSaved={async (saved) => {
          setEditing(false);
          await keep(saved);
        }}
      />
    </Card>
  );
}
