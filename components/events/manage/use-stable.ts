"use client";

import { useInsertionEffect, useMemo, useRef } from "react";

type Functions = Record<string, (...args: never[]) => void>;

/** The same functions on every render, each calling its newest version: memoized rows then stay as they are. */
export function useStable<Table extends Functions>(latest: Table): Table {
  const current = useRef(latest);
  useInsertionEffect(() => {
    current.current = latest;
  });
  const names = Object.keys(latest).join(",");
  return useMemo(() => {
    const stable = names
      .split(",")
      .map((name) => [name, (...args: never[]) => current.current[name]?.(...args)] as const);
    return Object.fromEntries(stable) as Table;
  }, [names]);
}
