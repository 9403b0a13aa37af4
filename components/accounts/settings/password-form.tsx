"use client";

import { useRouter } from "next/navigation";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { errorFacts } from "@/lib/error-message";
import { PASSWORD_CHARACTERS_MIN, passwordFault } from "@/server/domains/accounts/passwords/schema";
import { signInWith } from "../auth-client";
import { FormFault } from "../form-fault";
import { PasswordInput } from "../password-input";
import { fieldRefusal, useAccountForm } from "../use-account-form";

/** Changes the password, or sets a first one. Everywhere else it signs out; here it signs in again at once. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const client = useTRPCClient();
  const router = useRouter();
  const { pending, faults, formProps } = useAccountForm(async (value, form) => {
    const [currentPassword, password] = [value("currentPassword"), value("password")];
    if (hasPassword && !currentPassword)
      throw fieldRefusal("currentPassword", "Enter your current password.");
    const fault = passwordFault(password, email);
    if (fault) throw fieldRefusal("password", fault);
    try {
      await client.accounts.changePassword.mutate({
        currentPassword: currentPassword || undefined,
        password,
      });
    } catch (error) {
      if (errorFacts(error).reason !== "password.wrong") throw error;
      throw fieldRefusal("currentPassword", "That is not your current password.");
    }
    await signInWith("password", { email, password });
    form.reset();
    toast({
      title: "Your password is changed",
      description: "All other devices are signed out.",
      tone: "success",
    });
    router.refresh();
  });
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {hasPassword && (
        <Field label="Current password" error={faults.fields.currentPassword}>
          {(control) => <PasswordInput {...control} name="currentPassword" autoComplete="current-password" />}
        </Field>
      )}
      <Field
        label="New password"
        description={`At least ${PASSWORD_CHARACTERS_MIN} characters.`}
        error={faults.fields.password}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" />}
      </Field>
      <Button type="submit" pending={pending}>
        {hasPassword ? "Change password" : "Set a password"}
      </Button>
    </form>
  );
}
