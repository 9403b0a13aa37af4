"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { SuccessionList } from "@/components/events/succession/succession-list";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { shownEmail } from "@/lib/shown-email";
import { goTo } from "../auth-client";
import { FormFault } from "../form-fault";
import { useAccountForm } from "../use-account-form";
import { Proof } from "./proof";
import { SettingsSection } from "./section";

/** Download everything, or delete the account. */
export function EndSections({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  return (
    <>
      <SettingsSection
        id="export"
        title="Your data"
        description="Everything we keep about you, as a JSON file."
      >
        <ExportForm hasPassword={hasPassword} />
      </SettingsSection>
      <SettingsSection id="delete" title="Delete account" description="For good. This can't be undone.">
        <DeleteForm email={email} hasPassword={hasPassword} />
      </SettingsSection>
    </>
  );
}

function ExportForm({ hasPassword }: { hasPassword: boolean }) {
  const client = useTRPCClient();
  const { pending, faults, formProps } = useAccountForm(async (value, { empty }) => {
    const password = value("password");
    if (password) await client.accounts.end.prove.mutate({ password });
    const data = await client.accounts.end.export.query();
    const url = URL.createObjectURL(new Blob([JSON.stringify(data, null, 2)], { type: "application/json" }));
    const link = Object.assign(document.createElement("a"), { href: url, download: "turnout-data.json" });
    link.click();
    URL.revokeObjectURL(url);
    empty();
  });
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <Proof hasPassword={hasPassword} />
      <Button type="submit" variant="secondary" pending={pending}>
        Download my data
      </Button>
    </form>
  );
}

function DeleteForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const [open, setOpen] = useState(false);
  const preview = useQuery(
    trpc.accounts.end.preview.queryOptions(undefined, { enabled: open, staleTime: 0 }),
  );
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    const password = value("password");
    if (password) await client.accounts.end.prove.mutate({ password });
    await client.accounts.end.delete.mutate({ confirm: value("confirm") });
    goTo("/");
  });
  if (!open) {
    return (
      <Button variant="danger" onClick={() => setOpen(true)}>
        Delete my account…
      </Button>
    );
  }
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <p className="text-sm">
        You'll be signed out everywhere. Your profile, notes, answers, notifications, tokens and webhooks are
        deleted. Hosts still see that someone answered, as "Deleted account".
      </p>
      {preview.data && <SuccessionList succession={preview.data} />}
      <Proof hasPassword={hasPassword} />
      <Field label={`Type ${shownEmail(email)} to confirm`} error={faults.fields.confirm}>
        {(control) => <Input {...control} name="confirm" autoComplete="off" spellCheck={false} />}
      </Field>
      <div className="flex flex-wrap gap-3">
        <Button type="submit" variant="danger" pending={pending} disabled={!preview.data}>
          Delete my account
        </Button>
        <Button variant="secondary" onClick={() => setOpen(false)}>
          Keep it
        </Button>
      </div>
    </form>
  );
}
