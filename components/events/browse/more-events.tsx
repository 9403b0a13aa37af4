"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { plural } from "@/lib/plural";
import { EventGrid } from "../event-grid";
import { browsePath, type Filters } from "./filters";

type MoreEventsProps = {
  filters: Filters;
  /** The first page's question, so that its next pages are pages of the same list. */
  query: { q?: string; from?: string; to?: string; limit: number };
  /** Where the first page ended. */
  cursor: string;
  /** How many the first page showed. */
  shown: number;
  now: Date;
};

/** The next pages of the list, below the first. Before any script has run it is a link to the next page. */
export function MoreEvents({ filters, query, cursor, shown, now }: MoreEventsProps) {
  const trpc = useTRPC();
  const [wanted, setWanted] = useState(false);
  const pages = useInfiniteQuery(
    trpc.events.list.infiniteQueryOptions(query, {
      initialCursor: cursor,
      getNextPageParam: (page) => page.nextCursor,
      enabled: wanted,
      staleTime: Number.POSITIVE_INFINITY,
    }),
  );
  const events = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const hasMore = pages.data ? pages.hasNextPage : true;
  const count = shown + events.length;
  const load = () => {
    if (!wanted) setWanted(true);
    else if (pages.data) void pages.fetchNextPage();
    else void pages.refetch();
  };
  return (
    <div className="mt-4 sm:mt-5">
      {events.length > 0 && <EventGrid events={events} now={now} level="h2" />}
      <div className="flex flex-col items-center gap-3 py-8">
        <p role="status" className="text-muted text-sm tabular-nums">
          {count} {plural(count, "event", "events")}
        </p>
        {pages.error && (
          <p role="alert" className="text-danger text-sm">
            {errorMessage(errorFacts(pages.error))}
          </p>
        )}
        {hasMore && !wanted && (
          <a
            href={browsePath(filters, cursor)}
            className={buttonStyles({ variant: "secondary" })}
            onClick={(click) => {
              click.preventDefault();
              load();
            }}
          >
            Show more events
          </a>
        )}
        {hasMore && wanted && (
          <Button variant="secondary" pending={pages.isFetching} onClick={load}>
            {pages.error ? "Try again" : "Show more events"}
          </Button>
        )}
      </div>
    </div>
  );
}
