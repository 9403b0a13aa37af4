"use client";

import { useState } from "react";
import { toastRefusal } from "@/components/ui/toast-refusal";

type Page<Item> = { items: readonly Item[]; nextCursor: string | null };

type MoreOptions<Item> = {
  /** The first page as the server last rendered it; a refresh replaces it. */
  first: Page<Item>;
  ask: (cursor: string) => Promise<Page<Item>>;
  keyOf: (item: Item) => string;
};

/** A list whose first page came with the document. `more` appends the next page, `drop` takes out an item that a moderator settled. */
export function useMore<Item>({ first, ask, keyOf }: MoreOptions<Item>) {
  const [later, setLater] = useState<Page<Item> | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const [pending, setPending] = useState(false);
  const next = later ? later.nextCursor : first.nextCursor;
  const seen = new Set(gone);
  const items = [...first.items, ...(later?.items ?? [])].filter((item) => {
    const isNew = !seen.has(keyOf(item));
    seen.add(keyOf(item));
    return isNew;
  });
  const more = async () => {
    if (next === null || pending) return;
    setPending(true);
    try {
      const page = await ask(next);
      setLater((known) => ({
        items: [...(known?.items ?? []), ...page.items],
        nextCursor: page.nextCursor,
      }));
    } catch (error) {
      toastRefusal(error);
    }
    setPending(false);
  };
  return {
    items,
    hasMore: next !== null,
    pending,
    more: () => void more(),
    drop: (item: Item) => setGone((known) => new Set([...known, keyOf(item)])),
  };
}
