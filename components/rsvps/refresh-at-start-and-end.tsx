"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { nextStartOrEnd } from "./next-start-or-end";
import { useRsvp } from "./rsvp-provider";

/** Spreads the requests of all open pages. */
const SPREAD_MS = 5_000;

/**
 * Has the server render the page again once the event has started, and once it has ended: its badge and the words at its
 * top change without a reload. A hidden or offline page waits until it is visible and online.
 */
export function RefreshAtStartAndEnd() {
  const { event, renderedAt, now } = useRsvp();
  const router = useRouter();
  const at = nextStartOrEnd(event, renderedAt);
  const isDue = at !== null && now.getTime() >= at;
  useEffect(() => {
    if (!isDue) return;
    const refresh = () => {
      if (navigator.onLine && document.visibilityState === "visible") router.refresh();
    };
    const timer = setTimeout(refresh, Math.random() * SPREAD_MS);
    document.addEventListener("visibilitychange", refresh);
    window.addEventListener("online", refresh);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", refresh);
      window.removeEventListener("online", refresh);
    };
  }, [isDue, router]);
  return null;
}
