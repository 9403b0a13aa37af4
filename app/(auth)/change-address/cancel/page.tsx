import type { Metadata } from "next";
import { CancelChangeForm } from "@/components/accounts/address-link-forms";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { ButtonLink } from "@/components/ui/button-link";
import { errorMessage } from "@/lib/error-message";
import { serverCaller } from "@/server/trpc/caller";
import { refusalIn } from "@/server/trpc/errors";

export const metadata: Metadata = { title: "Cancel the change of email" };

type Search = { searchParams: Promise<{ token?: string | string[] }> };

export default async function CancelChangePage({ searchParams }: Search) {
  const { token } = await searchParams;
  const found = typeof token === "string" ? await load(token) : null;
  if (typeof token !== "string" || !found) {
    return (
      <AuthPanel
        title="This link isn't valid"
        description={errorMessage({ reason: "address-change.link-ended" })}
      >
        <HomeLink />
      </AuthPanel>
    );
  }
  if (!found.isPending) {
    return (
      <AuthPanel title="Nothing to cancel" description="No change is waiting. Your email stays the same.">
        <HomeLink />
      </AuthPanel>
    );
  }
  return (
    <AuthPanel
      title="Cancel the change of email?"
      description="The link that we sent to the other email will stop working."
    >
      <CancelChangeForm token={token} />
    </AuthPanel>
  );
}

function HomeLink() {
  return (
    <ButtonLink href="/" size="lg">
      Go to home page
    </ButtonLink>
  );
}

/** Viewing changes nothing: email scanners open every link. */
async function load(token: string) {
  try {
    return await (await serverCaller()).accounts.address.readCancellation({ token });
  } catch (error) {
    const refusal = refusalIn(error)?.code;
    if (refusal === "expired" || refusal === "invalid") return null;
    throw error;
  }
}
