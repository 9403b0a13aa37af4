import { PAGE_VIEWER_HEADER } from "../lib/page-viewer";
import { DomainError } from "./errors";

export { PAGE_VIEWER_HEADER };

/**
 * Refuses a request of a page that was opened as a different person than the one now signed in. Programs send no
 * such header; a request without a signed-in person is answered as signed out.
 * @param page the person the page was rendered for: an id, or "none"
 * @throws DomainError conflict `sign-in.changed`
 */
export function refuseOtherViewer(
  page: string | undefined,
  found: { viewer: { id: string }; credential: "cookie" | "token" } | null,
): void {
  if (page === undefined || found?.credential !== "cookie" || page === found.viewer.id) return;
  throw new DomainError("sign-in.changed");
}
