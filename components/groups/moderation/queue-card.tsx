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
import { targetWords, whyQueued } from "./act-words";
import { useQueueActions } from "./use-queue-actions";

type QueueCardProps = {
  item: QueueItem;
  timeZone: string;
  now: Date;
  /** Called once it is settled. */
  onDone: () => void;
  /** In queues of several groups. */
  showGroup?: boolean;
  /** What else can be done, after the other buttons. */
  more?: ReactNode;
};

/** One thing in the queue: what it says, why it is here, and what can be done. */
export function QueueCard({ item, timeZone, now, onDone, showGroup = false, more }: QueueCardProps) {
  const { approve, hide, dismiss, uphold, lock } = useQueueActions(item, onDone);
  const isPending = [approve, hide, dismiss, uphold, lock].some((act) => act.isPending);
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
      <About item={item} showGroup={showGroup} />
      {isText && (
        <div className="space-y-1">
          {item.title && (
            <p className="font-medium">
              <bdi>{item.title}</bdi>
            </p>
          )}
          <p dir="auto" className="wrap-anywhere text-sm">
            {item.body === null ? "It was deleted." : plainText(item.body, 600)}
          </p>
        </div>
      )}
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
            Approve
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
        {item.reportId && (!isText || item.hidden || item.deleted) && (
          <ActButton act={uphold} disabled={isPending} variant="secondary">
            Mark as handled
          </ActButton>
        )}
        {more}
        {item.postId && !item.deleted && (
          <Link
            href={`${postPath({ id: item.postId, group: item.group })}${item.targetType === "comment" ? `#${commentAnchor(item.targetId)}` : ""}`}
            className="hit-area relative ml-auto self-center text-accent-text text-sm hover:underline"
          >
            Open {item.targetType}
          </Link>
        )}
      </div>
    </Card>
  );
}

/** Who or what it is, and where. */
function About({ item: { author, targetType, group }, showGroup }: { item: QueueItem; showGroup: boolean }) {
  if (!author && !showGroup) return null;
  return (
    <p className="flex min-w-0 items-center gap-2 text-sm">
      {author && <Avatar name={author.name} imageUrl={author.imageUrl} size="sm" />}
      <span className="wrap-anywhere min-w-0 text-muted">
        {author && (
          <>
            <bdi className="font-medium text-text">{author.name}</bdi> ·{" "}
          </>
        )}
        {targetWords[targetType]}
        {showGroup && (
          <>
            {targetType === "group" ? " " : " in "}
            <Link href={`/g/${group.slug}`} className="font-medium text-text hover:underline">
              <bdi>{group.name}</bdi>
            </Link>
          </>
        )}
      </span>
    </p>
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
