"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

/**
 * Sets `data-theme` on <html> before the first paint, from the stored choice or the system.
 * `nonce` admits its inline script under a Content-Security-Policy.
 */
export function ThemeProvider({ nonce, children }: { nonce?: string | undefined; children: ReactNode }) {
  return (
    <NextThemes
      attribute="data-theme"
      storageKey="turnout-theme"
      disableTransitionOnChange
      {...(nonce ? { nonce } : {})}
    >
      {children}
    </NextThemes>
  );
}
