"use client";

import { useEffect } from "react";
import type { Program } from "../use-program";

/** As many pages as a grid can show; beyond, "Show more sessions" goes on. */
const PAGES_MAX = 4;

/** Reads page after page until the whole day is loaded: a grid with gaps would mislead. */
export function useAllPages({
  data,
  hasNextPage,
  isFetchingNextPage,
  fetchNextPage,
}: Program["query"]): void {
  const pages = data?.pages.length ?? 0;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && pages < PAGES_MAX) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, pages]);
}
