import { PAGE_VIEWER_HEADER } from "../lib/page-viewer";
import { DomainError } from "./errors";

export { PAGE_VIEWER_HEADER };

/**
 * Refuses requests of a page that was opened by another account than the one signed in in its browser now. Programs send no
 * such header; if no account is signed in any more, the request is answered as anonymous.
 * @param page the id of the account that the page was rendered for, or "none"
 * @throws DomainError conflict `sign-in.changed`
 */
export function refuseOtherViewer(
  page: string | undefined,
  found: { viewer: { id: string }; credential: "cookie" | "token" } | null,
): void {
  if (page === undefined || found?.credential !== "cookie" || page === found.viewer.id) return;
  throw new DomainError("sign-in.changed");
}
