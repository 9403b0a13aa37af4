"use client";

import { useEffect, useRef } from "react";
import type { FormValues } from "./form-values";

const PAUSE_MS = 800;

/**
 * Hands the values in a moment after their last change, and right away when the form is left before that.
 * @param values null while there is nothing to save, or nothing that could be saved
 */
export function useAutosave(values: FormValues | null, save: (values: FormValues) => void): void {
  const waiting = useRef<FormValues | null>(null);
  const latestSave = useRef(save);
  useEffect(() => {
    latestSave.current = save;
  });
  // Compared by content: the form hands out a new object with every keystroke and every render.
  const content = values && JSON.stringify(values);
  useEffect(() => {
    waiting.current = content === null ? null : (JSON.parse(content) as FormValues);
    if (content === null) return;
    const timer = setTimeout(() => {
      if (waiting.current) latestSave.current(waiting.current);
      waiting.current = null;
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content]);
  useEffect(
    () => () => {
      if (waiting.current) latestSave.current(waiting.current);
      waiting.current = null;
    },
    [],
  );
}
