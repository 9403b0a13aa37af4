import type { Metadata } from "next";
import { type DeskParams, loadActingFor } from "@/app/(app)/acting-for";
import { ManagersOnly } from "@/components/webhooks/managers-only";
import { WebhooksView } from "@/components/webhooks/webhooks-view";
import { reaches } from "@/server/domains/organizations/policy";

export const metadata: Metadata = { title: "Webhooks" };

export default async function OrganizationWebhooksPage({ params }: DeskParams) {
  const { caller, organization } = await loadActingFor("organize", (await params).orgSlug);
  if (!reaches(organization.role, "manager")) return <ManagersOnly />;
  const { id: orgId, slug: orgSlug } = organization;
  const { items } = await caller.organizationWebhooks.list({ orgId });
  return <WebhooksView key={orgId} of={{ orgId, orgSlug }} initial={items} />;
}
