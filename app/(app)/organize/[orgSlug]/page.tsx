import type { Metadata } from "next";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { requestStates } from "@/components/organize/organize-paths";
import { RequestsView } from "@/components/organize/requests/requests-view";

export const metadata: Metadata = { title: "Requests" };

type RequestsPageProps = DeskParams & {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RequestsPage({ params, searchParams }: RequestsPageProps) {
  const { caller, organization } = await loadActingFor("organize", (await params).orgSlug);
  const { show } = await searchParams;
  const orgId = organization.id;
  const [sent, entries] = await Promise.all([
    caller.rfps.list({ orgId, status: "sent" }),
    caller.waitlists.list({ orgId, activeOnly: "true" }),
  ]);
  const preferred = sent.counts.sent === 0 && sent.counts.draft > 0 ? "draft" : "sent";
  const state = requestStates.find((one) => one === show) ?? preferred;
  const first = state === "sent" ? sent : await caller.rfps.list({ orgId, status: state });
  const renderedAt = new Date().toISOString();
  return (
    <RequestsView
      key={`${state} ${renderedAt}`}
      orgSlug={organization.slug}
      organizationId={orgId}
      state={state}
      first={first}
      sent={sent}
      entries={entries}
      renderedAt={renderedAt}
    />
  );
}
