"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { shownEmail } from "@/lib/shown-email";
import { FormFault } from "../form-fault";
import { useAccountForm } from "../use-account-form";
import { useWork, WorkNotice } from "../use-work";
import { Proof } from "./proof";
import { SettingsSection } from "./section";

type Pending = { email: string } | null;
type Account = { email: string; hasPassword: boolean };

/** The address of the account: asked to change, waiting for the mailed link, and sent again or cancelled. */
export function AddressSection({ initial, ...account }: Account & { initial: Pending }) {
  const [pending, setPending] = useState(initial);
  return (
    <SettingsSection id="email" title="Email" description="Where we email you, and how you sign in.">
      <div className="space-y-5">
        <p className="wrap-anywhere font-medium text-sm">{shownEmail(account.email)}</p>
        {pending ? (
          <PendingAddress email={pending.email} onCancelled={() => setPending(null)} />
        ) : (
          <AddressForm {...account} onAsked={setPending} />
        )}
      </div>
    </SettingsSection>
  );
}

function PendingAddress({ email, onCancelled }: { email: string; onCancelled: () => void }) {
  const client = useTRPCClient();
  const [busy, setBusy] = useState<"resend" | "cancel" | null>(null);
  const { send, isWorking } = useWork();
  async function run(step: "resend" | "cancel", work: () => Promise<unknown>, done: string) {
    setBusy(step);
    try {
      await work();
      toast({ title: done, tone: "success", id: "address" });
      if (step === "cancel") onCancelled();
    } catch (error) {
      const facts = errorFacts(error);
      toast({ title: errorMessage(facts), tone: "danger" });
      // Confirmed, cancelled or expired since the page was opened.
      if (facts.reason === "address-change.not-found") onCancelled();
    } finally {
      setBusy(null);
    }
  }
  return (
    <div className="space-y-3">
      <Callout tone="accent" role="status">
        <span className="wrap-anywhere">We sent a link to {shownEmail(email)}. Open it to finish.</span>
      </Callout>
      <div className="flex flex-wrap gap-2">
        <Button
          variant="secondary"
          pending={busy === "resend"}
          disabled={busy !== null}
          onClick={() =>
            void run(
              "resend",
              () => send((work) => client.accounts.address.resend.mutate({ work })),
              "Link sent",
            )
          }
        >
          Resend
        </Button>
        <Button
          variant="ghost"
          pending={busy === "cancel"}
          disabled={busy !== null}
          onClick={() =>
            void run("cancel", () => client.accounts.address.cancel.mutate(), "Your email stays the same")
          }
        >
          Cancel
        </Button>
      </div>
      <WorkNotice isWorking={isWorking} />
    </div>
  );
}

function AddressForm({ hasPassword, onAsked }: Account & { onAsked: (pending: Pending) => void }) {
  const client = useTRPCClient();
  const [open, setOpen] = useState(false);
  const { send, isWorking } = useWork();
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    const password = value("password");
    if (password) await client.accounts.end.prove.mutate({ password });
    const email = value("email");
    const answer = await send((work) => client.accounts.address.request.mutate({ email, work }));
    onAsked(answer.pending);
  });
  if (!open) {
    return (
      <Button variant="secondary" onClick={() => setOpen(true)}>
        Change email
      </Button>
    );
  }
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <Field
        label="New email"
        description="We'll send a link there. Your email changes when you open it."
        error={faults.fields.email}
      >
        {(control) => (
          <Input {...control} autoFocus name="email" type="email" autoComplete="email" spellCheck={false} />
        )}
      </Field>
      <Proof hasPassword={hasPassword} />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" pending={pending}>
          Change email
        </Button>
        <Button variant="secondary" onClick={() => setOpen(false)}>
          Keep it
        </Button>
      </div>
      <WorkNotice isWorking={isWorking} />
    </form>
  );
}
