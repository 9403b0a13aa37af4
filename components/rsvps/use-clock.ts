"use client";

import { useEffect, useState } from "react";

const SLEEP_MAX_MS = 60 * 60_000;

/**
 * The time by the server's clock, which starts at `renderedAt` and moves on at each of the `boundaries` (ISO
 * instants), so that what depends on them changes while the page is open. A device with a wrong clock changes nothing.
 */
export function useClock(renderedAt: string, boundaries: readonly (string | null)[]): Date {
  const [now, setNow] = useState(() => new Date(renderedAt));
  const wanted = boundaries.filter((at) => at !== null).join(" ");
  useEffect(() => {
    const offsetMs = Date.parse(renderedAt) - Date.now();
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const nowMs = Date.now() + offsetMs;
      setNow(new Date(nowMs));
      const waits = wanted.split(" ").map((at) => Date.parse(at) - nowMs);
      timer = setTimeout(tick, Math.min(SLEEP_MAX_MS, ...waits.filter((wait) => wait > 0)));
    };
    tick();
    return () => clearTimeout(timer);
  }, [renderedAt, wanted]);
  return now;
}
