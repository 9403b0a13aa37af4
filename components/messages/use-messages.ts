"use client";

import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { MessageOut } from "@/server/domains/messages/schema";

const MESSAGES_PER_PAGE = 20;
const FOLLOW_MS = 2_000;
const SLEEP_MS = 30_000;

export type MessagePage = { items: MessageOut[]; nextCursor: string | null };

/** The messages of the event, followed while one of them is on its way. */
export function useMessages(first: MessagePage) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { event } = useManaged();
  const input = { eventId: event.id, limit: MESSAGES_PER_PAGE };
  const initialData: InfiniteData<MessagePage, string | null> = { pages: [first], pageParams: [null] };
  const query = useInfiniteQuery({
    queryKey: trpc.messages.list.infiniteQueryKey(input),
    queryFn: ({ pageParam, signal }): Promise<MessagePage> =>
      client.messages.list.query({ ...input, ...(pageParam !== null && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData,
    refetchInterval: ({ state }) => pace(state.data?.pages.flatMap((page) => page.items) ?? []),
  });
  const cancel = useMutation(
    trpc.messages.cancel.mutationOptions({
      onSettled: () => queryClient.invalidateQueries(trpc.messages.pathFilter()),
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
    }),
  );
  const messages = useMemo(() => query.data.pages.flatMap((page) => page.items), [query.data]);
  return {
    ...query,
    messages,
    cancelling: cancel.isPending,
    cancel: ({ id }: MessageOut, onSettled: () => void) =>
      cancel.mutate({ eventId: event.id, messageId: id }, { onSettled }),
  };
}

function pace(messages: MessageOut[]): number | false {
  if (messages.some((message) => message.state === "sending")) return FOLLOW_MS;
  return messages.some((message) => message.state === "scheduled") ? SLEEP_MS : false;
}
