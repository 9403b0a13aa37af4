import type { Metadata } from "next";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { inboxStates } from "@/components/venue-desk/desk-pages";
import { InboxView } from "@/components/venue-desk/inbox/inbox-view";

export const metadata: Metadata = { title: "Inbox" };

type InboxPageProps = DeskParams & { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InboxPage({ params, searchParams }: InboxPageProps) {
  const { orgSlug } = await params;
  const { show, venue: slug } = await searchParams;
  const { caller, organization } = await loadActingFor("venue-desk", orgSlug);
  const orgId = organization.id;
  const state = inboxStates.find((one) => one === show) ?? "open";
  const { items: venues } = await caller.venues.mine({ orgId });
  const venueId = venues.find((one) => one.slug === (slug ?? orgSlug))?.id ?? null;
  const first = await caller.venueDesk.organizationInbox({ orgId, state, ...(venueId && { venueId }) });
  const renderedAt = new Date().toISOString();
  return (
    <InboxView
      key={`${state} ${venueId} ${renderedAt}`}
      orgSlug={organization.slug}
      organizationId={orgId}
      state={state}
      venueId={venueId}
      venues={venues.map(({ id, slug, name }) => ({ id, slug, name }))}
      first={first}
      renderedAt={renderedAt}
    />
  );
}
