"use client";

import { useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { fieldRefusal, useAccountForm } from "@/components/accounts/use-account-form";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { RadioCard } from "@/components/ui/radio-card";
import { WEBHOOK_TYPES, type WebhookOut, type WebhookType } from "@/server/domains/webhooks/schema";

export type SavedWebhook = WebhookOut & { secret?: string };

/** Where to, and what. Without `webhook` it makes a new one. */
export function WebhookForm({
  webhook,
  onSaved,
}: {
  webhook?: WebhookOut;
  onSaved: (saved: SavedWebhook) => Promise<void>;
}) {
  const client = useTRPCClient();
  const [isAll, setAll] = useState((webhook?.types.length ?? 0) === 0);
  const { pending, faults, formProps } = useAccountForm(async (value, form) => {
    const url = value("url").trim();
    const types = isAll ? [] : (new FormData(form).getAll("types") as WebhookType[]);
    if (!isAll && types.length === 0) throw fieldRefusal("types", "Choose one at least, or everything.");
    const { edit, create } = client.webhooks;
    const saved = webhook
      ? edit.mutate({ webhookId: webhook.id, types, ...(url !== webhook.url && { url }) })
      : create.mutate({ url, types });
    await onSaved(await saved);
  });
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <Field
        label="Address"
        description="Begins with https:// and can be reached by everybody."
        error={faults.fields.url}
      >
        {(control) => (
          <Input
            {...control}
            name="url"
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            maxLength={2000}
            defaultValue={webhook?.url}
            placeholder="https://hooks.example.com/turnout"
          />
        )}
      </Field>
      <Fieldset legend="What is sent" error={faults.fields.types}>
        <RadioCard
          name="which"
          label="Everything"
          description="Also what is added later"
          checked={isAll}
          onChange={() => setAll(true)}
        />
        <RadioCard name="which" label="Only what I choose" checked={!isAll} onChange={() => setAll(false)} />
        {!isAll && <TypeChoice chosen={webhook?.types ?? []} />}
      </Fieldset>
      <Button type="submit" pending={pending} width="full">
        {webhook ? "Save changes" : "Add webhook"}
      </Button>
    </form>
  );
}

function TypeChoice({ chosen }: { chosen: readonly string[] }) {
  return (
    <div className="grid gap-3 pt-2 pl-1 sm:grid-cols-2">
      {WEBHOOK_TYPES.map(({ type, says }) => (
        <CheckboxField
          key={type}
          name="types"
          value={type}
          defaultChecked={chosen.includes(type)}
          label={says}
          description={<span className="break-all font-mono text-xs">{type}</span>}
        />
      ))}
    </div>
  );
}
