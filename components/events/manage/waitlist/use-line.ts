"use client";

import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { GUESTS_PER_PAGE } from "../guests/page-size";
import { useManaged } from "../manage-context";

export type LinePage = {
  length: number;
  partyRule: "skip" | "strict";
  passOversMax: number;
  items?: GuestOut[] | undefined;
  nextCursor?: string | null | undefined;
};

/** The waitlist in queue order, page by page; the first page came with the document. */
export function useLine(first: LinePage) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { event } = useManaged();
  const input = { eventId: event.id, limit: GUESTS_PER_PAGE };
  const initialData: InfiniteData<LinePage, string | null> = { pages: [first], pageParams: [null] };
  // Not tRPC's own infinite options: they send a `direction`, which the strict input refuses.
  const query = useInfiniteQuery({
    queryKey: trpc.rsvps.waitlist.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }): Promise<LinePage> =>
      client.rsvps.waitlist.query({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
    initialData,
  });
  const line = useMemo(() => query.data.pages.flatMap((page) => page.items ?? []), [query.data]);
  return { ...query, line, terms: query.data.pages[0] ?? first };
}
