import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { NoEmailNotice } from "@/components/accounts/no-email-notice";
import { OAuthButtons } from "@/components/accounts/oauth-buttons";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { TextLink } from "@/components/accounts/text-link";
import { returnPath } from "@/server/domains/accounts/policy";
import { isMailboxOpen, losesMail, oauthChoices } from "@/server/sign-in";
import { getViewer } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Sign up" };

type Search = { searchParams: Promise<{ callbackUrl?: string | string[] }> };

export default async function SignUpPage({ searchParams }: Search) {
  const callbackUrl = returnPath((await searchParams).callbackUrl);
  if (await getViewer()) redirect(callbackUrl);
  const choices = oauthChoices();
  const way = callbackUrl === "/" ? "" : `?callbackUrl=${encodeURIComponent(callbackUrl)}`;
  return (
    <AuthPanel
      title="Create an account"
      description="Then an RSVP takes one click."
      footer={
        <>
          Already have one? <TextLink href={`/sign-in${way}`}>Sign in</TextLink>
        </>
      }
    >
      {losesMail() && <NoEmailNotice />}
      <SignUpForm callbackUrl={callbackUrl} mailboxOpen={isMailboxOpen()} losesMail={losesMail()} />
      {choices.length > 0 && <OAuthButtons choices={choices} callbackUrl={callbackUrl} />}
    </AuthPanel>
  );
}
