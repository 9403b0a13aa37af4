/** The header in which a page names the person it was rendered for: an id, or "none". */
export const PAGE_VIEWER_HEADER = "x-turnout-viewer";

/** The state of the page's sign-in in the server's last answer: as when the page was rendered, another person's, or ended. */
export type PageSignIn = "same" | "changed" | "ended";

const listeners = new Set<() => void>();
let viewerId: string | null | undefined;
let state: PageSignIn = "same";

/** Called once by a page, in the browser. A later call changes nothing: what the page shows is still for the first viewer. */
export function rememberPageViewer(id: string | null): void {
  if (typeof window !== "undefined" && viewerId === undefined) viewerId = id;
}

/** The header of every request of the page; empty before `rememberPageViewer`. */
export function pageViewerHeaders(): Record<string, string> {
  return viewerId === undefined ? {} : { [PAGE_VIEWER_HEADER]: viewerId ?? "none" };
}

/** Whether the page was rendered for a signed-in person. */
export function isPageSignedIn(): boolean {
  return typeof viewerId === "string";
}

/** Takes note of the reason for which the server refused a request of this page. */
export function notePageSignIn(refusal: string): void {
  if (refusal === "sign-in.changed") become("changed");
  else if (refusal === "sign-in.missing" && viewerId) become("ended");
}

function become(next: PageSignIn): void {
  if (state === next) return;
  state = next;
  for (const listener of listeners) listener();
}

export const pageSignIn = {
  read: (): PageSignIn => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
