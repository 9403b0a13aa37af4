import { Building2 } from "lucide-react";
import type { Metadata } from "next";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { AvailabilityView } from "@/components/venue-desk/availability/availability-view";
import { deskPages } from "@/components/venue-desk/desk-pages";
import { reaches } from "@/server/domains/organizations/policy";

export const metadata: Metadata = { title: "Availability & waitlist" };

type Props = DeskParams & { searchParams: Promise<{ venue?: string | string[] }> };

export default async function AvailabilityPage({ params, searchParams }: Props) {
  const { orgSlug } = await params;
  const { venue: slug = orgSlug } = await searchParams;
  const { caller, organization } = await loadActingFor("venue-desk", orgSlug);
  const { items: venues } = await caller.venues.mine({ orgId: organization.id });
  // A link may name a venue that has been renamed or archived since: the first one is better than nothing.
  const named = venues.find((one) => one.slug === slug) ?? venues[0];
  if (!named)
    return (
      <EmptyState
        icon={<Building2 />}
        title="No venue yet"
        description="Each of your venues has a badge and a waitlist of its own."
        action={<ButtonLink href={deskPages(organization.slug).newVenue}>Add a venue</ButtonLink>}
      />
    );
  const venueId = named.id;
  const [venue, availability, signals, queue] = await Promise.all([
    caller.venues.get({ venueId }),
    caller.availability.get({ venueId }),
    caller.availability.signals({ venueId }),
    caller.availability.queue({ venueId }),
  ]);
  return (
    <AvailabilityView
      key={venueId}
      orgSlug={organization.slug}
      venue={venue}
      venues={venues.map(({ id, slug: key, name }) => ({ id, slug: key, name }))}
      mayChange={reaches(organization.role, "manager")}
      initial={{ availability, signals, queue }}
      renderedAt={new Date().toISOString()}
    />
  );
}
