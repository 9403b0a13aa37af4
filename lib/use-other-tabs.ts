"use client";

import { useEffect, useRef } from "react";

/**
 * Tells the other tabs of this browser who is signed in here, and calls back when one of them was opened as another person,
 * or when this page comes back from the browser's memory: who is signed in may then be another person by now.
 */
export function useOtherTabs(viewerId: string | null, onDoubt: () => void): void {
  const latest = useRef(onDoubt);
  latest.current = onDoubt;
  useEffect(() => {
    const tabs = new BroadcastChannel("turnout-sign-in");
    tabs.onmessage = ({ data }) => {
      if (data !== viewerId) latest.current();
    };
    tabs.postMessage(viewerId);
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted) latest.current();
    };
    window.addEventListener("pageshow", onShow);
    return () => {
      tabs.close();
      window.removeEventListener("pageshow", onShow);
    };
  }, [viewerId]);
}
