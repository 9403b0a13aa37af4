import { PAGE_VIEWER_HEADER } from "../lib/page-viewer";
import { DomainError } from "./errors";

export { PAGE_VIEWER_HEADER };

/**
 * Refuses what a page sends that was opened as somebody else than who is signed in in its browser by now. Programs send no
 * such header; where nobody is signed in any more, the request is nobody's and is answered as such.
 * @param page whom the page was rendered for: an id, or "none"
 * @throws DomainError conflict `sign-in.changed`
 */
export function refuseOtherViewer(
  page: string | undefined,
  found: { viewer: { id: string }; credential: "cookie" | "token" } | null,
): void {
  if (page === undefined || found?.credential !== "cookie" || page === found.viewer.id) return;
  throw new DomainError("sign-in.changed");
}
