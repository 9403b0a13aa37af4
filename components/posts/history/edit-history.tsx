"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPCClient } from "@/components/providers/trpc";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { ErrorState } from "@/components/ui/error-state";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { DiffPart } from "@/lib/word-diff";
import type { Moment } from "../moment";
import { whenWords } from "../when-words";
import type { Author } from "../wire";
import { type EditStep, editSteps } from "./edit-steps";

type Edited = { title: string | null; body: string; version: number; author: Author; createdAt: string };

type EditHistoryProps = Moment & {
  target: { postId: string } | { commentId: string };
  /** The text as it is now. */
  text: Edited;
  onClose: () => void;
};

/** Every edit of a post or comment with what it changed, newest first, for its author and moderators. */
export function EditHistory({ target, text, onClose, ...moment }: EditHistoryProps) {
  const client = useTRPCClient();
  const noun = "postId" in target ? "post" : "comment";
  const earlier = useQuery({
    queryKey: ["revisions", target, text.version],
    queryFn: ({ signal }) =>
      "postId" in target
        ? client.posts.revisions.query(target, { signal })
        : client.comments.revisions.query(target, { signal }),
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="lg"
        title="Edit history"
        description={`Only the author of this ${noun} and the moderators see earlier texts.`}
      >
        {earlier.isError ? (
          <ErrorState
            level="h3"
            description={errorMessage(errorFacts(earlier.error))}
            action={<Button onClick={() => void earlier.refetch()}>Try again</Button>}
          />
        ) : earlier.data ? (
          <Steps text={text} steps={editSteps(text, earlier.data.items)} {...moment} />
        ) : (
          <Loading />
        )}
      </DialogContent>
    </Dialog>
  );
}

function Steps({ text, steps, ...moment }: Moment & { text: Edited; steps: readonly EditStep[] }) {
  return (
    <ol className="space-y-6">
      {steps.map(({ version, by, at, title, body }) => (
        <li key={version} className="space-y-2">
          <Who {...moment} by={by} does="edited this" at={at} />
          <div className="space-y-2 rounded-control border border-border bg-sunken px-3.5 py-3 text-sm">
            {title && <Change parts={title} className="font-medium" />}
            {body && <Change parts={body} />}
          </div>
        </li>
      ))}
      <li>
        <Who {...moment} by={text.author} does="wrote this" at={text.createdAt} />
      </li>
    </ol>
  );
}

function Who({ by, does, at, ...moment }: Moment & { by: Omit<Author, "role">; does: string; at: string }) {
  return (
    <p className="flex items-center gap-2 text-sm">
      <Avatar name={by.name} imageUrl={by.imageUrl} size="sm" />
      <span className="min-w-0 wrap-anywhere">
        <bdi className="font-medium">{by.name}</bdi> <span className="text-muted">{does} · </span>
        <time dateTime={at} className="text-muted tabular-nums">
          {whenWords({ at: new Date(at), ...moment })}
        </time>
      </span>
    </p>
  );
}

function Change({ parts, className = "" }: { parts: readonly DiffPart[]; className?: string }) {
  return (
    <p dir="auto" className={`wrap-anywhere whitespace-pre-wrap ${className}`}>
      {parts.map(({ kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts hold no state and are never reordered.
        <Part key={index} kind={kind} text={text} />
      ))}
    </p>
  );
}

function Part({ kind, text }: DiffPart) {
  if (kind === "same") return text;
  if (kind === "removed") {
    return (
      <del className="rounded-xs bg-danger-soft text-danger decoration-1">
        <span className="sr-only"> removed: </span>
        {text}
      </del>
    );
  }
  return (
    <ins className="rounded-xs bg-success-soft text-success decoration-1">
      <span className="sr-only"> added: </span>
      {text}
    </ins>
  );
}

function Loading() {
  return (
    <SkeletonGroup label="Loading the edit history" className="space-y-6">
      {["w-3/4", "w-1/2"].map((width) => (
        <div key={width} className="space-y-2">
          <Skeleton className="h-6 w-48" />
          <Skeleton className={`h-20 max-w-full ${width}`} />
        </div>
      ))}
    </SkeletonGroup>
  );
}
