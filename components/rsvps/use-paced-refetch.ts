"use client";

import { useEffect, useRef } from "react";
import { refetchDelayMs } from "./newest-answer";

/** `refetch`, after a random moment and at most once a second however often it is asked for. */
export function usePacedRefetch(refetch: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAskedMs = useRef<number | null>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    // Calls meanwhile are covered by the refetch that is about to start.
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
