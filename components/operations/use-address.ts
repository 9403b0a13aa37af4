"use client";

import { useSearchParams } from "next/navigation";

/** The filters of a page, kept in its URL so that they survive a reload and can be shared. */
export function useAddress() {
  const params = useSearchParams();
  const address: Record<string, string | undefined> = Object.fromEntries(params);
  const set = (change: Record<string, string | undefined>) => {
    const next = new URLSearchParams(window.location.search);
    for (const [name, value] of Object.entries(change)) {
      if (value) next.set(name, value);
      else next.delete(name);
    }
    // Next follows the history API without asking the server for the page again.
    window.history.replaceState(null, "", `${window.location.pathname}${next.size > 0 ? `?${next}` : ""}`);
  };
  return { address, set };
}
