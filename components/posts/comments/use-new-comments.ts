"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { RESYNC_SPREAD_MS } from "@/lib/pace";
import { usePacedRefetch } from "@/lib/use-paced-refetch";
import { passOnReactions } from "../reactions/live-reactions";
import { useLivePost } from "../use-live-post";
import type { PostOut } from "../wire";

type Page = {
  /** Of the group. */
  visibility: "public" | "unlisted" | "private";
  /** The viewer does not see what some people wrote, which messages count. */
  blocksPeople: boolean;
  renderedAt: string;
};

/** Without live messages the count is asked for this often. */
const POLL_MS = 30_000;

/** How many comments came since the page was rendered, without the viewer's own. */
export function useNewComments(post: PostOut, { visibility, blocksPeople, renderedAt }: Page) {
  const router = useRouter();
  const client = useTRPCClient();
  const [own, setOwn] = useState({ renderedAt, known: post.commentCount });
  if (own.renderedAt !== renderedAt) setOwn({ renderedAt, known: post.commentCount });
  const queries = useQueryClient();
  const queryKey = ["post", post.id, "count", renderedAt];
  const newest = useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      (await client.posts.get.query({ postId: post.id }, { signal })).commentCount,
    initialData: post.commentCount,
    refetchInterval: POLL_MS,
  });
  const refetch = usePacedRefetch(() => void newest.refetch());
  const told = useRef(post.commentCount);
  // After a moment, in which the viewer's own comment is answered: it is not new to them.
  const takeTold = usePacedRefetch(() => queries.setQueryData(queryKey, told.current));
  const renderAnew = usePacedRefetch(() => router.refresh());
  useLivePost(
    { id: post.id, audience: post.audience, group: { visibility }, groupId: post.groupId },
    {
      onComments: (count) => {
        if (count === undefined || blocksPeople) return refetch();
        told.current = count;
        takeTold();
      },
      onReactions: passOnReactions,
      onChange: renderAnew,
      onResync: () => refetch(RESYNC_SPREAD_MS),
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
