import { MailX } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { DeskParams } from "@/app/(app)/acting-for";
import { Container } from "@/components/layout/container";
import { WaitingInvitation } from "@/components/organizations/home/waiting-invitation";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { shownEmail } from "@/lib/shown-email";
import { deskPath, organizationInvitationPath } from "@/lib/sourcing-paths";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "You're invited", robots: { index: false } };

/** Where the link in an invitation email leads. Viewing changes nothing: email scanners open every link. */
export default async function OrganizationInvitationPage({ params }: DeskParams) {
  const key = (await params).orgSlug.toLowerCase();
  const viewer = await getViewer();
  const here = organizationInvitationPath(key);
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
  const { organizations } = await serverCaller();
  const [waiting, own] = await Promise.all([organizations.waiting(), organizations.list()]);
  const isIt = ({ id, slug }: { id: string; slug: string }) => id === key || slug === key;
  const invitation = waiting.items.find(({ organization }) => isIt(organization));
  const joined = own.items.find(isIt);
  if (!invitation && joined) redirect(deskPath("organize", joined.slug));
  return (
    <Container width="form" className="space-y-6">
      <PageHeader title="Join an organization" />
      {invitation ? (
        <WaitingInvitation invitation={invitation} desk="organize" />
      ) : (
        <EmptyState
          icon={<MailX />}
          title="There's no open invitation for you here"
          description={`It may have expired or been withdrawn, or it was sent to another email than ${shownEmail(viewer.email)}. Ask for a new one, or sign in with the email that was invited.`}
          action={<ButtonLink href="/organize?show=all">Your organizations</ButtonLink>}
        />
      )}
    </Container>
  );
}
