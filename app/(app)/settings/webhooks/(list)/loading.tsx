import { Container } from "@/components/layout/container";
import { WebhooksSkeleton } from "@/components/webhooks/webhooks-skeleton";

export default function LoadingWebhooks() {
  return (
    <Container className="max-w-prose!">
      <WebhooksSkeleton label="Loading your webhooks" />
    </Container>
  );
}
