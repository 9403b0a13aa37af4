import type { ComponentProps } from "react";
import { OAuthButtons } from "../oauth-buttons";
import { PasswordForm } from "./password-form";
import { SettingsSection } from "./section";

type SignInSectionsProps = ComponentProps<typeof PasswordForm> &
  Pick<ComponentProps<typeof OAuthButtons>, "choices">;

/** The ways to sign in. */
export function SignInSections({ choices, ...account }: SignInSectionsProps) {
  return (
    <>
      <SettingsSection
        id="password"
        title="Password"
        description="Changing it signs you out everywhere else."
      >
        <PasswordForm {...account} />
      </SettingsSection>
      {choices.length > 0 && (
        <SettingsSection id="connected" title="Other sites" description="Sign in here with an account there.">
          <OAuthButtons choices={choices} callbackUrl="/settings" verb="Connect" />
        </SettingsSection>
      )}
    </>
  );
}
