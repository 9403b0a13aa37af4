"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { crossesBoundary, LOOK_AGAIN_MS } from "./boundary";

export type Clock = {
  /** The time as of the last boundary. */
  now: Date;
  /** The time at this very moment; not for rendering. */
  read: () => Date;
};

/**
 * The time by the server's clock, which starts at `renderedAt` and moves on at each of the `boundaries` (ISO
 * instants), so that what depends on them changes while the page is open. A device with a wrong clock changes nothing.
 */
export function useClock(renderedAt: string, boundaries: readonly (string | null)[]): Clock {
  const [now, setNow] = useState(() => new Date(renderedAt));
  // Taken once for each answer of the server: later, `renderedAt` is no longer the present.
  const ahead = useRef({ renderedAt: "", ms: 0 });
  const read = useCallback(() => new Date(Date.now() + ahead.current.ms), []);
  const wanted = boundaries.filter((at) => at !== null).join(" ");
  useEffect(() => {
    if (ahead.current.renderedAt !== renderedAt) {
      ahead.current = { renderedAt, ms: Date.parse(renderedAt) - Date.now() };
    }
    let timer: ReturnType<typeof setTimeout>;
    const schedule = (present: Date) => {
      const waits = wanted.split(" ").map((at) => Date.parse(at) - present.getTime());
      timer = setTimeout(tick, Math.min(LOOK_AGAIN_MS, ...waits.filter((wait) => wait > 0)));
    };
    const tick = () => {
      const present = read();
      setNow(present);
      schedule(present);
    };
    // As the page starts, and after a sleep, in which the timer stood still. Only a boundary renders the panel again.
    const look = () => {
      clearTimeout(timer);
      const present = read();
      setNow((before) => (crossesBoundary(wanted.split(" "), before, present) ? present : before));
      schedule(present);
    };
    look();
    document.addEventListener("visibilitychange", look);
    window.addEventListener("pageshow", look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("pageshow", look);
    };
  }, [renderedAt, wanted, read]);
  return { now, read };
}
