"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useRsvp } from "./rsvp-provider";
import { nextTurn, waitMs } from "./turns";

/** So many pages do not ask the server in the same instant. */
const SPREAD_MS = 5_000;

/**
 * Has the server render the page again once the event begins, and once it is over: what is said at its top and its badge
 * change without a reload. A page that nobody looks at, or that is offline, waits until that has ended.
 */
export function RefreshAtTurns() {
  const { event, renderedAt, clock } = useRsvp();
  const router = useRouter();
  const turn = nextTurn(event, renderedAt);
  const { read } = clock;
  useEffect(() => {
    if (turn === null) return;
    const due = turn + Math.random() * SPREAD_MS;
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      clearTimeout(timer);
      const wait = waitMs(due, read());
      if (wait > 0) timer = setTimeout(look, wait);
      else if (navigator.onLine && document.visibilityState === "visible") router.refresh();
    };
    look();
    document.addEventListener("visibilitychange", look);
    for (const name of ["online", "pageshow"]) window.addEventListener(name, look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
      for (const name of ["online", "pageshow"]) window.removeEventListener(name, look);
    };
  }, [turn, read, router]);
  return null;
}
