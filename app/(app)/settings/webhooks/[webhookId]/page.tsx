import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { Container } from "@/components/layout/container";
import { WebhookDetail } from "@/components/webhooks/webhook-detail";
import { webhookIdInput } from "@/server/domains/webhooks/schema";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params }: { params: Promise<{ webhookId: string }> }) {
  const input = webhookIdInput.safeParse(await params);
  if (!input.success) notFound();
  const { webhookId } = input.data;
  const viewer = await getViewer();
  if (!viewer) redirect(`/sign-in?callbackUrl=/settings/webhooks/${webhookId}`);
  const { webhooks } = await serverCaller();
  const { items } = await webhooks.list();
  const webhook = items.find((item) => item.id === webhookId);
  if (!webhook) notFound();
  return (
    <Container className="max-w-prose!">
      <WebhookDetail
        initial={webhook}
        firstPage={await webhooks.deliveries({ webhookId })}
        timeZone={viewer.timeZone}
        renderedAt={new Date().toISOString()}
      />
    </Container>
  );
}
