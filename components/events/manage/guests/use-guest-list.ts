"use client";

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { useManaged } from "../manage-context";
import { type Filters, isSameFilter } from "./filters";
import { GUESTS_PER_PAGE } from "./page-size";

export type GuestPage = { items: GuestOut[]; nextCursor: string | null };

/** The guests that fit the filters, page by page; the first page came with the document. */
export function useGuestList(filters: Filters, first: { page: GuestPage; filters: Filters }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { event } = useManaged();
  const input = { eventId: event.id, ...filters, limit: GUESTS_PER_PAGE };
  const initialData: InfiniteData<GuestPage, string | null> = { pages: [first.page], pageParams: [null] };
  // Not tRPC's own infinite options: they send a `direction`, which the strict input refuses.
  const query = useInfiniteQuery({
    queryKey: trpc.rsvps.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }): Promise<GuestPage> =>
      client.rsvps.list.query({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...(isSameFilter(filters, first.filters) && { initialData }),
  });
  const guests = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, guests };
}
