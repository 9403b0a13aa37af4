"use client";

import { Button } from "@/components/ui/button";
import { goTo, signInWith } from "./auth-client";
import { FormFault } from "./form-fault";
import { useAccountForm } from "./use-account-form";

type LinkSignInProps = {
  token: string;
  callbackUrl: string;
  /** What the button does: "Sign in". */
  label: string;
};

/** Uses a mailed link up. Only this button does: email scanners open every link, and press nothing. */
export function LinkSignIn({ token, callbackUrl, label }: LinkSignInProps) {
  const { pending, faults, formProps } = useAccountForm(async () => {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    await signInWith("link", { token, purpose: "sign-in", timeZone });
    goTo(callbackUrl);
  });
  return (
    <form {...formProps} className="space-y-4">
      <FormFault>{faults.form}</FormFault>
      <Button type="submit" size="lg" width="full" pending={pending}>
        {label}
      </Button>
    </form>
  );
}
