import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadActingFor } from "@/app/(app)/acting-for";
import { orNull } from "@/app/or-not-found";
import { venueParts } from "@/components/venue-desk/desk-pages";
import { VenueEditor } from "@/components/venue-desk/venues/venue-editor";
import { isolate } from "@/lib/clean-text";
import { dayInZone } from "@/lib/dates";
import { reaches } from "@/server/domains/organizations/policy";

type VenuePageProps = {
  params: Promise<{ orgSlug: string; venueSlug: string }>;
  searchParams: Promise<{ part?: string | string[] }>;
};

async function load(params: VenuePageProps["params"]) {
  const { orgSlug, venueSlug: venueId } = await params;
  const { organization } = await loadActingFor("venue-desk", orgSlug);
  const venue = await orNull((caller) => caller.venues.get({ venueId }));
  if (!venue || venue.organization.id !== organization.id) notFound();
  return { organization, venue };
}

export async function generateMetadata({ params }: VenuePageProps): Promise<Metadata> {
  return { title: isolate((await load(params)).venue.name) };
}

export default async function VenuePage({ params, searchParams }: VenuePageProps) {
  const { organization, venue } = await load(params);
  const wanted = (await searchParams).part;
  const part = venueParts.find((one) => one === wanted) ?? "profile";
  const blocks = await orNull((caller) => caller.venues.blockedDates({ venueId: venue.id }));
  return (
    <VenueEditor
      key={`${venue.id} ${part}`}
      orgSlug={organization.slug}
      initial={venue}
      part={part}
      blocks={blocks?.items ?? []}
      mayChange={reaches(organization.role, "manager")}
      today={dayInZone(new Date(), venue.timeZone)}
    />
  );
}
