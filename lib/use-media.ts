"use client";

import { useSyncExternalStore } from "react";

/** Whether a media query matches, live; null on the server and while the server's HTML is taken over. */
export function useMedia(query: string): boolean | null {
  return useSyncExternalStore<boolean | null>(
    (onChange) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", onChange);
      return () => list.removeEventListener("change", onChange);
    },
    () => window.matchMedia(query).matches,
    () => null,
  );
}
