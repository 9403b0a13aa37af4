"use client";

import { Late, latePart } from "../ui/late";
import { UnreadBadge } from "./unread-badge";

const liveUnread = latePart(() => import("./live-unread").then((module) => module.LiveUnread), "when-quiet");

/** The count as the server knew it, until the script that follows it is there: no page waits for that. */
export function UnreadCount(props: { count: number; viewerId: string }) {
  return <Late part={liveUnread} props={props} fallback={<UnreadBadge count={props.count} />} />;
}
