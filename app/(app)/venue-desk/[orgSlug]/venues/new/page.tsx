import type { Metadata } from "next";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { Callout } from "@/components/ui/callout";
import { NewVenue } from "@/components/venue-desk/venues/new-venue";
import { reaches } from "@/server/domains/organizations/policy";

export const metadata: Metadata = { title: "Add a venue" };

export default async function NewVenuePage({ params }: DeskParams) {
  const { viewer, organization } = await loadActingFor("venue-desk", (await params).orgSlug);
  if (!reaches(organization.role, "manager"))
    return <Callout>Owners and managers of your organization can add venues.</Callout>;
  return <NewVenue orgSlug={organization.slug} organizationId={organization.id} timeZone={viewer.timeZone} />;
}
