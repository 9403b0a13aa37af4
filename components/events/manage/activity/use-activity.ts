"use client";

import { type InfiniteData, keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import type { ActivityItem } from "@/server/domains/analytics/schema";
import { useManaged } from "../manage-context";
import { LINES_PER_PAGE } from "./activity-address";

export type ActivityPage = { items: ActivityItem[]; nextCursor: string | null };
export type FirstActivity = { page: ActivityPage; rsvpId: string | undefined };

/** What happened at the event, or to one RSVP, page by page; the first page came with the document. */
export function useActivity(rsvpId: string | undefined, first: FirstActivity) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { event } = useManaged();
  const input = { eventId: event.id, limit: LINES_PER_PAGE, ...(rsvpId && { rsvpId }) };
  const initialData: InfiniteData<ActivityPage, string | null> = { pages: [first.page], pageParams: [null] };
  // Not tRPC's own infinite options: they send a `direction`, which the strict input refuses.
  const query = useInfiniteQuery({
    queryKey: trpc.analytics.activity.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }): Promise<ActivityPage> =>
      client.analytics.activity.query(
        { ...input, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...(rsvpId === first.rsvpId && { initialData }),
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items };
}
