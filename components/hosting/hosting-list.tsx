"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { HostingPage, HostingRow } from "@/server/domains/events/hosting/schema";
import { type HostingFilters, hostingPath } from "./hosting-address";
import { HostedEventRow, HostingRows } from "./hosting-rows";
import { HOSTING_PAGE_SIZE } from "./page-size";
import { SeriesDates } from "./series-dates";

type HostingListProps = { first: HostingPage; filters: HostingFilters; isFirst: boolean; renderedAt: string };

/** The hosted events of one group. Before any script has run, the next page is a link. */
export function HostingList({ first, filters, isFirst, renderedAt }: HostingListProps) {
  const now = new Date(renderedAt);
  const { rows, hasMore, error, isLoading, load } = useMoreRows(first, filters);
  const shown = rows.reduce((sum, row) => sum + (row.series?.dates ?? 1), 0);
  const total = first.totals[filters.show];
  return (
    <div>
      <HostingRows label="Events">
        {rows.map((row) => (
          <Row key={row.series?.id ?? row.event.id} row={row} filters={filters} now={now} />
        ))}
      </HostingRows>
      <div className="flex flex-col items-center gap-3 py-6">
        {isFirst && (
          <p role="status" className="text-muted text-sm tabular-nums">
            {hasMore
              ? `${shown.toLocaleString("en-GB")} of ${counted(total, "event")}`
              : counted(total, "event")}
          </p>
        )}
        {error && (
          <p role="alert" className="text-danger text-sm">
            {errorMessage(errorFacts(error))}
          </p>
        )}
        {hasMore && rows.length === first.items.length && first.nextCursor && !isLoading && !error && (
          <a
            href={hostingPath(filters, first.nextCursor)}
            className={buttonStyles({ variant: "secondary" })}
            onClick={(click) => {
              click.preventDefault();
              load();
            }}
          >
            Show more events
          </a>
        )}
        {hasMore && (rows.length > first.items.length || isLoading || error) && (
          <Button variant="secondary" pending={isLoading} onClick={load}>
            {error ? "Try again" : "Show more events"}
          </Button>
        )}
      </div>
    </div>
  );
}

function Row({
  row: { event, series },
  filters,
  now,
}: {
  row: HostingRow;
  filters: HostingFilters;
  now: Date;
}) {
  if (!series) return <HostedEventRow event={event} now={now} />;
  const mark = (
    <Badge size="sm" tone="accent">
      {series.frequency === "weekly" ? "Weekly" : "Monthly"} · {counted(series.dates, "date")}
    </Badge>
  );
  const dates = series.dates > 1 && (
    <SeriesDates series={series} title={event.title} filters={filters} now={now} />
  );
  return <HostedEventRow event={event} now={now} mark={mark} below={dates} />;
}

/** The rows of the first page, and of the pages that were loaded since. */
function useMoreRows(first: HostingPage, { show, q }: HostingFilters) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [isWanted, setWanted] = useState(false);
  const asked = { show, limit: HOSTING_PAGE_SIZE, ...(q && { q }) };
  const pages = useInfiniteQuery({
    queryKey: [...trpc.events.hosting.pathKey(), "pages", asked, first.nextCursor],
    queryFn: ({ pageParam, signal }) =>
      client.events.hosting.query({ ...asked, cursor: pageParam }, { signal }),
    initialPageParam: first.nextCursor ?? "",
    getNextPageParam: (page) => page.nextCursor,
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const load = () => {
    if (!isWanted) setWanted(true);
    else if (pages.data) void pages.fetchNextPage();
    else void pages.refetch();
  };
  // A series keeps one row: its place can move to a later page while one looks.
  const known = new Set<string>();
  const rows = [...first.items, ...(pages.data?.pages.flatMap((page) => page.items) ?? [])].filter((row) => {
    const key = row.series?.id ?? row.event.id;
    return !known.has(key) && known.add(key);
  });
  const hasMore = pages.data ? pages.hasNextPage : first.nextCursor !== null;
  return { rows, hasMore, error: pages.error, isLoading: pages.isFetching, load };
}
