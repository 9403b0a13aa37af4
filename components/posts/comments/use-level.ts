"use client";

import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import type { CommentOut, CommentPage } from "../wire";
import { mergeComments } from "./merge-comments";
import { COMMENTS_PER_PAGE } from "./page-size";

type LevelOptions = { postId: string; parentId: string | null; initial: CommentPage };

/** The comments that answer one thing, oldest first, page by page. */
export function useLevel({ postId, parentId, initial }: LevelOptions) {
  const client = useTRPCClient();
  const [items, setItems] = useState<CommentOut[]>(initial.items);
  const [next, setNext] = useState(initial.nextCursor);
  const [used, setUsed] = useState<(string | null)[]>([null]);
  const [seen, setSeen] = useState(initial);
  const [pending, setPending] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  if (seen !== initial) {
    setSeen(initial);
    setItems(mergeComments(items, initial.items));
    if (used.length === 1) setNext(initial.nextCursor);
  }
  const ask = (cursor: string | null): Promise<CommentPage> =>
    client.comments.list.query({
      postId,
      limit: COMMENTS_PER_PAGE,
      ...(parentId && { parentId }),
      ...(cursor && { cursor }),
    });
  const run = async (work: () => Promise<void>) => {
    if (pending) return;
    setPending(true);
    setFault(null);
    await work().catch(async (error: unknown) => {
      const { errorFacts, errorMessage } = await import("@/lib/error-message");
      setFault(errorMessage(errorFacts(error)));
    });
    setPending(false);
  };
  return {
    items,
    hasMore: next !== null,
    pending,
    fault,
    put: (comment: CommentOut) => setItems((known) => mergeComments(known, [comment])),
    more: () =>
      run(async () => {
        const page = await ask(next);
        setItems((known) => mergeComments(known, page.items));
        setUsed([...used, next]);
        setNext(page.nextCursor);
      }),
    /** Asks for every page that is shown once more. */
    refresh: () =>
      run(async () => {
        const pages = await Promise.all(used.map(ask));
        setItems((known) =>
          mergeComments(
            known,
            pages.flatMap((page) => page.items),
          ),
        );
        setNext(pages.at(-1)?.nextCursor ?? null);
      }),
  };
}

export type Level = ReturnType<typeof useLevel>;
