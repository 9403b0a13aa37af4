import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadActingFor } from "@/app/(app)/acting-for";
import { orNull } from "@/app/or-not-found";
import { RequestView } from "@/components/venue-desk/request/request-view";

export const metadata: Metadata = { title: "Request" };

type RequestPageProps = { params: Promise<{ orgSlug: string; rfpVenueId: string }> };

export default async function RequestPage({ params }: RequestPageProps) {
  const { orgSlug, rfpVenueId } = await params;
  const { viewer, organization } = await loadActingFor("venue-desk", orgSlug);
  const request = await orNull((caller) => caller.venueDesk.request({ rfpVenueId }));
  const venue = request && (await orNull((caller) => caller.venues.get({ venueId: request.venueId })));
  if (!venue || venue.organization.id !== organization.id) notFound();
  return (
    <RequestView
      initial={request}
      venue={venue}
      orgSlug={organization.slug}
      organizationId={organization.id}
      viewerTimeZone={viewer.timeZone}
      renderedAt={new Date().toISOString()}
    />
  );
}
