import type { EventDetails } from "@/server/domains/events/schema";

type Viewing = Pick<EventDetails, "effectiveVisibility"> & {
  isStaff: boolean;
  hasRsvp: boolean;
  isSignedIn: boolean;
  /** The secret of the invitation link that the page was opened with. */
  invite: string | undefined;
};

/**
 * Whether a page may listen for the event's live messages. A page that a signed-in person opened without an invitation is
 * shown to their account, which may then listen as well.
 */
export function mayListen({ effectiveVisibility, isStaff, hasRsvp, isSignedIn, invite }: Viewing): boolean {
  if (effectiveVisibility !== "private") return true;
  return isStaff || hasRsvp || (isSignedIn && invite === undefined);
}
