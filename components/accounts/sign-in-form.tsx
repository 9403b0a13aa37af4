"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { goTo, signInWith } from "./auth-client";
import { FormFault } from "./form-fault";
import { MailSent } from "./mail-sent";
import { PasswordInput } from "./password-input";
import { fieldRefusal, useAccountForm } from "./use-account-form";
import { useWork, WorkNotice } from "./use-work";

type SignInFormProps = {
  callbackUrl: string;
  mailboxOpen: boolean;
  losesMail: boolean;
  initialError: string | null;
};
type LinkPurpose = "sign-in" | "password";

const PURPOSES: Record<LinkPurpose, string> = {
  "sign-in": "to sign in",
  password: "to choose a new password",
};

/** Email and password, or an emailed link for people without a password. */
export function SignInForm({ callbackUrl, initialError, ...mail }: SignInFormProps) {
  const { pending, faults, formProps, mailed, setMailed, isWorking } = useSignIn(callbackUrl);
  if (mailed) {
    const onBack = () => setMailed(null);
    const { email, purpose } = mailed;
    return <MailSent email={email} purpose={PURPOSES[purpose]} {...mail} onBack={onBack} />;
  }
  const untouched = !pending && Object.keys(faults.fields).length === 0;
  return (
    <form {...formProps} className="space-y-5">
      {/* Enter presses the form's first button, which must not be the one that emails a new password. */}
      <button type="submit" hidden />
      <FormFault>{faults.form ?? (untouched ? initialError : null)}</FormFault>
      <Field label="Email" error={faults.fields.email}>
        {(control) => <Input {...control} name="email" type="email" autoComplete="username" />}
      </Field>
      <div className="relative">
        <Field label="Password" error={faults.fields.password}>
          {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" />}
        </Field>
        <ForgotButton />
      </div>
      <div className="space-y-2.5">
        <Button type="submit" size="lg" width="full" pending={pending}>
          Sign in
        </Button>
        <Button
          type="submit"
          variant="ghost"
          width="full"
          name="mail"
          value={"sign-in" satisfies LinkPurpose}
        >
          Email me a sign-in link
        </Button>
        <WorkNotice isWorking={isWorking} />
      </div>
    </form>
  );
}

function ForgotButton() {
  return (
    <button
      type="submit"
      name="mail"
      value={"password" satisfies LinkPurpose}
      className="absolute top-0 right-0 rounded-sm text-accent-text text-sm underline-offset-4 hover:underline"
    >
      Forgot password?
    </button>
  );
}

function useSignIn(callbackUrl: string) {
  const client = useTRPCClient();
  const { send, isWorking } = useWork();
  const [mailed, setMailed] = useState<{ email: string; purpose: LinkPurpose } | null>(null);
  const form = useAccountForm(async (value) => {
    const purpose = value("mail") as LinkPurpose | "";
    const [email, password] = [value("email"), value("password")];
    if (!email.trim()) throw fieldRefusal("email", "Enter your email address.");
    if (purpose) {
      await send((work) => client.accounts.requestLink.mutate({ email, purpose, callbackUrl, work }));
      setMailed({ email, purpose });
      return;
    }
    if (!password) throw fieldRefusal("password", "Enter your password, or have a link emailed to you.");
    await signInWith("password", { email, password }, send);
    goTo(callbackUrl);
  });
  return { ...form, mailed, setMailed, isWorking };
}
