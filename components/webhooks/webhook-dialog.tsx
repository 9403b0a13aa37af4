"use client";

import { Dialog } from "@/components/ui/dialog";
import { WebhookForm, type WebhookFormProps } from "./webhook-form";

type WebhookDialogProps = WebhookFormProps & { open: boolean; onOpenChange: (open: boolean) => void };

/** Adds a webhook, or changes the given one. What was typed is forgotten when it closes. */
export function WebhookDialog({ open, onOpenChange, ...form }: WebhookDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      {open && <WebhookForm {...form} />}
    </Dialog>
  );
}
