"use client";

import { useEffect, useState } from "react";

/** A choice among a few that this phone keeps. Until the page is in the browser it is the first. */
export function useKeptChoice<Value extends string>(
  name: string,
  values: readonly [Value, ...Value[]],
): [Value, (value: Value) => void] {
  const [value, setValue] = useState<Value>(values[0]);
  const key = `turnout-door-${name}`;
  useEffect(() => {
    try {
      const kept = localStorage.getItem(key);
      const known = values.find((one) => one === kept);
      if (known) setValue(known);
    } catch {
      // A browser that keeps nothing starts with the first each time.
    }
  }, [key, values]);
  const choose = (next: Value) => {
    setValue(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // As above.
    }
  };
  return [value, choose];
}
