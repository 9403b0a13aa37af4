/** @returns whether it asks first, and then calls `leave` itself */
type Asks = (leave: () => void) => boolean;

/** Holds up plain clicks on links to other pages of the app. */
export function leavesByClick(asks: Asks, push: (href: string) => void, signal: AbortSignal): void {
  let isGoing = false;
  const onClick = (event: MouseEvent) => {
    const link = isGoing ? null : linkAwayOf(event);
    if (!link) return;
    const go = () => {
      isGoing = true;
      // A menu that the link was in may be gone by now.
      if (link.isConnected) link.click();
      else push(link.href);
      isGoing = false;
    };
    if (!asks(go)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // In the capture phase of the document, so that the router's own handler never hears of the click.
  document.addEventListener("click", onClick, { capture: true, signal });
}

function linkAwayOf(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || link.target === "_blank" || link.hasAttribute("download")) return null;
  const url = new URL(link.href);
  const isFile = url.pathname.startsWith("/api/") || url.pathname.endsWith(".ics");
  return url.origin === location.origin && !isFile && url.pathname !== location.pathname ? link : null;
}

/**
 * Holds up going back or forward inside the app, where the browser has the Navigation API. The `popstate` event is too
 * late: at the window listeners are called in the order in which they were added, and the router's is the first. A second
 * press without touching the page in between is let through: no page may trap a person.
 */
export function leavesByHistory(asks: Asks, signal: AbortSignal): void {
  if (!("navigation" in window)) return;
  const { navigation } = window;
  const onNavigate = (event: NavigateEvent) => {
    const { destination, navigationType, cancelable } = event;
    if (navigationType !== "traverse" || !cancelable || !destination.sameDocument) return;
    if (new URL(destination.url).pathname === location.pathname) return;
    if (asks(() => void navigation.traverseTo(destination.key))) event.preventDefault();
  };
  navigation.addEventListener("navigate", onNavigate, { signal });
}
