import { Field } from "@/components/ui/field";
import { PasswordInput } from "../password-input";

/** Asks for what shows that the person is there: their password, or a new sign-in where they have none. */
export function Proof({ hasPassword, error }: { hasPassword: boolean; error?: string | undefined }) {
  if (!hasPassword) {
    return (
      <p className="text-muted text-sm">
        You sign in without a password. If you signed in more than 15 minutes ago, sign out and in again
        first.
      </p>
    );
  }
  return (
    <Field label="Your password" error={error}>
      {(control) => <PasswordInput {...control} name="password" autoComplete="current-password" />}
    </Field>
  );
}
