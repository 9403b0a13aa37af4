import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Container } from "@/components/layout/container";
import { WebhooksView } from "@/components/webhooks/webhooks-view";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Webhooks" };

export default async function WebhooksPage() {
  if (!(await getViewer())) redirect("/sign-in?callbackUrl=/settings/webhooks");
  const { webhooks } = await serverCaller();
  const { items } = await webhooks.list();
  return (
    <Container className="max-w-prose!">
      <WebhooksView initial={items} />
    </Container>
  );
}
