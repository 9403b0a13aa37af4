"use client";

import { useEffect, useState } from "react";

/** The time, moving on every `everyMs`. Starts with what the server rendered with, so that hydration agrees. */
export function useNow(renderedAt: Date, everyMs = 20_000): Date {
  const [now, setNow] = useState(renderedAt);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
