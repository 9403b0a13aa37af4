import type { Metadata } from "next";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { ExpiredLink } from "@/components/accounts/expired-link";
import { NewPasswordForm } from "@/components/accounts/new-password-form";
import { shownEmail } from "@/lib/shown-email";
import { mailedAddress } from "@/server/sign-in";

export const metadata: Metadata = { title: "Choose a new password" };

type Search = { searchParams: Promise<{ token?: string | string[] }> };

export default async function NewPasswordPage({ searchParams }: Search) {
  const link = await mailedAddress("password", (await searchParams).token);
  if (!link) return <ExpiredLink />;
  return (
    <AuthPanel
      title="Choose a new password"
      description={`For ${shownEmail(link.email)}. You will be signed out on every other device.`}
    >
      <NewPasswordForm {...link} />
    </AuthPanel>
  );
}
