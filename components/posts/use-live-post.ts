"use client";

import { useChannel } from "@/lib/use-channel";
import type { ReactionCounts } from "@/server/realtime/channels";
import { groupChannel, type PostRef, postChannel } from "@/server/realtime/community-channels";

export type LivePostHandlers = {
  /** The post was edited, pinned, locked, hidden or deleted, or its group changed: ask what is left of it. @param spreadMs see `Spread` */
  onChange: (spreadMs: number) => void;
  /** There are comments that the page has not shown. @param count how many everyone sees now; left out = ask */
  onComments: (count: number | undefined) => void;
  /** @param changed the present reactions of what changed; empty = ask */
  onReactions: (changed: ReactionCounts[]) => void;
  /** The connection is new or was lost: messages in between are gone. */
  onResync: () => void;
};

/** Hears what happens on a post while the component is mounted. Handlers may be new functions on every render. */
export function useLivePost(
  { groupId, ...post }: PostRef & { groupId: string },
  { onChange, onComments, onReactions, onResync }: LivePostHandlers,
): void {
  useChannel(postChannel(post), {
    "post.changed": ({ spreadMs }) => onChange(spreadMs),
    "comments.changed": ({ count }) => onComments(count),
    "reactions.changed": ({ changed }) => onReactions(changed),
    onResync,
  });
  useChannel(groupChannel({ id: groupId, ...post.group }), {
    "group.changed": ({ spreadMs }) => onChange(spreadMs),
  });
}
