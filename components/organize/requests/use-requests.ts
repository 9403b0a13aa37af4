"use client";

import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { heldList } from "@/components/sourcing/held-list";
import { useChannel } from "@/lib/use-channel";
import type { RfpStatus, RfpsOut } from "@/server/domains/rfps/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";

const PER_PAGE = 20;

type Pages = InfiniteData<RfpsOut, string | null>;

export type RequestsProps = { organizationId: string; state: RfpStatus; first: RfpsOut; renderedAt: string };

/**
 * The requests in one state, page by page, live. New ones wait until they are asked for, so that no row moves under the
 * pointer; in an empty list they appear automatically.
 */
export function useRequests({ organizationId, state, first, renderedAt }: RequestsProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const input = { orgId: organizationId, status: state, limit: PER_PAGE };
  // Each visit has a list of its own: it begins with what the server has just rendered.
  const queryKey = [...trpc.rfps.list.infiniteQueryKey(input), renderedAt];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }): Promise<RfpsOut> =>
      client.rfps.list.query({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] } satisfies Pages as Pages,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const newest = useQuery(trpc.rfps.list.queryOptions(input, { initialData: first }));
  const refetch = () => void newest.refetch();
  useChannel(organizationChannel(organizationId), { "rfp.changed": refetch, onResync: refetch });

  const shown = pages.data.pages.flatMap((page) => page.items);
  const unfold = () => {
    queries.setQueryData<Pages>(queryKey, { pages: [newest.data], pageParams: [null] });
  };
  return { ...pages, ...heldList(shown, newest.data), counts: newest.data.counts, unfold };
}
