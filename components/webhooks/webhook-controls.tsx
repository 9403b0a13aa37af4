"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { SwitchField } from "@/components/ui/switch";
import type { WebhookOut } from "@/server/domains/webhooks/schema";
import type { WebhookActions } from "./use-webhook-actions";
import { WebhookDialog } from "./webhook-dialog";

type WebhookControlsProps = { webhook: WebhookOut; actions: WebhookActions };

/** Switches a webhook on and off, changes it, gives it a new secret, and deletes it. */
export function WebhookControls({ webhook, actions }: WebhookControlsProps) {
  const { edit, keep } = actions;
  const [isEditing, setEditing] = useState(false);
  const webhookId = webhook.id;
  return (
    <Card className="space-y-5">
      <SwitchField
        label="Send messages there"
        description="While it's off, nothing is sent: pending messages are dropped, and missed ones are not sent later."
        checked={webhook.enabled}
        disabled={edit.isPending}
        onChange={(event) => edit.mutate({ webhookId, enabled: event.target.checked })}
      />
      <div className="flex flex-wrap gap-2 border-border border-t pt-5">
        <Button variant="secondary" size="sm" onClick={() => setEditing(true)}>
          Change
        </Button>
        <NewSecret webhook={webhook} actions={actions} />
        <DeleteWebhook webhook={webhook} actions={actions} />
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

function NewSecret({ webhook, actions: { rotate } }: WebhookControlsProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="secondary" size="sm" pending={rotate.isPending}>
          New secret
        </Button>
      }
      title={`Give ${new URL(webhook.url).host} a new secret?`}
      description="For 24 hours messages are signed with both secrets, so you can change your receiver over without losing one. After that, only the new secret counts."
      confirmLabel="Make a new secret"
      cancelLabel="Keep the old secret"
      tone="primary"
      onConfirm={() => rotate.mutate({ webhookId: webhook.id })}
    />
  );
}

function DeleteWebhook({ webhook, actions: { remove } }: WebhookControlsProps) {
  return (
    <ConfirmDialog
      trigger={
        <Button variant="danger-ghost" size="sm" className="ml-auto" pending={remove.isPending}>
          Delete
        </Button>
      }
      title={`Delete the webhook to ${new URL(webhook.url).host}?`}
      description="Nothing more is sent there, and its log is deleted. This can't be undone."
      confirmLabel="Delete webhook"
      onConfirm={() => remove.mutate({ webhookId: webhook.id })}
    />
  );
}
