"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { FormFault } from "../form-fault";
import { useAccountForm } from "../use-account-form";
import { SettingsSection } from "./section";

type Step = { is: "none" } | { is: "asked"; phone: string } | { is: "confirmed"; phone: string };

/** The number that messages go to: asked for, proven with a code, and removed again. */
export function PhoneSection({ phone }: { phone: string | null }) {
  const [step, setStep] = useState<Step>(phone === null ? { is: "none" } : { is: "confirmed", phone });
  return (
    <SettingsSection
      id="phone"
      title="Phone"
      description="For WhatsApp messages about seats being held for you. No one else sees your number."
    >
      {step.is === "none" && <NumberForm onAsked={(asked) => setStep({ is: "asked", phone: asked })} />}
      {step.is === "asked" && <CodeForm phone={step.phone} onStep={setStep} />}
      {step.is === "confirmed" && (
        <ConfirmedNumber phone={step.phone} onRemoved={() => setStep({ is: "none" })} />
      )}
    </SettingsSection>
  );
}

function NumberForm({ onAsked }: { onAsked: (phone: string) => void }) {
  const client = useTRPCClient();
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    onAsked((await client.accounts.phone.start.mutate({ phone: value("phone") })).phone);
  });
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <Field
        label="Your number"
        description="Start with a plus and your country code. We'll send a code there over WhatsApp."
        error={faults.fields.phone}
      >
        {(control) => (
          <Input {...control} name="phone" type="tel" autoComplete="tel" placeholder="+49 170 1234567" />
        )}
      </Field>
      <Button type="submit" pending={pending}>
        Send me a code
      </Button>
    </form>
  );
}

function CodeForm({ phone, onStep }: { phone: string; onStep: (step: Step) => void }) {
  const client = useTRPCClient();
  const router = useRouter();
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    await client.accounts.phone.confirm.mutate({ code: value("code") });
    onStep({ is: "confirmed", phone });
    toast({ title: "Your number is confirmed", tone: "success", id: "phone" });
    // What can be chosen of WhatsApp depends on it.
    router.refresh();
  });
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <Field
        label="Code"
        description={`Six digits, sent to ${phone} over WhatsApp. It is good for 10 minutes.`}
        error={faults.fields.code}
      >
        {(control) => (
          <Input
            {...control}
            autoFocus
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            className="max-w-40 tabular-nums tracking-widest"
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" pending={pending}>
          Confirm
        </Button>
        <Button variant="ghost" onClick={() => onStep({ is: "none" })}>
          Another number
        </Button>
      </div>
    </form>
  );
}

function ConfirmedNumber({ phone, onRemoved }: { phone: string; onRemoved: () => void }) {
  const client = useTRPCClient();
  const router = useRouter();
  const [pending, setPending] = useState(false);
  async function remove() {
    setPending(true);
    try {
      await client.accounts.phone.remove.mutate({});
      onRemoved();
      router.refresh();
    } catch (error) {
      toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
    } finally {
      setPending(false);
    }
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm">
        <span className="font-medium tabular-nums">{phone}</span>{" "}
        <span className="text-muted">is confirmed.</span>
      </p>
      <ConfirmDialog
        trigger={
          <Button variant="danger-ghost" size="sm" pending={pending}>
            Remove
          </Button>
        }
        title="Remove your number?"
        description={`Nothing more is sent to ${phone}. You'll still get everything by email and in the app.`}
        confirmLabel="Remove"
        onConfirm={() => void remove()}
      />
    </div>
  );
}
