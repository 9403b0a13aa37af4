"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { errorFacts } from "@/lib/error-message";
import type { ErrorFacts } from "@/lib/refusals/table";
import type { DirectoryQuery } from "./filters";

/** The question that the first page answered. */
export type PageQuery = DirectoryQuery & { limit: number };

/** The pages of the directory after the one that ended at `cursor`. */
export function useNextVenues(query: PageQuery, cursor: string) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const pages = useInfiniteQuery({
    queryKey: [...trpc.venues.directory.pathKey(), "pages", query, cursor],
    // Asked directly: tRPC's own infinite query adds a `direction` to the input, which knows no such field.
    queryFn: ({ pageParam, signal }) =>
      client.venues.directory.query({ ...query, cursor: pageParam }, { signal }),
    initialPageParam: cursor,
    getNextPageParam: (page) => page.nextCursor,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const load = () => {
    if (pages.data) void pages.fetchNextPage();
    else void pages.refetch();
  };
  const error: ErrorFacts | null = pages.error && errorFacts(pages.error);
  return {
    load,
    error,
    isLoading: pages.isFetching,
    venues: pages.data?.pages.flatMap((page) => page.items) ?? [],
    hasMore: pages.data ? pages.hasNextPage : true,
  };
}
