import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { loadActingFor } from "@/app/(app)/acting-for";
import { orNotFound } from "@/app/or-not-found";
import { organizePages } from "@/components/organize/organize-paths";
import { RequestView } from "@/components/organize/request/request-view";
import { middleOf } from "@/components/venues/browse/filters";

export const metadata: Metadata = { title: "Request" };

type RequestPageProps = { params: Promise<{ orgSlug: string; rfpId: string }> };

export default async function RequestPage({ params }: RequestPageProps) {
  const { orgSlug, rfpId } = await params;
  const { viewer, caller, organization } = await loadActingFor("organize", orgSlug);
  const orgId = organization.id;
  const request = await orNotFound((own) => own.rfps.get({ orgId, rfpId }));
  if (request.status === "draft") redirect(organizePages(organization.slug).edit(rfpId));
  const { items: places } = await caller.venues.places();
  // A request names a city; where it says no more, distances are counted from the city's middle.
  const near = request.latitude === null ? middleOf(request.city, places) : "";
  const [comparison, entries] = await Promise.all([
    caller.rfps.compare({ orgId, rfpId, ...(near && { near }) }),
    caller.waitlists.list({ orgId, activeOnly: "true" }),
  ]);
  return (
    <RequestView
      key={rfpId}
      request={request}
      comparison={comparison}
      near={near}
      entries={entries}
      orgSlug={organization.slug}
      viewerTimeZone={viewer.timeZone}
      renderedAt={new Date().toISOString()}
    />
  );
}
