"use client";

import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { signOut } from "./auth-client";
import { FormFault } from "./form-fault";
import { useAccountForm } from "./use-account-form";

/** Signs out on a button, so that no other page can do it with a link or a picture. */
export function SignOutForm() {
  const { pending, faults, formProps } = useAccountForm(signOut);
  return (
    <form {...formProps} className="space-y-4">
      <FormFault>{faults.form}</FormFault>
      <div className="flex flex-wrap gap-2.5">
        <Button type="submit" size="lg" pending={pending}>
          Sign out
        </Button>
        <ButtonLink href="/" size="lg" variant="secondary">
          Stay signed in
        </ButtonLink>
      </div>
    </form>
  );
}
