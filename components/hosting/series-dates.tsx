"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { cn } from "@/lib/class-names";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { HostingFilters } from "./hosting-address";
import { HostedEventRow, HostingRows } from "./hosting-rows";

type SeriesDatesProps = {
  series: { id: string; dates: number };
  title: string;
  filters: HostingFilters;
  now: Date;
};

/** The dates of a series that are in this list, shown when they are asked for, page by page. */
export function SeriesDates({ series, title, filters, now }: SeriesDatesProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="border-border border-t px-4 py-2 sm:px-5">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="inline-flex h-8 items-center gap-1.5 rounded-md text-muted text-sm hover:text-text"
      >
        <ChevronDown
          aria-hidden="true"
          className={cn("size-4 transition-transform", isOpen && "rotate-180")}
        />
        {isOpen ? "Hide dates" : `Show ${counted(series.dates, "date")}`}
        <span className="sr-only"> of {title}</span>
      </button>
      <div id={id} className={isOpen ? "py-2" : "hidden"}>
        {isOpen && <Dates series={series} title={title} filters={filters} now={now} />}
      </div>
    </div>
  );
}

function Dates({ series, title, filters, now }: SeriesDatesProps) {
  const { items, isPending, error, hasNextPage, isFetching, more } = useDates(series.id, filters);
  if (isPending) return <Spinner className="text-muted" />;
  return (
    <div className="space-y-3">
      {items.length > 0 && (
        <HostingRows label={`Dates of ${title}`}>
          {items.map((event) => (
            <HostedEventRow key={event.id} event={event} now={now} />
          ))}
        </HostingRows>
      )}
      {error && (
        <p role="alert" className="text-danger text-sm">
          {errorMessage(errorFacts(error))}
        </p>
      )}
      {(hasNextPage || error) && (
        <Button variant="secondary" size="sm" pending={isFetching} onClick={more}>
          {error ? "Try again" : "Show more dates"}
        </Button>
      )}
    </div>
  );
}

function useDates(seriesId: string, { show, q }: HostingFilters) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const asked = { seriesId, show, limit: 12, ...(q && { q }) };
  const pages = useInfiniteQuery({
    queryKey: [...trpc.events.hosted.pathKey(), "pages", asked],
    // Asked directly: tRPC's own infinite query adds a `direction` to the input, which knows no such field.
    queryFn: ({ pageParam, signal }) =>
      client.events.hosted.query({ ...asked, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });
  const { isPending, error, hasNextPage, isFetching } = pages;
  return {
    error,
    hasNextPage,
    isFetching,
    isPending: isPending && !error,
    items: pages.data?.pages.flatMap((page) => page.items) ?? [],
    more: () => void (pages.data ? pages.fetchNextPage() : pages.refetch()),
  };
}
