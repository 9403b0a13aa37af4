"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { AttachmentsField } from "../composer/attachments-field";
import { BodyField } from "../composer/body-field";
import type { CommentOut } from "../wire";
import { useCommentForm } from "./use-comment-form";

type CommentFormProps = {
  groupId: string;
  postId: string;
  parentId?: string;
  /** The comment that is edited; left out for a new one. */
  edited?: CommentOut;
  onDone: (comment: CommentOut) => void;
  onClose: () => void;
};

/** Writes a comment, a reply, or edits one. */
export function CommentForm({ groupId, postId, parentId, edited, onDone, onClose }: CommentFormProps) {
  const form = useCommentForm({ postId, parentId, edited, onDone });
  const [hasFiles, setHasFiles] = useState(form.attachments.length > 0);
  const element = useRef<HTMLFormElement>(null);
  // The focus alone brings only the field into sight, and the bar at the bottom of a phone lies over the buttons.
  useEffect(() => element.current?.scrollIntoView({ block: "nearest" }), []);
  const words = edited
    ? { name: "Edit comment", field: "Comment", send: "Save" }
    : parentId
      ? { name: "Reply", field: "Your reply", send: "Reply" }
      : { name: "New comment", field: "Your comment", send: "Comment" };
  return (
    <form
      ref={element}
      aria-label={words.name}
      noValidate
      className="my-2 scroll-mb-20 space-y-3 rounded-card border border-border bg-surface p-4 shadow-card"
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <BodyField
        label={words.field}
        groupId={groupId}
        value={form.body}
        rows={3}
        autoFocus
        onChange={form.change}
        onSubmit={() => void form.submit()}
      />
      {hasFiles && (
        <AttachmentsField uploads={form.uploads} value={form.attachments} onChange={form.setAttachments} />
      )}
      {form.fault && (
        <p role="alert" className="text-danger text-sm">
          {form.fault}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" pending={form.pending} disabled={form.isUploading}>
          {form.isUploading ? "Uploading…" : words.send}
        </Button>
        <Button size="sm" variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        {!hasFiles && (
          <Button size="sm" variant="ghost" className="ml-auto text-muted" onClick={() => setHasFiles(true)}>
            Add pictures or files
          </Button>
        )}
      </div>
    </form>
  );
}
