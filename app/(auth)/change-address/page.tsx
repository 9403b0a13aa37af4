import type { Metadata } from "next";
import { ChangeAddressForm } from "@/components/accounts/address-link-forms";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { ButtonLink } from "@/components/ui/button-link";
import { Callout } from "@/components/ui/callout";
import { shownEmail } from "@/lib/shown-email";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

export const metadata: Metadata = { title: "Change email" };

type Search = { searchParams: Promise<{ token?: string | string[] }> };

export default async function ChangeAddressPage({ searchParams }: Search) {
  const { token } = await searchParams;
  const link = typeof token === "string" ? await load(token) : null;
  if (typeof token !== "string" || !link) return <Ended />;
  if (link.openedBy !== "owner") return <NotTheOwner token={token} openedBy={link.openedBy} />;
  return (
    <AuthPanel
      title="Change your email?"
      description={<span className="wrap-anywhere">Your account will use {shownEmail(link.email)}.</span>}
    >
      {link.replacesSignUp && (
        <Callout tone="warning">
          Someone signed up with this email and never confirmed it. That account and its RSVPs will be
          deleted.
        </Callout>
      )}
      <ChangeAddressForm token={token} />
    </AuthPanel>
  );
}

/** Viewing changes nothing: email scanners open every link. */
async function load(token: string) {
  try {
    return await (await serverCaller()).accounts.address.read({ token });
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "expired" || refusal === "invalid") return null;
    throw error;
  }
}

function Ended() {
  return (
    <AuthPanel
      title="This link has expired"
      description="It works once, for 24 hours, and ends when you ask for another one. You can get a new link in your settings."
    >
      <ButtonLink href="/settings" size="lg">
        Go to settings
      </ButtonLink>
    </AuthPanel>
  );
}

function NotTheOwner({ token, openedBy }: { token: string; openedBy: "other" | "no-one" }) {
  if (openedBy === "other") {
    return (
      <AuthPanel
        title="This link is for another account"
        description="Sign out, sign in to the account whose email you want to change, then open the link again."
      >
        <ButtonLink href="/sign-out" size="lg">
          Sign out
        </ButtonLink>
      </AuthPanel>
    );
  }
  const back = encodeURIComponent(`/change-address?token=${encodeURIComponent(token)}`);
  return (
    <AuthPanel
      title="Sign in to finish"
      description="Sign in with your current email, then come right back to change it. If you didn't ask for this, close this page: nothing changes."
    >
      <ButtonLink href={`/sign-in?callbackUrl=${back}`} size="lg">
        Sign in
      </ButtonLink>
    </AuthPanel>
  );
}
