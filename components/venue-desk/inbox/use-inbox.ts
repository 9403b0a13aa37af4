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
import type { InboxState, OrganizationInboxOut } from "@/server/domains/rfps/desk.schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";

const PER_PAGE = 20;

type Pages = InfiniteData<OrganizationInboxOut, string | null>;

export type InboxProps = {
  organizationId: string;
  state: InboxState;
  /** The only venue whose requests are shown; null for all. */
  venueId: string | null;
  first: OrganizationInboxOut;
  renderedAt: string;
};

/**
 * The requests of an inbox, page by page. What arrives meanwhile waits until it is asked for, so that no row moves under the
 * pointer; in an empty list it appears automatically.
 */
export function useInbox({ organizationId, state, venueId, first, renderedAt }: InboxProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const input = { orgId: organizationId, state, limit: PER_PAGE, ...(venueId && { venueId }) };
  // Each visit has a list of its own: it begins with what the server has just rendered.
  const queryKey = [...trpc.venueDesk.organizationInbox.infiniteQueryKey(input), renderedAt];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }): Promise<OrganizationInboxOut> =>
      client.venueDesk.organizationInbox.query(
        { ...input, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] } satisfies Pages as Pages,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const newest = useQuery(
    trpc.venueDesk.organizationInbox.queryOptions(input, { initialData: first, refetchOnWindowFocus: true }),
  );
  const refetch = () => void newest.refetch();
  useChannel(organizationChannel(organizationId), { "rfp.changed": refetch, onResync: refetch });

  const shown = pages.data.pages.flatMap((page) => page.items);
  const unfold = () => {
    queries.setQueryData<Pages>(queryKey, { pages: [newest.data], pageParams: [null] });
  };
  return { ...pages, ...heldList(shown, newest.data), counts: newest.data.counts, unfold };
}
