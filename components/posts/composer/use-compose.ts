"use client";

import { useRef, useState } from "react";
import { useUploads } from "@/components/uploads/use-uploads";
import { errorFacts, errorMessage, fieldFaults } from "@/lib/error-message";
import type { PostOut } from "../wire";
import { newWriteKey, writeOnce } from "../write-once";
import type { EventChoice } from "./event-field";
import { isWritten } from "./kept-draft";
import { usePostDraft } from "./use-post-draft";

type ComposeOptions = {
  groupId: string;
  viewerId: string;
  about: EventChoice | null;
  onPosted: (post: PostOut) => void;
};

/** Writing a post: its draft, its files, and sending it once. */
export function useCompose({ groupId, viewerId, about, onPosted }: ComposeOptions) {
  const { draft, state, change, forget } = usePostDraft({ groupId, viewerId, eventId: about?.id ?? null });
  const attached = useRef(draft.attachments);
  attached.current = draft.attachments;
  const uploads = useUploads("post_attachment", (attachment) => {
    attached.current = [...attached.current, attachment];
    change({ attachments: attached.current });
  });
  const [fault, setFault] = useState<string | null>(null);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const isSending = useRef(false);
  const [pending, setPending] = useState(false);
  const isUploading = uploads.items.some(({ state: at }) => at !== "failed");
  const submit = async () => {
    if (isSending.current || isUploading) return;
    if (draft.body.trim() === "") return setFaults({ body: "Write something first." });
    isSending.current = true;
    setPending(true);
    setFault(null);
    setFaults({});
    try {
      const post = await writeOnce<PostOut>(`/groups/${groupId}/posts`, bodyOf(draft), draft.key);
      forget();
      onPosted(post);
    } catch (error) {
      const facts = errorFacts(error);
      // What was refused may be mended and sent again; a key stands for one text.
      if (facts.reason !== "network.lost") change({ key: newWriteKey() });
      setFaults(Object.fromEntries(fieldFaults(facts).map(({ field, message }) => [field, message])));
      setFault(errorMessage(facts));
    } finally {
      isSending.current = false;
      setPending(false);
    }
  };
  return {
    draft,
    state,
    change: (part: Parameters<typeof change>[0]) => {
      // A changed text is another one.
      change("attachments" in part || pending ? part : { ...part, key: fault ? newWriteKey() : draft.key });
    },
    discard: () => forget(),
    submit,
    pending,
    isUploading,
    isWritten: isWritten(draft),
    fault,
    faults,
    uploads,
  };
}

function bodyOf({
  title,
  body,
  tags,
  attachments,
  eventId,
  audience,
}: ReturnType<typeof usePostDraft>["draft"]) {
  return {
    body,
    ...(title.trim() && { title: title.trim() }),
    ...(tags.length > 0 && { tags }),
    ...(attachments.length > 0 && { attachmentIds: attachments.map(({ id }) => id) }),
    ...(eventId && { eventId, audience }),
  };
}
