import type { Metadata } from "next";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { orNull } from "@/app/or-not-found";
import { RequestEditor } from "@/components/organize/editor/request-editor";

export const metadata: Metadata = { title: "New request" };

type NewRequestProps = DeskParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewRequestPage({ params, searchParams }: NewRequestProps) {
  const { viewer, organization } = await loadActingFor("organize", (await params).orgSlug);
  const { venue: asked } = await searchParams;
  const venue =
    typeof asked === "string" && asked
      ? await orNull((caller) => caller.venues.get({ venueId: asked }))
      : null;
  return (
    <RequestEditor
      initial={null}
      venue={venue && { id: venue.id, slug: venue.slug, name: venue.name, city: venue.city }}
      organizationId={organization.id}
      orgSlug={organization.slug}
      timeZone={viewer.timeZone}
    />
  );
}
