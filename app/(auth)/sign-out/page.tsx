import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthPanel } from "@/components/accounts/auth-panel";
import { SignOutForm } from "@/components/accounts/sign-out-form";
import { isolate } from "@/lib/clean-text";
import { getViewer } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Sign out" };

export default async function SignOutPage() {
  const viewer = await getViewer();
  if (!viewer) redirect("/");
  return (
    <AuthPanel
      title="Sign out?"
      description={`You are signed in as ${isolate(viewer.name)}. Your RSVPs and waitlist places won't change.`}
    >
      <SignOutForm />
    </AuthPanel>
  );
}
