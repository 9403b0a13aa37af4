"use client";

import { CornerDownRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { counted } from "@/lib/plural";
import { threadPath } from "../post-path";
import type { CommentOut } from "../wire";
import { useThread } from "./thread-context";
import type { Level } from "./use-level";

/** Levels of a thread that one page shows; deeper ones have pages of their own. */
const LEVELS_SHOWN = 3;

type CommentRepliesProps = {
  comment: CommentOut;
  level: Level;
  renderReply: (reply: CommentOut) => ReactNode;
};

/** The replies to a comment: shown indented, or behind a link to their own page where the thread is deep. */
export function CommentReplies({ comment, level, renderReply }: CommentRepliesProps) {
  const { post, rootDepth } = useThread();
  if (comment.replyCount === 0 && level.items.length === 0) return null;
  if (comment.depth - rootDepth + 1 >= LEVELS_SHOWN) {
    return (
      <Link
        href={threadPath(post, comment.id)}
        className="mb-2 inline-flex items-center gap-1.5 rounded-sm font-medium text-accent-text text-sm hover:underline sm:ml-[2.375rem]"
      >
        <CornerDownRight aria-hidden="true" className="size-4" />
        Continue this thread ({counted(Math.max(comment.replyCount, level.items.length), "reply", "replies")})
      </Link>
    );
  }
  const hidden = Math.max(0, comment.replyCount - level.items.length);
  const isUnseen = level.items.length === 0 && comment.replyCount > 0;
  return (
    <div className="ml-3 border-border border-l pl-3 sm:ml-3.5 sm:pl-5">
      <ol aria-label="Replies">
        {level.items.map((reply) => (
          <li key={reply.id}>{renderReply(reply)}</li>
        ))}
      </ol>
      {(level.hasMore || isUnseen) && (
        <Button size="sm" variant="ghost" pending={level.pending} onClick={() => void level.more()}>
          {hidden > 0 ? `Show ${counted(hidden, "more reply", "more replies")}` : "Show more replies"}
        </Button>
      )}
      {level.fault && (
        <p role="alert" className="text-danger text-sm">
          {level.fault}
        </p>
      )}
    </div>
  );
}
