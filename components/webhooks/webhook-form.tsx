"use client";

import { useId, useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { fieldRefusal, useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { WebhookOut, WebhookType } from "@/server/domains/webhooks/schema";
import { TypesField } from "./types-field";

export type SavedWebhook = WebhookOut & { secret?: string };

export type WebhookFormProps = {
  /** The webhook that is edited; without it a new one is created. */
  webhook?: WebhookOut;
  onSaved: (saved: SavedWebhook) => Promise<void>;
};

/** Where to, and what; the inside of a dialog. */
export function WebhookForm({ webhook, onSaved }: WebhookFormProps) {
  const client = useTRPCClient();
  const id = useId();
  const [isAll, setAll] = useState((webhook?.types.length ?? 0) === 0);
  const { pending, faults, formProps } = useAccountForm(async (value, { fields }) => {
    const url = value("url").trim();
    const types = isAll ? [] : (fields.getAll("types") as WebhookType[]);
    if (!isAll && types.length === 0) throw fieldRefusal("types", "Choose one at least, or everything.");
    const { edit, create } = client.webhooks;
    const saved = webhook
      ? edit.mutate({ webhookId: webhook.id, types, ...(url !== webhook.url && { url }) })
      : create.mutate({ url, types });
    await onSaved(await saved);
  });
  return (
    <DialogContent
      title={webhook ? "Change this webhook" : "Add a webhook"}
      description={
        webhook ? "Its secret and its log stay as they are." : "What happens at your events is posted there."
      }
      footer={
        <>
          <DialogClose render={<Button variant="secondary">Cancel</Button>} />
          <Button type="submit" form={id} pending={pending}>
            {webhook ? "Save changes" : "Add webhook"}
          </Button>
        </>
      }
    >
      <form {...formProps} id={id} className="space-y-5">
        <FormFault>{faults.form}</FormFault>
        <UrlField url={webhook?.url} error={faults.fields.url} />
        <TypesField
          isAll={isAll}
          onAllChange={setAll}
          chosen={webhook?.types ?? []}
          error={faults.fields.types}
        />
      </form>
    </DialogContent>
  );
}

function UrlField({ url, error }: { url: string | undefined; error: string | undefined }) {
  return (
    <Field label="URL" description="Begins with https:// and is publicly reachable." error={error}>
      {(control) => (
        <Input
          {...control}
          name="url"
          type="url"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          defaultValue={url}
          placeholder="https://hooks.example.com/turnout"
        />
      )}
    </Field>
  );
}
