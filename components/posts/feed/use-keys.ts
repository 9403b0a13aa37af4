"use client";

import { useEffect, useRef, useState } from "react";

const SWITCH = "turnout-shortcuts";

/** Whether single-letter shortcuts are on; people who speak to their computer switch them off. Kept in this browser. */
export function useShortcutsSwitch(): [boolean, (on: boolean) => void] {
  const [isOn, setOn] = useState(true);
  useEffect(() => setOn(localStorage.getItem(SWITCH) !== "off"), []);
  return [
    isOn,
    (on) => {
      localStorage.setItem(SWITCH, on ? "on" : "off");
      setOn(on);
    },
  ];
}

/** Calls what belongs to a letter while nothing is being typed, no dialog is open, and shortcuts are switched on. */
export function useKeys(keys: Record<string, () => void>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const run = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (!run || isBusy(event.target) || localStorage.getItem(SWITCH) === "off") return;
      event.preventDefault();
      run();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function isBusy(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("input, textarea, select, [role=menu], [role=dialog]"))
    return true;
  return document.querySelector("[role=dialog], [role=alertdialog], [role=menu]") !== null;
}

/** Moves the focus to the next or previous element of a kind, from the one that holds it or that is in sight. */
export function focusNext(selector: string, step: 1 | -1): void {
  const all = [...document.querySelectorAll<HTMLElement>(selector)];
  const held = all.findIndex(
    (element) => element === document.activeElement || element.contains(document.activeElement),
  );
  const inSight = all.findIndex((element) => element.getBoundingClientRect().top >= 80);
  const next = held >= 0 ? held + step : step === 1 ? Math.max(inSight, 0) : Math.max(inSight - 1, 0);
  const element = all[Math.min(Math.max(next, 0), all.length - 1)];
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "center", behavior: "instant" });
}
