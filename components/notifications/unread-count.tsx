"use client";

import { lazyPart } from "../ui/lazy-part";
import { WhenQuiet } from "../ui/when-quiet";
import { UnreadBadge } from "./unread-badge";

const LiveUnread = lazyPart(() => import("./live-unread").then((module) => module.LiveUnread));

/** The count as the server knew it, until the script that follows it is there: no page waits for that. */
export function UnreadCount(props: { count: number; viewerId: string }) {
  return (
    <WhenQuiet fallback={<UnreadBadge count={props.count} />}>
      <LiveUnread {...props} />
    </WhenQuiet>
  );
}
