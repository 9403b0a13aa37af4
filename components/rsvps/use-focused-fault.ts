"use client";

import { useEffect, useRef } from "react";

/** Displaced to the first field at fault after each try to send the form. @param tries counts them */
export function useFocusedFault(tries: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [tries]);
  return form;
}
