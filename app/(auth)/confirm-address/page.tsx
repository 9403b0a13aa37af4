import type { Metadata } from "next";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { ConfirmForm } from "@/components/accounts/confirm-form";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { shownEmail } from "@/lib/shown-email";
import { returnPath } from "@/server/domains/accounts/policy";
import { confirmationLink } from "@/server/sign-in";
import { getViewer } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Confirm your email" };

type Search = { searchParams: Promise<{ token?: string | string[]; callbackUrl?: string | string[] }> };

export default async function ConfirmAddressPage({ searchParams }: Search) {
  const { token, callbackUrl } = await searchParams;
  const link = await confirmationLink(token, (await getViewer())?.id ?? null);
  if (!link) return <ExpiredLink />;
  return (
    <AuthPanel
      title="Confirm your email"
      description={`You signed up with ${shownEmail(link.email)}. This is the last step.`}
    >
      <ConfirmForm
        token={link.token}
        email={link.email}
        asksPassword={link.asksPassword}
        callbackUrl={returnPath(callbackUrl)}
      />
    </AuthPanel>
  );
}
