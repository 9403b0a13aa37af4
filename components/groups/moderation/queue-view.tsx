"use client";

import { ShieldCheck } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import type { QueueItem } from "@/server/domains/moderation/schema";
import { QueueCard } from "./queue-card";

type QueueViewProps = { items: readonly QueueItem[]; timeZone: string; renderedAt: string };

/** What waits for a moderator: reports, and what is held before others see it. */
export function QueueView({ items, timeZone, renderedAt }: QueueViewProps) {
  if (items.length === 0) {
    return (
      <EmptyState
        icon={<ShieldCheck />}
        title="Nothing to review"
        description="Reports, and posts that wait for approval, show up here."
      />
    );
  }
  return (
    <ul className="space-y-3">
      {items.map((item) => (
        <li key={`${item.targetType}/${item.targetId}`}>
          <QueueCard item={item} timeZone={timeZone} now={new Date(renderedAt)} />
        </li>
      ))}
    </ul>
  );
}
