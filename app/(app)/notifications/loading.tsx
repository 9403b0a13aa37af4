import { Container } from "@/components/layout/container";
import { CentreSkeleton } from "@/components/notifications/centre/centre-skeleton";
import { ShowTabs } from "@/components/notifications/centre/show-tabs";
import { PageHeader } from "@/components/ui/page-header";

export default function LoadingNotifications() {
  return (
    <Container className="max-w-prose! space-y-6">
      <PageHeader title="Notifications" />
      <ShowTabs show={null} />
      <CentreSkeleton />
    </Container>
  );
}
