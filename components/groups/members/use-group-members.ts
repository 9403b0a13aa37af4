"use client";

import { type InfiniteData, useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { GroupRole } from "@/components/posts/wire";
import { useTRPCClient } from "@/components/providers/trpc";
import type { MembersPage } from "@/server/domains/groups/schema";
import { MEMBERS_PER_PAGE } from "./page-size";

export type MembersQuery = { groupId: string; q?: string; role?: GroupRole };
type Pages = InfiniteData<MembersPage, string | null>;

/** The members that a search finds, page by page. */
export function useGroupMembers(query: MembersQuery, first: MembersPage, renderedAt: string) {
  const client = useTRPCClient();
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const pages = useInfiniteQuery({
    queryKey: ["group-members", query, renderedAt],
    queryFn: ({ pageParam, signal }): Promise<MembersPage> =>
      client.groups.members.list.query(
        { ...query, limit: MEMBERS_PER_PAGE, ...(pageParam !== null && { cursor: pageParam }) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [first], pageParams: [null] } satisfies Pages as Pages,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = pages.data.pages.flatMap((page) => page.items).filter(({ userId }) => !gone.has(userId));
  return { ...pages, items, drop: (userId: string) => setGone(new Set([...gone, userId])) };
}
