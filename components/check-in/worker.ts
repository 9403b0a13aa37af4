"use client";

import { useEffect } from "react";

/**
 * Has the service worker keep this page with everything that it has loaded, so that it opens without a connection. A
 * browser without service workers shows the page as ever, while it is online.
 */
export function useKeptPage(isReady = true): void {
  useEffect(() => {
    if (!isReady || !("serviceWorker" in navigator)) return;
    void keepPage().catch(() => {});
  }, [isReady]);
}

async function keepPage(): Promise<void> {
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  const { active } = await navigator.serviceWorker.ready;
  const assets = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith("/_next/static/"))
    .map(({ pathname }) => pathname);
  active?.postMessage({ is: "keep-page", path: location.pathname, assets });
}

/**
 * Loads the page anew where it was reached without one: only its own document may use the camera, and only that is
 * kept.
 */
export function useOwnDocument(): void {
  useEffect(() => {
    const [entry] = performance.getEntriesByType("navigation");
    if (entry && new URL(entry.name).pathname !== location.pathname) location.reload();
  }, []);
}
