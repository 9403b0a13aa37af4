import { Container } from "@/components/layout/container";
import { MyEventsSkeleton } from "@/components/rsvps/mine/my-events-skeleton";
import { WhenTabs } from "@/components/rsvps/mine/when-tabs";
import { PageHeader } from "@/components/ui/page-header";

export default function LoadingMyEvents() {
  return (
    <Container className="max-w-prose! space-y-8">
      <PageHeader title="My events" />
      <WhenTabs when={null} />
      <MyEventsSkeleton />
    </Container>
  );
}
