"use client";

import { useChannel } from "@/lib/use-channel";
import { userChannel } from "@/server/realtime/channels";
import { groupChannel } from "@/server/realtime/community-channels";

export type LiveGroupHandlers = {
  /** There may be posts that the page has not shown; ask how many. */
  onNewPosts: () => void;
  /** A post of the group was edited, pinned, locked, hidden or deleted. */
  onPostsChange: () => void;
  /** The group changed, or the viewer's place in it. */
  onChange: () => void;
  /** The connection is new or was lost: messages in between are gone. */
  onResync: () => void;
};

/** Hears what happens in a group while the component is mounted. Handlers may be new functions on every render. */
export function useLiveGroup(
  group: Parameters<typeof groupChannel>[0],
  viewerId: string | null,
  { onNewPosts, onPostsChange, onChange, onResync }: LiveGroupHandlers,
): void {
  useChannel(groupChannel(group), {
    "posts.new": onNewPosts,
    "posts.changed": onPostsChange,
    "group.changed": onChange,
    onResync,
  });
  useChannel(viewerId === null ? null : userChannel(viewerId), {
    "membership.changed": ({ groupId }) => {
      if (groupId === group.id) onChange();
    },
  });
}
