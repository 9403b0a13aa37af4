"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { FormFault } from "../form-fault";
import { fieldRefusal, useAccountForm } from "../use-account-form";

const LIFETIMES = [
  { days: "30", label: "30 days" },
  { days: "90", label: "90 days" },
  { days: "365", label: "a year" },
  { days: "", label: "until I revoke it" },
];

const DAY_MS = 86_400_000;

/** Names a new token and says how long it works. */
export function TokenForm({ onMade }: { onMade: (made: { name: string; token: string }) => Promise<void> }) {
  const client = useTRPCClient();
  const { pending, faults, formProps } = useAccountForm(async (value, { empty }) => {
    const name = value("name").trim();
    if (!name) throw fieldRefusal("name", "Say what it is for.");
    const days = Number(value("days"));
    const expiresAt = days ? new Date(Date.now() + days * DAY_MS).toISOString() : null;
    await onMade(await client.accounts.tokens.create.mutate({ name, expiresAt }));
    empty();
  });
  return (
    <form {...formProps} className="space-y-4">
      <FormFault>{faults.form}</FormFault>
      <div className="grid items-start gap-4 sm:grid-cols-[1fr_11rem]">
        <Field label="What it is for" error={faults.fields.name}>
          {(control) => (
            <Input
              {...control}
              name="name"
              maxLength={80}
              autoComplete="off"
              placeholder="Newsletter script"
            />
          )}
        </Field>
        <Field label="It works for" error={faults.fields.expiresAt}>
          {(control) => (
            <NativeSelect {...control} name="days" defaultValue="90">
              {LIFETIMES.map(({ days, label }) => (
                <option key={label} value={days}>
                  {label}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      </div>
      <Button type="submit" variant="secondary" pending={pending}>
        Create a token
      </Button>
    </form>
  );
}
