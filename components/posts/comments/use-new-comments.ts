"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { usePacedRefetch } from "@/components/rsvps/use-paced-refetch";
import { passOnReactions } from "../reactions/live-reactions";
import { useLivePost } from "../use-live-post";
import type { PostOut } from "../wire";

type Visibility = "public" | "unlisted" | "private";

/** Without live messages the count is asked for this often. */
const POLL_MS = 30_000;

/** How many comments came since the page was rendered, without the viewer's own. */
export function useNewComments(post: PostOut, visibility: Visibility, renderedAt: string) {
  const router = useRouter();
  const client = useTRPCClient();
  const [own, setOwn] = useState({ renderedAt, known: post.commentCount });
  if (own.renderedAt !== renderedAt) setOwn({ renderedAt, known: post.commentCount });
  const newest = useQuery({
    queryKey: ["post", post.id, "count", renderedAt],
    queryFn: async ({ signal }) =>
      (await client.posts.get.query({ postId: post.id }, { signal })).commentCount,
    initialData: post.commentCount,
    refetchInterval: POLL_MS,
  });
  const refetch = usePacedRefetch(() => void newest.refetch());
  const renderAnew = usePacedRefetch(() => router.refresh());
  useLivePost(
    { id: post.id, audience: post.audience, group: { visibility }, groupId: post.groupId },
    {
      // Asked for, not taken from the message: what people wrote whom the viewer blocks is not counted.
      onComments: refetch,
      onReactions: passOnReactions,
      onChange: renderAnew,
      onResync: refetch,
    },
  );
  return {
    /** Those that the page knows of. */
    known: own.known,
    count: Math.max(0, newest.data - own.known),
    seen: () => setOwn({ renderedAt, known: newest.data }),
    ownCount: (change: 1 | -1) => setOwn((before) => ({ ...before, known: before.known + change })),
  };
}
