import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { loadActingFor } from "@/app/(app)/acting-for";
import { ManagersOnly } from "@/components/webhooks/managers-only";
import { WebhookDetail } from "@/components/webhooks/webhook-detail";
import { reaches } from "@/server/domains/organizations/policy";
import { webhookIdInput } from "@/server/domains/webhooks/schema";

export const metadata: Metadata = { title: "Webhook" };

type Props = { params: Promise<{ orgSlug: string; webhookId: string }> };

export default async function OrganizationWebhookPage({ params }: Props) {
  const { orgSlug, ...asked } = await params;
  const { viewer, caller, organization } = await loadActingFor("organize", orgSlug);
  if (!reaches(organization.role, "manager")) return <ManagersOnly />;
  const input = webhookIdInput.safeParse(asked);
  if (!input.success) notFound();
  const { webhookId } = input.data;
  const orgId = organization.id;
  const { organizationWebhooks: webhooks } = caller;
  const { items } = await webhooks.list({ orgId });
  const webhook = items.find(({ id }) => id === webhookId);
  if (!webhook) notFound();
  return (
    <WebhookDetail
      key={webhookId}
      of={{ orgId, orgSlug: organization.slug }}
      initial={webhook}
      firstPage={await webhooks.deliveries({ orgId, webhookId })}
      timeZone={viewer.timeZone}
      renderedAt={new Date().toISOString()}
    />
  );
}
