"use client";

import { useId, useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { fieldRefusal, useAccountForm } from "@/components/accounts/use-account-form";
import { Button } from "@/components/ui/button";
import { DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { WebhookOut } from "@/server/domains/webhooks/schema";
import { TypesField } from "./types-field";
import { useWebhookSource } from "./use-webhook-source";
import type { SavedWebhook } from "./webhook-source";

export type WebhookFormProps = {
  /** The webhook that is edited; without it a new one is created. */
  webhook?: WebhookOut;
  onSaved: (saved: SavedWebhook) => Promise<void>;
};

/** Where to, and what; the inside of a dialog. */
export function WebhookForm({ webhook, onSaved }: WebhookFormProps) {
  const { edit, create, offers, words } = useWebhookSource();
  const id = useId();
  const [isAll, setAll] = useState((webhook?.types.length ?? 0) === 0);
  const { pending, faults, formProps } = useAccountForm(async (value, { fields }) => {
    const url = value("url").trim();
    const types = isAll ? [] : fields.getAll("types").map(String);
    if (!isAll && types.length === 0) throw fieldRefusal("types", "Choose one at least, or everything.");
    const saved = webhook
      ? edit({ webhookId: webhook.id, types, ...(url !== webhook.url && { url }) })
      : create({ url, types });
    await onSaved(await saved);
  });
  return (
    <DialogContent
      title={webhook ? "Change this webhook" : "Add a webhook"}
      description={webhook ? "Its secret and its log stay as they are." : words.add}
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
          offers={offers}
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
