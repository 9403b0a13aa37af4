import { CalendarX } from "lucide-react";
import { Container } from "@/components/layout/container";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import type { EventDetails } from "@/server/domains/events/schema";

/** In place of the editor of an event that was called off. */
export function CancelledNotice({ event }: { event: EventDetails }) {
  return (
    <Container width="form" className="space-y-8">
      <PageHeader title={event.title} />
      <EmptyState
        icon={<CalendarX />}
        title="This event was cancelled"
        description={
          event.restorableUntil
            ? "Its guests have been notified. If that was a mistake, restore it in its settings."
            : "Its guests have been notified, so it can't be edited. To hold it after all, duplicate it and publish the copy."
        }
        action={<ButtonLink href={`/events/${event.slug}/manage/settings`}>Go to its settings</ButtonLink>}
      />
    </Container>
  );
}
