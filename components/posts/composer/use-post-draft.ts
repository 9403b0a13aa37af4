"use client";

import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { draftAbout, emptyDraft, isWritten, keepDraft, type PostDraft, readDraft } from "./kept-draft";

const SERVER_PAUSE_MS = 1_500;

export type DraftState = "empty" | "saving" | "saved" | "here-only";

type DraftPlace = {
  groupId: string;
  viewerId: string;
  /** The event that it is to be about; null = as the draft has it. */
  eventId: string | null;
};

/**
 * The draft of a post: kept in this browser with every keystroke and on the server when typing pauses, so that it survives
 * a lost connection and goes on elsewhere.
 */
export function usePostDraft({ groupId, viewerId, eventId }: DraftPlace) {
  const { postDrafts } = useTRPCClient();
  const [draft, setDraft] = useState<PostDraft>(() =>
    draftAbout(eventId, readDraft(viewerId, groupId) ?? emptyDraft()),
  );
  const [state, setState] = useState<DraftState>("empty");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isTouched = useRef(isWritten(draft));
  useEffect(() => {
    if (isTouched.current) return;
    postDrafts.get.query({ groupId }).then(
      ({ draft: kept }) => {
        if (!kept || isTouched.current) return;
        const { title, body, tags } = kept;
        setDraft((known) => ({ ...known, title, body, tags }));
      },
      // What this browser keeps is enough to begin with.
      () => {},
    );
  }, [postDrafts, groupId]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const save = ({ title, body, tags }: PostDraft) =>
    postDrafts.save.mutate({ groupId, title, body, tags }).then(
      () => setState("saved"),
      () => setState("here-only"),
    );
  return {
    draft,
    state,
    change: (part: Partial<PostDraft>) => {
      isTouched.current = true;
      const next = { ...draft, ...part };
      setDraft(next);
      keepDraft(viewerId, groupId, next);
      setState("saving");
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void save(next), SERVER_PAUSE_MS);
    },
    /** Once it was posted or thrown away. */
    forget: () => {
      clearTimeout(timer.current);
      keepDraft(viewerId, groupId, null);
      setDraft(emptyDraft());
      setState("empty");
      postDrafts.discard.mutate({ groupId }).catch(() => {});
    },
  };
}
