"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { errorFacts } from "@/lib/error-message";
import type { ErrorFacts } from "@/lib/refusals/table";

/** The question that the first page answered. */
export type ListQuery = { q?: string; from?: string; to?: string; limit: number };

/** The pages of the list of events after the one that ended at `cursor`; none until the first `load`. */
export function useNextPages(query: ListQuery, cursor: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [isWanted, setWanted] = useState(false);
  const pages = useInfiniteQuery({
    queryKey: [...trpc.events.list.pathKey(), "pages", query, cursor],
    // Asked directly: tRPC's own infinite query adds a `direction` to the input, which knows no such field.
    queryFn: ({ pageParam, signal }) => client.events.list.query({ ...query, cursor: pageParam }, { signal }),
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
