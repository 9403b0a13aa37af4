"use client";

import { useEffect, useRef } from "react";
import { refetchDelayMs } from "./newest-answer";

/** `refetch`, after a random moment and at most once a second however often it is asked for. */
export function usePacedRefetch(refetch: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAskedMs = useRef<number | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    // What is asked for meanwhile is answered by the question that is about to be put.
    if (timer.current !== undefined) return;
    const delayMs = refetchDelayMs({
      nowMs: performance.now(),
      lastAskedMs: lastAskedMs.current,
      random: Math.random(),
    });
    timer.current = setTimeout(() => {
      timer.current = undefined;
      lastAskedMs.current = performance.now();
      refetch();
    }, delayMs);
  };
}
