import { CalendarSearch } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { EventSummary } from "@/server/domains/events/schema";
import { EventGrid } from "../event-grid";
import { type Filters, isFiltered } from "./filters";
import { MoreEvents } from "./more-events";
import type { ListQuery } from "./use-next-pages";

type EventResultsProps = {
  page: { items: EventSummary[]; nextCursor: string | null };
  filters: Filters;
  query: ListQuery;
  now: Date;
};

/** What was found, or what to do where nothing was. */
export function EventResults({ page, filters, query, now }: EventResultsProps) {
  if (page.items.length === 0) return <NothingFound filters={filters} />;
  return (
    <>
      <EventGrid events={page.items} now={now} priority level="h2" />
      {page.nextCursor && (
        <MoreEvents
          key={page.nextCursor}
          filters={filters}
          query={query}
          cursor={page.nextCursor}
          shown={page.items.length}
          now={now}
        />
      )}
    </>
  );
}

function NothingFound({ filters }: { filters: Filters }) {
  if (!isFiltered(filters)) {
    return (
      <EmptyState
        icon={<CalendarSearch />}
        title="Nothing is planned yet"
        description="Public events show up here once they're published. Yours could be the first."
        action={<ButtonLink href="/events/new">Create an event</ButtonLink>}
      />
    );
  }
  return (
    <EmptyState
      icon={<CalendarSearch />}
      title={filters.q ? `No event matches “${filters.q}”` : "No event on these days"}
      description="Try fewer words or other days. Search looks at titles, places and hosts."
      action={
        <ButtonLink href="/events" variant="secondary">
          Show all events
        </ButtonLink>
      }
    />
  );
}
