"use client";

import { MessageCircle } from "lucide-react";
import type { ReactNode } from "react";
import { useNow } from "@/components/events/manage/use-now";
import { buttonStyles } from "@/components/ui/button-styles";
import { EmptyState } from "@/components/ui/empty-state";
import { counted } from "@/lib/plural";
import { ArrivalsBar } from "../feed/arrivals-bar";
import { focusNext, useKeys } from "../feed/use-keys";
import { ShortcutsNote } from "../shortcuts-note";
import type { CommentPage, PostOut } from "../wire";
import { CommentEntry } from "./comment-entry";
import { CommentItem } from "./comment-item";
import { ThreadProvider } from "./thread-context";
import { type Level, useLevel } from "./use-level";
import { useNewComments } from "./use-new-comments";

type CommentsProps = {
  post: PostOut;
  /** Of the group. */
  visibility: "public" | "unlisted" | "private";
  first: CommentPage;
  viewerId: string | null;
  blocksPeople: boolean;
  timeZone: string;
  renderedAt: string;
  mayWrite: boolean;
  bodies: Readonly<Record<string, ReactNode>>;
  rootDepth: number;
  /** The comment whose replies these are, on the page of a thread. */
  parentId: string | null;
  /** The next page for readers without script; null = none. */
  moreHref: string | null;
  /** What stands in place of the form for people who can't comment. */
  instead: ReactNode;
};

/** The comments of a post, oldest first. New ones wait until they are asked for. j and k move, c writes, l likes. */
export function Comments({
  post,
  visibility,
  blocksPeople,
  first,
  renderedAt,
  parentId,
  instead,
  moreHref,
  ...thread
}: CommentsProps) {
  const level = useLevel({ postId: post.id, parentId, initial: first });
  const now = useNow(new Date(renderedAt));
  const fresh = useNewComments(post, { visibility, blocksPeople, renderedAt });
  useKeys({
    j: () => focusNext("[data-comment]", 1),
    k: () => focusNext("[data-comment]", -1),
    c: () => click("[data-comment-entry]"),
    l: () => likeFocused(),
  });
  const show = async () => {
    await level.refresh();
    fresh.seen();
  };
  return (
    <ThreadProvider value={{ ...thread, now, post, onOwnCount: fresh.ownCount }}>
      <section aria-label="Comments" className="space-y-3">
        <h2 className="border-border border-b pb-2 text-base tabular-nums">
          {parentId ? "Replies" : counted(fresh.known, "comment")}
        </h2>
        <ArrivalsBar
          words={fresh.count > 0 ? counted(fresh.count, "new comment") : null}
          onShow={() => void show()}
        />
        {level.items.length === 0 ? (
          <EmptyState
            icon={<MessageCircle />}
            title={parentId ? "No replies yet" : "No comments yet"}
            description="Be the first to answer."
          />
        ) : (
          <ol className="divide-y divide-border">
            {level.items.map((comment) => (
              <li key={comment.id} className="py-1.5">
                <CommentItem comment={comment} onChange={level.put} />
              </li>
            ))}
          </ol>
        )}
        <MoreComments level={level} moreHref={moreHref} />
        {thread.mayWrite && !post.lockedAt ? (
          <CommentEntry
            groupId={post.groupId}
            postId={post.id}
            parentId={parentId}
            onDone={(comment) => {
              level.put(comment);
              if (comment.state === "shown") fresh.ownCount(1);
            }}
          />
        ) : (
          instead
        )}
      </section>
      <ShortcutsNote
        keys={[
          { key: "j", does: "next" },
          { key: "k", does: "previous" },
          { key: "c", does: "comment" },
          { key: "l", does: "like" },
        ]}
      />
    </ThreadProvider>
  );
}

function MoreComments({ level, moreHref }: { level: Level; moreHref: string | null }) {
  return (
    <>
      {level.fault && (
        <p role="alert" className="text-danger text-sm">
          {level.fault}
        </p>
      )}
      {level.hasMore && (
        <p className="flex justify-center">
          <a
            href={moreHref ?? undefined}
            className={buttonStyles({ variant: "secondary" })}
            onClick={(event) => {
              event.preventDefault();
              void level.more();
            }}
          >
            {level.pending ? "Loading…" : "Show more comments"}
          </a>
        </p>
      )}
    </>
  );
}

function click(selector: string, within: ParentNode = document): void {
  within.querySelector<HTMLElement>(selector)?.click();
}

/** Likes the comment that has the focus, else the post. */
function likeFocused(): void {
  const focused = document.activeElement?.closest("[data-comment]");
  click("[data-reaction=like]", focused ?? document);
}
