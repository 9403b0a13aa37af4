import type { Metadata } from "next";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { VenuesView } from "@/components/venue-desk/venues/venues-view";
import { reaches } from "@/server/domains/organizations/policy";

export const metadata: Metadata = { title: "Venues" };

export default async function VenuesPage({ params }: DeskParams) {
  const { caller, organization } = await loadActingFor("venue-desk", (await params).orgSlug);
  return (
    <VenuesView
      orgSlug={organization.slug}
      organizationId={organization.id}
      mayChange={reaches(organization.role, "manager")}
      initial={await caller.venues.mine({ orgId: organization.id })}
    />
  );
}
