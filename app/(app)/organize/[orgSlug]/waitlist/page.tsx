import type { Metadata } from "next";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { WaitlistView } from "@/components/organize/waitlist/waitlist-view";

export const metadata: Metadata = { title: "Waitlist" };

export default async function WaitlistPage({ params }: DeskParams) {
  const { viewer, caller, organization } = await loadActingFor("organize", (await params).orgSlug);
  const orgId = organization.id;
  const [active, all] = await Promise.all([
    caller.waitlists.list({ orgId, activeOnly: "true" }),
    caller.waitlists.list({ orgId }),
  ]);
  return (
    <WaitlistView
      orgSlug={organization.slug}
      organizationId={orgId}
      viewerTimeZone={viewer.timeZone}
      active={active}
      all={all}
      renderedAt={new Date().toISOString()}
    />
  );
}
