"use client";

import { useState } from "react";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import type { CommentOut } from "../wire";

const LateForm = lazyPart(async () => (await import("./comment-form")).CommentForm);

type CommentEntryProps = {
  groupId: string;
  postId: string;
  parentId: string | null;
  onDone: (comment: CommentOut) => void;
};

/** Opens the form for a comment in its place, below the comments. */
export function CommentEntry({ parentId, onDone, ...scope }: CommentEntryProps) {
  const [isOpen, setOpen] = useState(false);
  const button = (
    <button
      type="button"
      data-comment-entry
      onClick={() => setOpen(true)}
      onPointerEnter={() => void LateForm.preload()}
      onFocus={() => void LateForm.preload()}
      className="flex h-12 w-full items-center rounded-card border border-border bg-surface px-4 text-left text-muted shadow-card transition-colors hover:border-border-control hover:text-text"
    >
      {parentId ? "Write a reply" : "Write a comment"}
    </button>
  );
  if (!isOpen) return button;
  return (
    <Lazily fallback={button}>
      <LateForm
        {...scope}
        {...(parentId && { parentId })}
        onClose={() => setOpen(false)}
        onDone={(comment) => {
          setOpen(false);
          onDone(comment);
        }}
      />
    </Lazily>
  );
}
