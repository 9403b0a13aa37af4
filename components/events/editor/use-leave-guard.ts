"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Asks before the page is left with something unsaved: by the browser's own question when the tab closes or reloads,
 * and by ours for links inside the app. The back button inside the app is not asked about.
 * @returns whether to ask now, and what the answers do
 */
export function useLeaveGuard(isActive: boolean) {
  const router = useRouter();
  const [href, setHref] = useState<string | null>(null);
  useEffect(() => {
    if (!isActive) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      const path = pathOfPlainClick(event);
      if (path === null) return;
      event.preventDefault();
      event.stopPropagation();
      setHref(path);
    };
    window.addEventListener("beforeunload", onUnload);
    // In the capture phase of the document, so that the router's own handler never hears of the click.
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [isActive]);
  return {
    isAsking: href !== null,
    stay: () => setHref(null),
    leave: () => {
      setHref(null);
      if (href) router.push(href);
    },
  };
}

/** Where in the app a plain click on a link leads; null for everything else. */
function pathOfPlainClick(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target === "_blank" || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  const isElsewhere = url.origin === location.origin && url.pathname !== location.pathname;
  return isElsewhere ? url.pathname + url.search + url.hash : null;
}
