import type { Metadata } from "next";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { LinkSignIn } from "@/components/accounts/link-sign-in";
import { shownEmail } from "@/lib/shown-email";
import { returnPath } from "@/server/domains/accounts/policy";
import { mailedAddress } from "@/server/sign-in";

export const metadata: Metadata = { title: "Sign in" };

type Search = { searchParams: Promise<{ token?: string | string[]; callbackUrl?: string | string[] }> };

export default async function SignInLinkPage({ searchParams }: Search) {
  const { token, callbackUrl } = await searchParams;
  const link = await mailedAddress("sign-in", token);
  if (!link) return <ExpiredLink />;
  return (
    <AuthPanel title="One more click" description={`You are about to sign in as ${shownEmail(link.email)}.`}>
      <LinkSignIn token={link.token} callbackUrl={returnPath(callbackUrl)} label="Sign in" />
    </AuthPanel>
  );
}
