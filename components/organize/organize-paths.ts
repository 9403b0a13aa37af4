import * as paths from "@/lib/sourcing-paths";
import type { RfpStatus } from "@/server/domains/rfps/schema";

export const requestStates = ["draft", "sent", "awarded", "closed"] as const satisfies readonly RfpStatus[];

/** The addresses of an organizer's pages. */
export function organizePages(orgSlug: string) {
  return {
    requests: (state: RfpStatus) => paths.withQuery(paths.deskPath("organize", orgSlug), { show: state }),
    request: (rfpId: string) => paths.organizerRequestPath(orgSlug, rfpId),
    edit: (rfpId: string) => paths.editRequestPath(orgSlug, rfpId),
    waitlist: paths.waitlistPath(orgSlug),
    entry: (entryId: string) => paths.waitlistEntryPath(orgSlug, entryId),
    stillInterested: (entryId: string) => paths.stillInterestedPath(orgSlug, entryId),
  };
}
