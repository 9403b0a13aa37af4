"use client";

import { useRef, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { useUploads } from "@/components/uploads/use-uploads";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { AttachmentOut } from "@/server/domains/uploads/schema";
import type { CommentOut } from "../wire";
import { newWriteKey, writeOnce } from "../write-once";

type FormOptions = {
  postId: string;
  parentId?: string | undefined;
  edited?: CommentOut | undefined;
  onDone: (comment: CommentOut) => void;
};

/** Writing or editing a comment. A new one is kept in this browser until it is sent, and sent once. */
export function useCommentForm({ postId, parentId, edited, onDone }: FormOptions) {
  const client = useTRPCClient();
  const name = edited ? null : `turnout-comment-${postId}-${parentId ?? ""}`;
  const [body, setBody] = useState(() => edited?.body ?? read(name));
  const [attachments, setAttachments] = useState<AttachmentOut[]>(edited?.attachments ?? []);
  const uploads = useUploads("post_attachment", (done) => setAttachments((known) => [...known, done]));
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const isSending = useRef(false);
  const key = useRef(newWriteKey());
  const isUploading = uploads.items.some(({ state }) => state !== "failed");
  const send = (): Promise<CommentOut> => {
    const attachmentIds = attachments.map(({ id }) => id);
    if (edited) {
      return client.comments.edit.mutate({
        commentId: edited.id,
        body,
        attachmentIds,
        expectedVersion: edited.version,
      });
    }
    const written = {
      body,
      ...(parentId && { parentId }),
      ...(attachmentIds.length > 0 && { attachmentIds }),
    };
    return writeOnce<CommentOut>(`/posts/${postId}/comments`, written, key.current);
  };
  const submit = async () => {
    if (isSending.current || isUploading) return;
    if (body.trim() === "") return setFault("Write something first.");
    isSending.current = true;
    setPending(true);
    setFault(null);
    try {
      const comment = await send();
      keep(name, "");
      key.current = newWriteKey();
      setBody("");
      setAttachments([]);
      onDone(comment);
    } catch (error) {
      const facts = errorFacts(error);
      if (facts.reason !== "network.lost") key.current = newWriteKey();
      setFault(errorMessage(facts));
    } finally {
      isSending.current = false;
      setPending(false);
    }
  };
  return {
    body,
    change: (text: string) => {
      setBody(text);
      keep(name, text);
    },
    attachments,
    setAttachments,
    uploads,
    isUploading,
    fault,
    pending,
    submit,
  };
}

function read(name: string | null): string {
  try {
    return (name && localStorage.getItem(name)) || "";
  } catch {
    return "";
  }
}

function keep(name: string | null, text: string): void {
  if (!name) return;
  try {
    if (text.trim()) localStorage.setItem(name, text);
    else localStorage.removeItem(name);
  } catch {
    // A browser that keeps nothing: the page still asks before the text is lost.
  }
}
