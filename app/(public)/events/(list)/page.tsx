import type { Metadata } from "next";
import { pageAt } from "@/app/page-at";
import { EventResults } from "@/components/events/browse/event-results";
import { rangeOf, readFilters, type SearchParams } from "@/components/events/browse/filters";
import { SearchForm } from "@/components/events/browse/search-form";
import { FEED_LINKS } from "@/components/events/feed-links";
import { Container } from "@/components/layout/container";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = {
  title: "Events",
  description: "Find an event, see how many seats are left, and RSVP in one click.",
  alternates: { canonical: "/events", types: FEED_LINKS },
};

const PAGE_SIZE = 12;

type EventsPageProps = { searchParams: Promise<SearchParams> };

// Nothing here is streamed: results that arrive late would need a script to be put in their place.
export default async function EventsPage({ searchParams }: EventsPageProps) {
  const [params, caller, viewer] = await Promise.all([searchParams, serverCaller(), getViewer()]);
  const now = new Date();
  const filters = readFilters(params);
  const range = rangeOf(filters, viewer?.timeZone ?? "UTC", now);
  const query = { ...(filters.q && { q: filters.q }), ...range, limit: PAGE_SIZE };
  const cursor = typeof params.cursor === "string" && params.cursor ? params.cursor : undefined;
  const page = await pageAt(cursor, (at) => caller.events.list({ ...query, cursor: at }));
  return (
    <Container className="space-y-8">
      <PageHeader title="Events" />
      <SearchForm filters={filters} />
      <EventResults page={page} filters={filters} query={query} now={now} />
    </Container>
  );
}
