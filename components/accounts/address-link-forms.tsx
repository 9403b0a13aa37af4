"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { shownEmail } from "@/lib/shown-email";
import { FormFault } from "./form-fault";
import { useAccountForm } from "./use-account-form";

/** Finishes a change of the address, on a button: email scanners open links, too. */
export function ChangeAddressForm({ token }: { token: string }) {
  const client = useTRPCClient();
  const [changedTo, setChangedTo] = useState<string | null>(null);
  const form = useAccountForm(async () => {
    setChangedTo((await client.accounts.address.confirm.mutate({ token })).email);
  });
  if (changedTo !== null) {
    return (
      <>
        <Callout tone="success" role="status" title="Your email was changed">
          <span className="wrap-anywhere">
            From now on we write to {shownEmail(changedTo)}. Your other devices were signed out.
          </span>
        </Callout>
        <ButtonLink href="/settings" size="lg">
          Go to settings
        </ButtonLink>
      </>
    );
  }
  return <OneButtonForm {...form} label="Use this email" />;
}

/** Cancels the change from the old address. No sign-in is needed: the link was mailed to the owner of the account. */
export function CancelChangeForm({ token }: { token: string }) {
  const client = useTRPCClient();
  const [isDone, setDone] = useState(false);
  const form = useAccountForm(async () => {
    await client.accounts.address.cancelByLink.mutate({ token });
    setDone(true);
  });
  if (isDone) {
    return (
      <>
        <Callout tone="success" role="status" title="The change was cancelled">
          Your email stays the same. If you didn't ask for the change, someone else may know your password:
          choose a new one.
        </Callout>
        <ButtonLink href="/settings#password" size="lg">
          Choose a new password
        </ButtonLink>
      </>
    );
  }
  return <OneButtonForm {...form} label="Cancel the change" />;
}

type OneButtonFormProps = ReturnType<typeof useAccountForm> & { label: string };

function OneButtonForm({ pending, faults, formProps, label }: OneButtonFormProps) {
  return (
    <form {...formProps} className="space-y-4">
      <FormFault>{faults.form}</FormFault>
      <Button type="submit" size="lg" width="full" pending={pending}>
        {label}
      </Button>
    </form>
  );
}
