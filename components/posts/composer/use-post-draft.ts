"use client";

import { useState } from "react";
import { emptyDraft, keepDraft, type PostDraft, readDraft } from "./kept-draft";

export type DraftState = "empty" | "saved";

/** The draft of a post, kept in this browser with every keystroke, so that it survives a lost connection. */
export function usePostDraft({ groupId, viewerId }: { groupId: string; viewerId: string }) {
  const [draft, setDraft] = useState<PostDraft>(() => readDraft(viewerId, groupId) ?? emptyDraft());
  const [state, setState] = useState<DraftState>("empty");
  return {
    draft,
    state,
    change: (part: Partial<PostDraft>) => {
      const next = { ...draft, ...part };
      setDraft(next);
      keepDraft(viewerId, groupId, next);
      setState("saved");
    },
    /** Once it was posted or thrown away. */
    forget: () => {
      keepDraft(viewerId, groupId, null);
      setDraft(emptyDraft());
      setState("empty");
    },
  };
}
