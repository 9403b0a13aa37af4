"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { GuestSort } from "@/server/domains/rsvps/guests.schema";
import { addressOf, type Filters, filtersIn, nextOrder } from "./filters";

const TYPING_PAUSE_MS = 200;

/** The filters of the list, kept in the address so that they survive a reload and can be sent to a co-host. */
export function useFilters() {
  const params = useSearchParams();
  const filters = filtersIn(Object.fromEntries(params));
  const [typed, setTyped] = useState(filters.q ?? "");

  useEffect(() => {
    if (typed.trim() === (filters.q ?? "")) return;
    const timer = setTimeout(() => {
      const address = new URLSearchParams(window.location.search);
      apply(filtersIn({ ...Object.fromEntries(address), q: typed }));
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, filters.q]);

  return {
    filters,
    typed,
    setTyped,
    setStatus: (status: Filters["status"]) => apply(filtersIn({ ...filters, status, q: typed })),
    toggleSort: (sort: GuestSort) => {
      const { sort: _, order: __, ...rest } = filters;
      apply({ ...rest, ...nextOrder(filters, sort) });
    },
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
