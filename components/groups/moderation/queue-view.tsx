"use client";

import { ShieldCheck } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import type { QueueItem } from "@/server/domains/moderation/schema";
import { MoreButton } from "./more-button";
import { MODERATION_PER_PAGE } from "./page-size";
import { QueueCard } from "./queue-card";
import { useMore } from "./use-more";

type QueueViewProps = {
  groupId: string;
  first: { items: QueueItem[]; nextCursor: string | null };
  timeZone: string;
  renderedAt: string;
};

/** What waits for a moderator: reports, and what is held before others see it. */
export function QueueView({ groupId, first, timeZone, renderedAt }: QueueViewProps) {
  const { groupModeration } = useTRPCClient();
  const list = useMore({
    first,
    keyOf: queueKey,
    ask: (cursor) => groupModeration.queue.query({ groupId, cursor, limit: MODERATION_PER_PAGE }),
  });
  if (list.items.length === 0 && !list.hasMore) {
    return (
      <EmptyState
        icon={<ShieldCheck />}
        title="Nothing to review"
        description="Reports, and posts that wait for approval, show up here."
      />
    );
  }
  return (
    <>
      <ul className="space-y-3">
        {list.items.map((item) => (
          <li key={queueKey(item)}>
            <QueueCard
              item={item}
              timeZone={timeZone}
              now={new Date(renderedAt)}
              onDone={() => list.drop(item)}
            />
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  );
}

/** Identifies an entry of the queue. A new report of the same thing makes a new entry. */
export function queueKey({ targetType, targetId, group, at }: QueueItem): string {
  return [targetType, targetId, group.id, at].join(" ");
}
