"use client";

import { useSyncExternalStore } from "react";

/** Whether the page answers yet: a button pressed before its script has come would stay silent. */
export function useAwake(): boolean {
  return useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
}

const neverChanges = () => () => {};
