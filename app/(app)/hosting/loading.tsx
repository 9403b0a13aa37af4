import { Container } from "@/components/layout/container";
import { RowsSkeleton } from "@/components/operations/rows-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function LoadingHosting() {
  return (
    <Container className="max-w-3xl! space-y-8">
      <PageHeader title="Hosting" />
      <RowsSkeleton label="Loading your events" />
    </Container>
  );
}
