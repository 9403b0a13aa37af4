"use client";

import type { ReactNode } from "react";
import { commentAnchor, postPath } from "@/components/posts/post-path";
import { whenWords } from "@/components/posts/when-words";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { plainText } from "@/lib/plain-text";
import type { QueueItem } from "@/server/domains/moderation/schema";
import { whyQueued } from "./act-words";
import { useQueueActions } from "./use-queue-actions";

type QueueCardProps = { item: QueueItem; timeZone: string; now: Date };

/** One thing in the queue: what it says, why it is here, and what can be done. */
export function QueueCard({ item, timeZone, now }: QueueCardProps) {
  const { approve, hide, dismiss, lock } = useQueueActions(item);
  const isPending = [approve, hide, dismiss, lock].some((act) => act.isPending);
  const isText = item.targetType === "post" || item.targetType === "comment";
  return (
    <Card padding="sm" className="space-y-3">
      <div className="flex flex-wrap items-center gap-2">
        {whyQueued(item).map((why) => (
          <Badge key={why} tone={item.held ? "warning" : "danger"} size="sm">
            {why}
          </Badge>
        ))}
        <span className="ml-auto text-muted text-sm">
          {whenWords({ at: new Date(item.at), now, timeZone })}
        </span>
      </div>
      {item.author && (
        <p className="flex items-center gap-2 text-sm">
          <Avatar name={item.author.name} imageUrl={item.author.imageUrl} size="sm" />
          <bdi className="font-medium">{item.author.name}</bdi>
          <span className="text-muted">{item.targetType}</span>
        </p>
      )}
      <div className="space-y-1">
        {item.title && (
          <p className="font-medium">
            <bdi>{item.title}</bdi>
          </p>
        )}
        <p className="wrap-anywhere text-sm">
          {item.body === null ? "It was deleted." : plainText(item.body, 600)}
        </p>
      </div>
      {item.notes.length > 0 && (
        <ul
          aria-label="Notes of the reports"
          className="space-y-1 border-border border-l-2 pl-3 text-muted text-sm"
        >
          {item.notes.map((note) => (
            <li key={note} className="wrap-anywhere">
              “{note}”
            </li>
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {item.held && (
          <ActButton act={approve} disabled={isPending}>
            Let through
          </ActButton>
        )}
        {isText && !item.hidden && !item.deleted && (
          <ActButton act={hide} disabled={isPending} variant="danger">
            {item.held ? "Reject" : "Hide"}
          </ActButton>
        )}
        {item.targetType === "post" && item.reportId && !item.held && (
          <ActButton act={lock} disabled={isPending} variant="secondary">
            Lock comments
          </ActButton>
        )}
        {item.reportId && (
          <ActButton act={dismiss} disabled={isPending} variant="secondary">
            Dismiss reports
          </ActButton>
        )}
        {item.postId && !item.deleted && (
          <Link
            href={`${postPath({ id: item.postId, group: item.group })}${item.targetType === "comment" ? `#${commentAnchor(item.targetId)}` : ""}`}
            className="ml-auto self-center text-accent-text text-sm hover:underline"
          >
            Open
          </Link>
        )}
      </div>
    </Card>
  );
}

type ActButtonProps = {
  act: ReturnType<typeof useQueueActions>["approve"];
  disabled: boolean;
  variant?: "secondary" | "danger";
  children: ReactNode;
};

function ActButton({ act, disabled, variant, children }: ActButtonProps) {
  return (
    <Button
      size="sm"
      {...(variant && { variant })}
      pending={act.isPending}
      disabled={disabled}
      onClick={() => act.mutate(undefined)}
    >
      {children}
    </Button>
  );
}
