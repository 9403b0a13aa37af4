"use client";

import { useEffect } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { whenQuiet } from "@/lib/when-quiet";

/** Notes that the viewer has seen the post and its comments as the page shows them. */
export function MarkRead({ postId }: { postId: string }) {
  const client = useTRPCClient();
  useEffect(
    () => whenQuiet(() => void client.posts.markRead.mutate({ postId }).catch(() => {})),
    [client, postId],
  );
  return null;
}
