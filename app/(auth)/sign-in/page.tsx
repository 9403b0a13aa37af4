import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { DemoPeople } from "@/components/accounts/demo-people";
import { NoEmailNotice } from "@/components/accounts/no-email-notice";
import { OAuthButtons } from "@/components/accounts/oauth-buttons";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { TextLink } from "@/components/accounts/text-link";
import { errorMessage } from "@/lib/error-message";
import { returnPath } from "@/server/domains/accounts/policy";
import { demoSignIns, isMailboxOpen, losesMail, oauthChoices, reasonOf } from "@/server/sign-in";
import { getViewer } from "@/server/trpc/caller";
import { signInPurpose } from "./purpose";

export const metadata: Metadata = { title: "Sign in" };

type Search = { searchParams: Promise<{ callbackUrl?: string | string[]; error?: string | string[] }> };

export default async function SignInPage({ searchParams }: Search) {
  const { callbackUrl: asked, error } = await searchParams;
  const callbackUrl = returnPath(asked);
  if (await getViewer()) redirect(callbackUrl);
  const demo = await demoSignIns();
  const choices = oauthChoices();
  const way = callbackUrl === "/" ? "" : `?callbackUrl=${encodeURIComponent(callbackUrl)}`;
  return (
    <AuthPanel
      title="Welcome back"
      description={
        (await signInPurpose(callbackUrl)) ??
        "Sign in to RSVP, see your place on the waitlist, and run your own events."
      }
    >
      {losesMail() && <NoEmailNotice />}
      <SignInForm
        callbackUrl={callbackUrl}
        mailboxOpen={isMailboxOpen()}
        losesMail={losesMail()}
        initialError={typeof error === "string" ? errorMessage({ reason: reasonOf(error) }) : null}
      />
      {choices.length > 0 && <OAuthButtons choices={choices} callbackUrl={callbackUrl} />}
      <p className="text-center text-muted text-sm">
        New here? <TextLink href={`/sign-up${way}`}>Create an account</TextLink>
      </p>
      {demo && demo.people.length > 0 && (
        <DemoPeople {...demo} callbackUrl={asked === undefined ? null : callbackUrl} />
      )}
    </AuthPanel>
  );
}
