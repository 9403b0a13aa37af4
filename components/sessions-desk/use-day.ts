"use client";

import { useState } from "react";

/** The day shown, kept in the URL so that it survives a reload and can be sent to a co-host. */
export function useDay(first: string | null): [string | null, (day: string) => void] {
  const [day, setDay] = useState(first);
  const choose = (next: string) => {
    setDay(next);
    const params = new URLSearchParams(window.location.search);
    params.set("day", next);
    // Next follows the history API without asking the server for the page again.
    window.history.replaceState(null, "", `${window.location.pathname}?${params}`);
  };
  return [day, choose];
}
