import { ButtonLink } from "@/components/ui/button-link";
import { AuthPanel } from "./auth-panel";

/** For a mailed link that was used, is too old, or never was. */
export function ExpiredLink() {
  return (
    <AuthPanel
      title="This link has expired"
      description="It works once, for 24 hours. If you have used it already, you can simply sign in; otherwise ask for a new one there."
    >
      <ButtonLink href="/sign-in" size="lg">
        Go to sign in
      </ButtonLink>
    </AuthPanel>
  );
}
