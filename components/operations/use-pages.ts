"use client";

import { type InfiniteData, keepPreviousData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useMemo } from "react";

/** How often running work is read again, in milliseconds. */
export const REFETCH_MS = 10_000;

export type Page<Item> = { items: Item[]; nextCursor: string | null };

type PagesOptions<Item, List extends Page<Item>> = {
  /** Of the procedure. */
  path: QueryKey;
  /** What narrows the list; another input is another list. */
  input: Record<string, unknown>;
  fetchPage: (more: { cursor?: string }, signal: AbortSignal) => Promise<List>;
  /** The page that came with the document, and what it was asked with. */
  first: { page: List; input: Record<string, unknown> };
  refetchMs?: number;
};

/** A list page by page; the first page came with the document. */
export function usePages<Item, List extends Page<Item> = Page<Item>>(options: PagesOptions<Item, List>) {
  const { path, input, fetchPage, first, refetchMs } = options;
  const initialData: InfiniteData<List, string | null> = { pages: [first.page], pageParams: [null] };
  // Not tRPC's own infinite options: they send a `direction`, which the strict input refuses.
  const query = useInfiniteQuery({
    queryKey: [...path, "pages", input],
    queryFn: ({ pageParam, signal }): Promise<List> =>
      fetchPage(pageParam === null ? {} : { cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    ...(refetchMs !== undefined && { refetchInterval: refetchMs }),
    ...(isSame(input, first.input) && { initialData }),
  });
  const items = useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]);
  return { ...query, items, newest: query.data?.pages[0] };
}

function isSame(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => a[name] === b[name]);
}
