"use client";

import { useEffect, useRef, useState } from "react";
import { toastRefusal } from "@/components/ui/toast-refusal";
import type { ReactionKind } from "../wire";
import { sendRest } from "../write-once";
import { onReactions } from "./live-reactions";
import { type OwnReactions, withReaction } from "./reaction-words";

export type ReactionTarget = { postId: string } | { commentId: string };

/**
 * The viewer's reactions to a post or comment. A click shows right away and is sent; while clicks follow each other, only
 * the answer to the last one is shown, and a refusal takes its click back.
 */
export function useReactions(target: ReactionTarget, given: OwnReactions) {
  const [own, setOwn] = useState(given);
  const [seen, setSeen] = useState(given);
  const clicks = useRef(0);
  const sending = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  if (seen !== given && !isSame(seen, given)) {
    setSeen(given);
    setOwn(given);
  }
  const id = "postId" in target ? target.postId : target.commentId;
  useEffect(
    () =>
      onReactions(id, ({ reactions }) => {
        // While a click of the viewer is on its way, its answer is what counts.
        if (sending.current === 0) setOwn((shown) => ({ ...shown, reactions }));
      }),
    [id],
  );
  const toggle = (kind: ReactionKind) => {
    const isOn = !own.mine.includes(kind);
    const click = ++clicks.current;
    setOwn(withReaction(own, kind, isOn));
    sending.current += 1;
    const path = `${"postId" in target ? `/posts/${target.postId}` : `/comments/${target.commentId}`}/reactions/${kind}`;
    // One after another, so that the last click is what stays.
    queue.current = queue.current.then(async () => {
      try {
        const answer = await sendRest<OwnReactions>({ method: isOn ? "PUT" : "DELETE", path });
        if (click === clicks.current) setOwn(answer);
      } catch (error) {
        setOwn((shown) => withReaction(shown, kind, !isOn));
        void toastRefusal(error, { id: "reaction" });
      }
      sending.current -= 1;
    });
  };
  return { ...own, toggle };
}

function isSame(one: OwnReactions, other: OwnReactions): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
