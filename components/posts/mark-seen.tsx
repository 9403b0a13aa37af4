"use client";

import { useEffect } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { whenQuiet } from "@/lib/when-quiet";

type MarkSeenProps = { groupId: string; seenAt: string };

/** Notes that a member has seen the group's posts as the page shows them. */
export function MarkSeen({ groupId, seenAt }: MarkSeenProps) {
  const client = useTRPCClient();
  useEffect(
    () => whenQuiet(() => void client.groups.members.change.mutate({ groupId, seenAt }).catch(() => {})),
    [client, groupId, seenAt],
  );
  return null;
}
