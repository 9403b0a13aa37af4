"use client";

import { Ellipsis, Eye, EyeOff, Flag, History, Link2, PenLine, Trash2, UserX } from "lucide-react";
import { useState } from "react";
import { useAct } from "@/components/groups/use-act";
import { useTRPCClient } from "@/components/providers/trpc";
import { IconButton } from "@/components/ui/icon-button";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { toast } from "@/components/ui/toast";
import { toastRefusal } from "@/components/ui/toast-refusal";
import { BlockDialog } from "../block-dialog";
import { commentAnchor, postPath } from "../post-path";
import { ReportDialog } from "../report-dialog";
import type { CommentOut } from "../wire";
import { useThread } from "./thread-context";

const LateHistory = lazyPart(async () => (await import("../history/edit-history")).EditHistory);

type CommentMenuProps = { comment: CommentOut; onChange: (comment: CommentOut) => void; onEdit: () => void };

/** What can be done with a comment: by everyone, by its author, and by moderators. */
export function CommentMenu({ comment, onChange, onEdit }: CommentMenuProps) {
  const { post, viewerId, timeZone } = useThread();
  const [opened, setOpened] = useState<"history" | "report" | "block" | null>(null);
  const { remove, hide } = useCommentActions(comment, onChange);
  const { can, author, body } = comment;
  const close = () => setOpened(null);
  const copy = async () => {
    const url = new URL(`${postPath(post)}#${commentAnchor(comment.id)}`, location.href).href;
    await navigator.clipboard?.writeText(url).catch(() => {});
    toast({ title: "Link copied." });
  };
  return (
    <>
      <Menu>
        <MenuTrigger
          render={
            <IconButton size="sm" label="More about this comment" className="text-muted">
              <Ellipsis aria-hidden="true" />
            </IconButton>
          }
        />
        <MenuContent align="start">
          <MenuItem onClick={() => void copy()}>
            <Link2 aria-hidden="true" /> Copy link
          </MenuItem>
          {can.edit && (
            <MenuItem onClick={onEdit}>
              <PenLine aria-hidden="true" /> Edit
            </MenuItem>
          )}
          {can.delete && comment.editedAt && (
            <MenuItem onClick={() => setOpened("history")}>
              <History aria-hidden="true" /> Edit history
            </MenuItem>
          )}
          {can.delete && (
            <MenuItem tone="danger" onClick={() => remove.mutate(undefined)}>
              <Trash2 aria-hidden="true" /> Delete
            </MenuItem>
          )}
          {can.hide && (
            <MenuItem onClick={() => hide.mutate(comment.state !== "hidden")}>
              {comment.state === "hidden" ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
              {comment.state === "hidden" ? "Show again" : "Hide"}
            </MenuItem>
          )}
          {viewerId && author && author.id !== viewerId && (
            <>
              <MenuSeparator />
              <MenuItem onClick={() => setOpened("report")}>
                <Flag aria-hidden="true" /> Report
              </MenuItem>
              <MenuItem onClick={() => setOpened("block")}>
                <UserX aria-hidden="true" />
                <span>
                  Block <bdi>{author.name}</bdi>
                </span>
              </MenuItem>
            </>
          )}
        </MenuContent>
      </Menu>
      {opened === "history" && author && body !== null && (
        <Lazily>
          <LateHistory
            target={{ commentId: comment.id }}
            text={{ ...comment, author, body, title: null }}
            now={new Date()}
            timeZone={timeZone}
            onClose={close}
          />
        </Lazily>
      )}
      {opened === "report" && <ReportDialog target={{ type: "comment", id: comment.id }} onClose={close} />}
      {opened === "block" && author && <BlockDialog person={author} onClose={close} />}
    </>
  );
}

function useCommentActions(comment: CommentOut, onChange: (comment: CommentOut) => void) {
  const client = useTRPCClient();
  const { onOwnCount } = useThread();
  const commentId = comment.id;
  const restore = () =>
    client.comments.restore.mutate({ commentId }).then(
      (back) => {
        onChange(back);
        onOwnCount(1);
        toast({ title: "The comment is back.", tone: "success", id: commentId });
      },
      (error: unknown) => toastRefusal(error),
    );
  return {
    remove: useAct(() => client.comments.delete.mutate({ commentId }), {
      refreshes: false,
      onDone: () => {
        onChange({ ...comment, body: null, author: null, state: "deleted" });
        onOwnCount(-1);
        toast({
          title: "Comment deleted.",
          id: commentId,
          action: { label: "Undo", onClick: () => void restore() },
        });
      },
    }),
    hide: useAct(
      (hidden: boolean) =>
        hidden
          ? client.groupModeration.hideComment.mutate({ commentId })
          : client.groupModeration.unhideComment.mutate({ commentId }),
      {
        refreshes: false,
        said: (_, hidden) => (hidden ? "Hidden. Only its author and moderators see it." : "Shown again."),
        onDone: (_, hidden) => onChange({ ...comment, state: hidden ? "hidden" : "shown" }),
      },
    ),
  };
}
