import { Container } from "@/components/layout/container";
import { ScheduleSkeleton } from "@/components/schedule/schedule-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function LoadingMySchedule() {
  return (
    <Container width="prose" className="max-w-3xl! space-y-6">
      <PageHeader title="My schedule" />
      <ScheduleSkeleton />
    </Container>
  );
}
