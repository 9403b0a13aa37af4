"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { errorFacts } from "@/lib/error-message";
import { goTo, signInWith } from "./auth-client";
import { FormFault } from "./form-fault";
import { PasswordInput } from "./password-input";
import { readSignUpProof } from "./sign-up-proof";
import { useAccountForm } from "./use-account-form";

type ConfirmFormProps = {
  token: string;
  email: string;
  /** Whether the account has a password that only the person who signed up knows. */
  asksPassword: boolean;
  callbackUrl: string;
};

/**
 * Confirms an address. In the browser that signed up one press is enough; elsewhere the password shows that it is the same
 * person. Without it the account is confirmed and its password goes, because another person may have chosen it.
 */
export function ConfirmForm({ token, email, asksPassword, callbackUrl }: ConfirmFormProps) {
  const [proof, setProof] = useState<string | null>(null);
  useEffect(() => setProof(readSignUpProof()), []);
  const isAsked = asksPassword && proof === null;
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const shown = { ...(proof && { proof }), password: isAsked ? value("password") : "" };
    try {
      await signInWith("link", { token, purpose: "confirm", timeZone, ...shown });
    } catch (error) {
      // What this browser kept is of another sign-up.
      if (errorFacts(error).reason === "confirm.password-needed") setProof(null);
      throw error;
    }
    const isWithoutPassword = isAsked && shown.password === "";
    goTo(isWithoutPassword ? "/settings#password" : callbackUrl);
  });
  return (
    <form {...formProps} className="space-y-4">
      <FormFault>{faults.form}</FormFault>
      {isAsked && (
        <>
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <Field
            label="Your password"
            description="The one you chose when you signed up. Leave it empty if you didn't sign up yourself or don't remember it: you can set a new one next."
            error={faults.fields.password}
          >
            {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" />}
          </Field>
        </>
      )}
      <Button type="submit" size="lg" width="full" pending={pending}>
        Confirm and sign in
      </Button>
    </form>
  );
}
