import * as paths from "@/lib/sourcing-paths";
import type { InboxState } from "@/server/domains/rfps/desk.schema";

export const inboxStates = ["open", "answered", "ended"] as const satisfies readonly InboxState[];
export const venueParts = ["profile", "spaces", "photos", "dates"] as const;
export type VenuePart = (typeof venueParts)[number];

/** The addresses of a venue desk's pages. */
export function deskPages(orgSlug: string) {
  return {
    /** @param venue the slug of the only venue whose requests are shown */
    inbox: (state: InboxState, venue: string | null = null) =>
      paths.withQuery(paths.deskPath("venue-desk", orgSlug), { show: state, venue }),
    request: (rfpVenueId: string) => paths.venueRequestPath(orgSlug, rfpVenueId),
    venues: paths.ownVenuesPath(orgSlug),
    newVenue: paths.newVenuePath(orgSlug),
    venue: (slug: string, part: VenuePart = "profile") =>
      paths.ownVenuePath(orgSlug, slug, part === "profile" ? null : part),
    availability: (venue: string) => paths.venueAvailabilityPath(orgSlug, venue),
  };
}
