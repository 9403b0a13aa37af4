"use client";

import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { GUESTS_PER_PAGE } from "../guests/page-size";
import { useManaged } from "../manage-context";

export type WaitlistPage = {
  length: number;
  partyRule: "skip" | "strict";
  passOversMax: number;
  items?: GuestOut[] | undefined;
  nextCursor?: string | null | undefined;
};

/** The waitlist on the waitlist order, page by page; the first page came with the document. */
export function useWaitlist(first: WaitlistPage) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { event } = useManaged();
  const input = { eventId: event.id, limit: GUESTS_PER_PAGE };
  const initialData: InfiniteData<WaitlistPage, string | null> = { pages: [first], pageParams: [null] };
  // Not tRPC's own infinite options: they send a `direction`, which the strict input refuses.
  const query = useInfiniteQuery({
    queryKey: trpc.rsvps.waitlist.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }): Promise<WaitlistPage> =>
      client.rsvps.waitlist.query({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor ?? null,
    initialData,
  });
  const queue = useMemo(() => query.data.pages.flatMap((page) => page.items ?? []), [query.data]);
  return { ...query, queue, terms: query.data.pages[0] ?? first };
}
