"use client";

import { useEffect, useRef } from "react";

/** Asks in its own place before `leave` is called; without it the page asks. */
type Ask = (leave: () => void) => void;
type Held = { ask: Ask | null };

const held = new Set<Held>();
let asksBefore: ((leave: () => void) => boolean) | null = null;

/**
 * Registers unsaved text of this component that no field on the page shows: a draft
 * kept in a state, or the text of an earlier step. The fields of a form are watched anyway.
 */
export function useHeldText(isHeld: boolean, ask?: Ask): void {
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  useEffect(() => {
    if (!isHeld) return;
    const entry: Held = { ask: latest.current ? (leave) => latest.current?.(leave) : null };
    held.add(entry);
    return () => {
      held.delete(entry);
    };
  }, [isHeld]);
}

/** What components hold at this moment; the one mounted last comes last. */
export function heldTexts(): readonly Held[] {
  return [...held];
}

/** Calls `leave`, which opens another page. With unsaved text, the person is asked first and `leave` waits for a yes. */
export function leaveBy(leave: () => void): void {
  if (!asksBefore?.(leave)) leave();
}

/** For what watches the page. @param ask whether it asks first, and then calls `leave` itself */
export function setAsksBefore(ask: ((leave: () => void) => boolean) | null): void {
  asksBefore = ask;
}
