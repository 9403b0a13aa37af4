import type { Metadata } from "next";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { LinkSignIn } from "@/components/accounts/link-sign-in";
import { returnPath } from "@/server/domains/accounts/policy";
import { mailedAddress } from "@/server/sign-in";

export const metadata: Metadata = { title: "Confirm your address" };

type Search = { searchParams: Promise<{ token?: string | string[]; callbackUrl?: string | string[] }> };

export default async function ConfirmAddressPage({ searchParams }: Search) {
  const { token, callbackUrl } = await searchParams;
  const link = await mailedAddress("confirm", token);
  if (!link) return <ExpiredLink />;
  return (
    <AuthPanel
      title="Confirm your address"
      description={`Is ${link.email} yours, and did you sign up with it? Then this is the last step.`}
    >
      <LinkSignIn
        token={link.token}
        purpose="confirm"
        callbackUrl={returnPath(callbackUrl)}
        label="Confirm and sign in"
      />
    </AuthPanel>
  );
}
