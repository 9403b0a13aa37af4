"use client";

import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { PASSWORD_CHARACTERS_MIN, passwordFault } from "@/server/domains/accounts/passwords/schema";
import { goTo, signInWith } from "./auth-client";
import { FormFault } from "./form-fault";
import { PasswordInput } from "./password-input";
import { fieldRefusal, useAccountForm } from "./use-account-form";
import { UsernameForManagers } from "./username-for-managers";

/** Chooses a new password with a mailed link, and signs in with it. */
export function NewPasswordForm({ token, email }: { token: string; email: string }) {
  const client = useTRPCClient();
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    const password = value("password");
    const fault = passwordFault(password, email);
    if (fault) throw fieldRefusal("password", fault);
    await client.accounts.resetPassword.mutate({ token, password });
    await signInWith("password", { email, password });
    goTo("/");
  });
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <UsernameForManagers email={email} />
      <Field
        label="New password"
        description={`At least ${PASSWORD_CHARACTERS_MIN} characters.`}
        error={faults.fields.password}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" size="lg" width="full" pending={pending}>
        Save and sign in
      </Button>
    </form>
  );
}
