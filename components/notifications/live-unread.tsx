"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { useChannel } from "@/lib/use-channel";
import { usePacedRefetch } from "@/lib/use-paced-refetch";
import { userChannel } from "@/server/realtime/channels";
import { UnreadBadge } from "./unread-badge";

/** How many notifications are unread, as it changes; refetched after a lost connection and when the page becomes visible. */
export function LiveUnread({ count, viewerId }: { count: number; viewerId: string }) {
  const trpc = useTRPC();
  const unread = useQuery(trpc.notifications.unread.queryOptions(undefined, { initialData: { count } }));
  const refetch = usePacedRefetch(() => void unread.refetch());
  useChannel(userChannel(viewerId), { "notifications.changed": () => refetch(), onResync: () => refetch() });
  return <UnreadBadge count={unread.data.count} />;
}
