"use client";

import { useEffect, useRef } from "react";
import { createPacer, type Pacer } from "./pace";

/**
 * `refetch`, after a random moment, at most once a second however often it is asked for, and while the page is hidden not
 * before it is shown.
 * @returns what asks for it. @param spreadMs over how long the pages that heard the same are spread
 */
export function usePacedRefetch(refetch: () => void): (spreadMs?: number) => void {
  const newest = useRef(refetch);
  useEffect(() => {
    newest.current = refetch;
  });
  const pacer = useRef<Pacer>(undefined);
  useEffect(() => {
    const whenSeen = () => document.visibilityState === "visible" && pacer.current?.onShown();
    document.addEventListener("visibilitychange", whenSeen);
    return () => {
      document.removeEventListener("visibilitychange", whenSeen);
      pacer.current?.stop();
    };
  }, []);
  return (spreadMs) => {
    pacer.current ??= createPacer(() => newest.current(), {
      nowMs: () => performance.now(),
      random: Math.random,
      isHidden: () => document.visibilityState === "hidden",
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });
    pacer.current.want(spreadMs);
  };
}
