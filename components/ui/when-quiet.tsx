"use client";

import { type ReactNode, useEffect, useState } from "react";
import { whenQuiet } from "@/lib/when-quiet";
import { Lazily } from "./lazy-part";

/**
 * Shows lazy parts that are not needed to read the page or to press its buttons: once the page has loaded and the browser
 * is idle, or the person begins to use the page. Until then, and on the server, the fallback shows.
 */
export function WhenQuiet({ fallback = null, children }: { fallback?: ReactNode; children: ReactNode }) {
  const [isQuiet, setQuiet] = useState(false);
  useEffect(() => whenQuiet(() => setQuiet(true)), []);
  return isQuiet ? <Lazily fallback={fallback}>{children}</Lazily> : fallback;
}
