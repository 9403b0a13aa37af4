"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import { addressOf, type Filters, filtersIn } from "./filters";

const TYPING_PAUSE_MS = 200;

/** The filters of the list, kept in the address so that they survive a reload and can be sent to a co-host. */
export function useFilters() {
  const params = useSearchParams();
  const filters = filtersIn({ status: params.get("status"), q: params.get("q") });
  const [typed, setTyped] = useState(filters.q ?? "");

  useEffect(() => {
    if (typed.trim() === (filters.q ?? "")) return;
    const timer = setTimeout(() => {
      const address = new URLSearchParams(window.location.search);
      apply(filtersIn({ status: address.get("status"), q: typed }));
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, filters.q]);

  return {
    filters,
    typed,
    setTyped,
    setStatus: (status: Filters["status"]) => apply(filtersIn({ status, q: typed })),
    clear: () => {
      setTyped("");
      apply({});
    },
  };
}

/** Next follows the history API without asking the server for the page again. */
function apply(next: Filters): void {
  window.history.replaceState(null, "", `${window.location.pathname}${addressOf(next)}`);
}
