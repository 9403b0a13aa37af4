import { deskPath } from "@/components/organizations/desk-paths";
import { organizerRequestPath, stillInterestedPath, waitlistEntryPath } from "@/lib/sourcing-paths";
import type { RfpStatus } from "@/server/domains/rfps/schema";

export const requestStates = ["draft", "sent", "awarded", "closed"] as const satisfies readonly RfpStatus[];

/** The addresses of an organizer's pages. */
export function organizePages(orgSlug: string) {
  const home = deskPath("organize", orgSlug);
  return {
    requests: (state: RfpStatus) => `${home}?show=${state}`,
    request: (rfpId: string) => organizerRequestPath(orgSlug, rfpId),
    edit: (rfpId: string) => `${organizerRequestPath(orgSlug, rfpId)}/edit`,
    waitlist: `${home}/waitlist`,
    entry: (entryId: string) => waitlistEntryPath(orgSlug, entryId),
    stillInterested: (entryId: string) => stillInterestedPath(orgSlug, entryId),
  };
}
