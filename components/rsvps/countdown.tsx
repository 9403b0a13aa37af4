"use client";

import { useEffect, useState } from "react";
import { nextChangeMs, timeLeftWords } from "./time-left";
import type { Clock } from "./use-clock";

/**
 * The time left until an instant, ticking. Screen readers get the end of the time from the text
 * beside it, because a clock that ticks aloud helps no one.
 */
export function Countdown({ until, clock }: { until: string; clock: Clock }) {
  const { now, read } = clock;
  const [present, setPresent] = useState(now);
  useEffect(() => {
    const end = Date.parse(until);
    let timer: ReturnType<typeof setTimeout>;
    const tick = () => {
      const at = read();
      setPresent(at);
      const leftMs = end - at.getTime();
      if (leftMs > 0) timer = setTimeout(tick, nextChangeMs(leftMs));
    };
    tick();
    return () => clearTimeout(timer);
  }, [until, read]);
  return (
    <span aria-hidden="true" className="tabular-nums">
      {timeLeftWords(Date.parse(until) - present.getTime())} left
    </span>
  );
}
