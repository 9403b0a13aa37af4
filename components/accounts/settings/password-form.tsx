"use client";

import { useRouter } from "next/navigation";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { errorFacts } from "@/lib/error-message";
import { PASSWORD_CHARACTERS_MIN, passwordFault } from "@/server/domains/accounts/passwords/schema";
import { FormFault } from "../form-fault";
import { PasswordInput } from "../password-input";
import { fieldRefusal, useAccountForm } from "../use-account-form";
import { UsernameForManagers } from "../username-for-managers";
import { Proof } from "./proof";

/** Changes the password, or sets a first one. Every other device is signed out; this one stays signed in. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const client = useTRPCClient();
  const router = useRouter();
  const { pending, faults, formProps } = useAccountForm(async (value, { empty }) => {
    const [currentPassword, password] = [value("currentPassword"), value("password")];
    const endTokens = value("endTokens") === "on";
    if (hasPassword && !currentPassword)
      throw fieldRefusal("currentPassword", "Enter your current password.");
    const fault = passwordFault(password, email);
    if (fault) throw fieldRefusal("password", fault);
    try {
      await client.accounts.changePassword.mutate({
        currentPassword: currentPassword || undefined,
        password,
        endTokens,
      });
    } catch (error) {
      if (errorFacts(error).reason !== "password.wrong") throw error;
      throw fieldRefusal("currentPassword", "That is not your current password.");
    }
    empty();
    toast({
      title: "Your password is changed",
      description: endTokens
        ? "All other devices are signed out. Access tokens and your old calendar link have ended."
        : "All other devices are signed out.",
      tone: "success",
    });
    router.refresh();
  });
  return (
    <form {...formProps} className="space-y-5">
      <FormFault>{faults.form}</FormFault>
      <UsernameForManagers email={email} />
      {hasPassword ? (
        <Field label="Current password" error={faults.fields.currentPassword}>
          {(control) => <PasswordInput {...control} name="currentPassword" autoComplete="current-password" />}
        </Field>
      ) : (
        <Proof hasPassword={false} />
      )}
      <Field
        label="New password"
        description={`At least ${PASSWORD_CHARACTERS_MIN} characters.`}
        error={faults.fields.password}
      >
        {(control) => <PasswordInput {...control} name="password" autoComplete="new-password" />}
      </Field>
      <CheckboxField
        name="endTokens"
        label="Also end my access tokens and calendar link"
        description="Scripts and calendar apps stop working until you set them up again."
      />
      <Button type="submit" pending={pending}>
        {hasPassword ? "Change password" : "Set a password"}
      </Button>
    </form>
  );
}
