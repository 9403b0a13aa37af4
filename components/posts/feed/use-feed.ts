"use client";

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { usePacedRefetch } from "@/components/rsvps/use-paced-refetch";
import { useChannel } from "@/lib/use-channel";
import { groupChannel } from "@/server/realtime/community-channels";
import type { PostPage } from "../wire";
import { feedArrivals, withFeedArrivals } from "./feed-arrivals";
import { type FeedQuery, POSTS_PER_PAGE } from "./feed-query";

/** Without live messages the newest posts are asked for this often. */
const POLL_MS = 45_000;

type Pages = InfiniteData<PostPage, string | null>;
export type FeedProps = {
  query: FeedQuery;
  /** Where new posts are heard of; null for feeds of several groups. */
  group: Parameters<typeof groupChannel>[0] | null;
  first: PostPage;
  renderedAt: string;
};

/** A feed, page by page. What is posted meanwhile waits until it is asked for, so that nothing moves under the reader. */
export function useFeed({ query, group, first, renderedAt }: FeedProps) {
  const client = useTRPCClient();
  const queries = useQueryClient();
  // Each visit has a list of its own: an older one would show as new what the server has just rendered.
  const queryKey = ["feed", query, renderedAt];
  const ask = (cursor: string | null, signal: AbortSignal): Promise<PostPage> => {
    const { groupId, taggedWith, ...rest } = query;
    const page = { limit: POSTS_PER_PAGE, ...(cursor !== null && { cursor }) };
    if (taggedWith) return client.tags.posts.query({ tagId: taggedWith, ...page }, { signal });
    const input = { ...rest, ...page };
    return groupId
      ? client.posts.list.query({ ...input, groupId }, { signal })
      : client.posts.feed.query(input, { signal });
  };
  const pages = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] } satisfies Pages as Pages,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const newest = useQuery({
    queryKey: [...queryKey, "newest"],
    queryFn: ({ signal }) => ask(null, signal),
    initialData: first,
    refetchInterval: POLL_MS,
  });
  const refetch = usePacedRefetch(() => void newest.refetch());
  useChannel(group && groupChannel(group), {
    "posts.new": refetch,
    "posts.changed": refetch,
    onResync: refetch,
  });
  const seen = new Set<string>();
  const posts = pages.data.pages
    .flatMap((page) => page.items)
    .filter(({ id }) => !seen.has(id) && seen.add(id));
  const arrived = feedArrivals(posts, newest.data.items, query.sort);
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const unfold = () => {
    setUnfolded(new Set(arrived.map(({ id }) => id)));
    queries.setQueryData<Pages>(
      queryKey,
      (known) => known && { ...known, pages: withFeedArrivals(known.pages, arrived) },
    );
  };
  return { ...pages, posts, waiting: arrived.length, unfold, unfolded };
}
