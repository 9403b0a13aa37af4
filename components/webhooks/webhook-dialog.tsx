"use client";

import { Dialog, DialogContent } from "@/components/ui/dialog";
import type { WebhookOut } from "@/server/domains/webhooks/schema";
import { type SavedWebhook, WebhookForm } from "./webhook-form";

/** Adds a webhook, or changes the given one. */
export function WebhookDialog({
  open,
  onOpenChange,
  webhook,
  onSaved,
}: {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  webhook?: WebhookOut;
  onSaved: (saved: SavedWebhook) => Promise<void>;
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={webhook ? "Change this webhook" : "Add a webhook"}
        description={
          webhook
            ? "Its secret and its log stay as they are."
            : "What happens at your events is posted there, signed."
        }
      >
        <WebhookForm {...(webhook && { webhook })} onSaved={onSaved} />
      </DialogContent>
    </Dialog>
  );
}
