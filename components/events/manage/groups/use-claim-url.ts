"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** The whole address of a claim link; its path only while the server renders, which does not know the site's name. */
export function useClaimUrl(token: string): string {
  const origin = useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
  return `${origin}/claims/${token}`;
}
