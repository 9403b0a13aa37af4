"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { canonicalTimeZone } from "@/lib/time-zones";
import { PASSWORD_CHARACTERS_MIN, passwordFault } from "@/server/domains/accounts/passwords/schema";
import { FormFault } from "./form-fault";
import { MailSent } from "./mail-sent";
import { PasswordInput } from "./password-input";
import { makeSignUpProof } from "./sign-up-proof";
import { fieldRefusal, useAccountForm } from "./use-account-form";
import { useWork, WorkNotice } from "./use-work";

type SignUpFormProps = { callbackUrl: string; mailboxOpen: boolean; losesMail: boolean };

/** Name, address and password; then an email. */
export function SignUpForm({ callbackUrl, ...mail }: SignUpFormProps) {
  const client = useTRPCClient();
  const [mailed, setMailed] = useState<string | null>(null);
  const { send, isWorking } = useWork();
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    const [name, email, password] = [value("name"), value("email"), value("password")];
    if (!name.trim()) throw fieldRefusal("name", "Enter your name.");
    if (!email.trim()) throw fieldRefusal("email", "Enter your email address.");
    const fault = passwordFault(password, email.trim());
    if (fault) throw fieldRefusal("password", fault);
    const timeZone = canonicalTimeZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? undefined;
    const proof = makeSignUpProof();
    const person = { name, email, password, timeZone, callbackUrl, proof };
    const answer = await send((work) => client.accounts.signUp.mutate({ ...person, work }));
    setMailed(answer.email);
  });

  if (mailed) {
    const onBack = () => setMailed(null);
    return <MailSent email={mailed} purpose="to get started" {...mail} onBack={onBack} />;
  }
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <Field label="Name" description="This is how hosts and guests will see you." error={faults.fields.name}>
        {(control) => <Input {...control} name="name" autoComplete="name" maxLength={80} />}
      </Field>
      <Field label="Email" error={faults.fields.email}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" />}
      </Field>
      <Field
        label="Password"
        description={`At least ${PASSWORD_CHARACTERS_MIN} characters. A short phrase is easier to remember.`}
        error={faults.fields.password}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="lg" width="full" pending={pending}>
        Sign up
      </Button>
      <WorkNotice isWorking={isWorking} />
    </form>
  );
}
