import { deskPath } from "@/components/organizations/desk-paths";
import type { InboxState } from "@/server/domains/rfps/desk.schema";

export const inboxStates = ["open", "answered", "ended"] as const satisfies readonly InboxState[];
export const venueParts = ["profile", "spaces", "photos", "dates"] as const;
export type VenuePart = (typeof venueParts)[number];

/** The addresses of a venue desk's pages. */
export function deskPages(orgSlug: string) {
  const home = deskPath("venue-desk", orgSlug);
  return {
    /** @param venue the slug of the only venue whose requests are shown */
    inbox: (state: InboxState, venue: string | null = null) => withQuery(home, { show: state, venue }),
    request: (rfpVenueId: string) => `${home}/requests/${rfpVenueId}`,
    venues: `${home}/venues`,
    newVenue: `${home}/venues/new`,
    venue: (slug: string, part: VenuePart = "profile") =>
      withQuery(`${home}/venues/${encodeURIComponent(slug)}`, { part: part === "profile" ? null : part }),
    availability: (venue: string) => withQuery(`${home}/availability`, { venue }),
  };
}

function withQuery(path: string, values: Record<string, string | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
