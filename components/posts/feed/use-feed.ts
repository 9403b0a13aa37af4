"use client";

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { RESYNC_SPREAD_MS } from "@/lib/pace";
import { useChannel } from "@/lib/use-channel";
import { usePacedRefetch } from "@/lib/use-paced-refetch";
import type { PostNews } from "@/server/realtime/channels";
import { groupChannel } from "@/server/realtime/community-channels";
import type { PostOut, PostPage } from "../wire";
import { feedArrivals, firstPlace, withFeedArrivals } from "./feed-arrivals";
import { type FeedQuery, POSTS_PER_PAGE } from "./feed-query";
import { countUnfetched, type FeedReader, goneSince, type HeardPosts, hear, mustAsk } from "./heard-posts";

/** Without live messages the newest posts are asked for this often. */
const POLL_MS = 45_000;

type Pages = InfiniteData<PostPage, string | null>;
export type FeedProps = {
  query: FeedQuery;
  /** Where new posts are heard of, and by whom; null for feeds of several groups. */
  live: { group: Parameters<typeof groupChannel>[0]; reader: FeedReader } | null;
  first: PostPage;
  renderedAt: string;
};

/** A feed, page by page. What is posted meanwhile waits until it is asked for, so that nothing moves under the reader. */
export function useFeed({ query, live, first, renderedAt }: FeedProps) {
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
  const { newest, heard, gone } = useNewest({ queryKey, query, live, first, ask });
  const posts = postsOf(pages.data.pages);
  const arrivalsOf = ({ items }: PostPage) =>
    feedArrivals(posts, items, query.sort).filter(({ id }) => !gone.has(id));
  const arrived = arrivalsOf(newest.data.page);
  const unfetched = countUnfetched(heard, {
    fetchedMs: newest.data.fetchedMs,
    known: new Set([...posts, ...arrived].map(({ id }) => id)),
    after: firstPlace(posts, query.sort),
    viewerId: live?.reader.viewerId ?? null,
  });
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const [isUnfolding, setUnfolding] = useState(false);
  const unfold = async () => {
    setUnfolding(true);
    const asked = unfetched > 0 ? await newest.refetch() : newest;
    setUnfolding(false);
    const shown = asked.data ? arrivalsOf(asked.data.page) : arrived;
    setUnfolded(new Set(shown.map(({ id }) => id)));
    queries.setQueryData<Pages>(
      queryKey,
      (known) => known && { ...known, pages: withFeedArrivals(known.pages, shown) },
    );
  };
  return { ...pages, posts, waiting: arrived.length + unfetched, isUnfolding, unfold, unfolded };
}

/** The posts of the pages, each once. */
function postsOf(pages: PostPage[]): PostOut[] {
  const seen = new Set<string>();
  return pages.flatMap((page) => page.items).filter(({ id }) => !seen.has(id) && seen.add(id));
}

type Newest = Omit<FeedProps, "renderedAt"> & {
  queryKey: unknown[];
  ask: (cursor: null, signal: AbortSignal) => Promise<PostPage>;
};

/**
 * The newest posts as they were last fetched, and what was heard of posts since. Posts that every listener may read are
 * counted by their messages: a new post brings no open page to ask.
 */
function useNewest({ queryKey, query, live, first, ask }: Newest) {
  const newest = useQuery({
    queryKey: [...queryKey, "newest"],
    queryFn: async ({ signal }) => {
      const fetchedMs = performance.now();
      return { page: await ask(null, signal), fetchedMs };
    },
    initialData: () => ({ page: first, fetchedMs: performance.now() }),
    refetchInterval: POLL_MS,
  });
  const [heard, setHeard] = useState<HeardPosts>(new Map());
  const refetch = usePacedRefetch(() => void newest.refetch());
  const onNews = (news: PostNews) => {
    if (!live || mustAsk(news, query, live.reader)) refetch(news.spreadMs);
    else setHeard((before) => hear(before, news, performance.now()));
  };
  useChannel(live && groupChannel(live.group), {
    "posts.new": onNews,
    "posts.changed": onNews,
    onResync: () => refetch(RESYNC_SPREAD_MS),
  });
  return { newest, heard, gone: goneSince(heard, newest.data.fetchedMs) };
}
