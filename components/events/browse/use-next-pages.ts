"use client";

import { type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { errorFacts } from "@/lib/error-message";
import type { ErrorFacts } from "@/lib/refusals/table";
import type { EventSummary } from "@/server/domains/events/schema";

/** The question that the first page answered. */
export type ListQuery = { q?: string; from?: string; to?: string; limit: number };

type Page = { items: EventSummary[]; nextCursor: string | null };

/** The pages of the list of events after the one that ended at `cursor`. */
export function useNextPages(query: ListQuery, cursor: string): NextPages {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return usePagesAfter(
    cursor,
    [...trpc.events.list.pathKey(), "pages", query],
    // Asked directly: tRPC's own infinite query adds a `direction` to the input, which knows no such field.
    (at, signal) => client.events.list.query({ ...query, cursor: at }, { signal }),
  );
}

export type NextPages = ReturnType<typeof usePagesAfter>;

/** The pages of any list of events after the one that ended at `cursor`; none until the first `load`. */
export function usePagesAfter(
  cursor: string,
  key: QueryKey,
  ask: (cursor: string, signal: AbortSignal) => Promise<Page>,
) {
  const [isWanted, setWanted] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: [...key, cursor],
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: cursor,
    getNextPageParam: (page) => page.nextCursor,
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const load = () => {
    if (!isWanted) setWanted(true);
    else if (pages.data) void pages.fetchNextPage();
    else void pages.refetch();
  };
  const error: ErrorFacts | null = pages.error && errorFacts(pages.error);
  return {
    isWanted,
    load,
    error,
    isLoading: pages.isFetching,
    events: pages.data?.pages.flatMap((page) => page.items) ?? [],
    hasMore: pages.data ? pages.hasNextPage : true,
  };
}
