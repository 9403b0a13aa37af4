"use client";

import {
  type InfiniteData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { useChannel } from "@/lib/use-channel";
import { usePacedRefetch } from "@/lib/use-paced-refetch";
import type { NotificationPage, Show } from "@/server/domains/notifications/centre/schema";
import { userChannel } from "@/server/realtime/channels";
import { arrivalsAmong, withArrivals } from "./arrivals";

export const NOTIFICATIONS_PER_PAGE = 20;

type Pages = InfiniteData<NotificationPage, string | null>;
type CentreProps = { show: Show; first: NotificationPage; viewerId: string; renderedAt: string };

/**
 * The viewer's notifications, page by page. What arrives meanwhile is kept aside until it is asked for, so that nothing moves
 * under the pointer; in an empty list it appears automatically.
 */
export function useCentre({ show, first, viewerId, renderedAt }: CentreProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const input = { show, limit: NOTIFICATIONS_PER_PAGE };
  // Each visit has a list of its own: an older one would show as new what the server has just rendered.
  const queryKey = [...trpc.notifications.list.infiniteQueryKey(input), renderedAt];
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }): Promise<NotificationPage> =>
      client.notifications.list.query(
        { ...input, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] } satisfies Pages as Pages,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const newest = useQuery(trpc.notifications.list.queryOptions(input, { initialData: first }));
  const refetch = usePacedRefetch(() => void newest.refetch());
  useChannel(userChannel(viewerId), { "notifications.changed": () => refetch(), onResync: () => refetch() });

  const reading = useReading();
  const shown = pages.data.pages.flatMap((page) => page.items);
  const listed = shown.length > 0 ? shown : newest.data.items;
  const readSince = new Map(newest.data.items.map(({ id, readAt }) => [id, readAt]));
  const items = listed.map((item) => ({
    ...item,
    isUnread: (item.readAt ?? readSince.get(item.id) ?? null) === null && !reading.marked.has(item.id),
  }));
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const waiting = arrivalsAmong(listed, newest.data.items);
  const unfold = () => {
    setUnfolded(new Set(waiting.map((item) => item.id)));
    queryClient.setQueryData<Pages>(queryKey, (known) => {
      const next = withArrivals(known?.pages ?? [], newest.data);
      return { pages: next, pageParams: next.length > 1 && known ? known.pageParams : [null] };
    });
  };
  return { ...pages, items, waiting: waiting.length, unfold, unfolded, ...reading };
}

/** Marks as read optimistically; a refusal shows it as unread again. */
function useReading() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const options = {
    onSuccess: (unread: { count: number }) =>
      queryClient.setQueryData(trpc.notifications.unread.queryKey(), unread),
    onError: (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
  };
  const one = useMutation(trpc.notifications.markRead.mutationOptions(options));
  const all = useMutation(trpc.notifications.markAllRead.mutationOptions(options));
  return useMemo(() => {
    const begin = (ids: string[]) => setMarked((known) => new Set([...known, ...ids]));
    const undo = (ids: string[]) =>
      setMarked((known) => new Set([...known].filter((id) => !ids.includes(id))));
    return {
      marked,
      read: (id: string) => {
        begin([id]);
        one.mutate({ ids: [id] }, { onError: () => undo([id]) });
      },
      /** Everything from the first of these on, which is the newest. */
      readAll: (items: readonly { id: string }[]) => {
        const ids = items.map((item) => item.id);
        const [upTo] = ids;
        if (upTo === undefined) return;
        begin(ids);
        all.mutate({ upTo }, { onError: () => undo(ids) });
      },
    };
  }, [marked, one.mutate, all.mutate]);
}
