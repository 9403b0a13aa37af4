/** The two places where people act for an organization: asking venues, and answering for their own. */
export type Desk = "organize" | "venue-desk";

export const deskNames: Record<Desk, string> = { organize: "Organize", "venue-desk": "Venue desk" };

/** The address of a desk: of one organization, or the page on which one is chosen. */
export function deskPath(desk: Desk, orgSlug?: string): string {
  return orgSlug === undefined ? `/${desk}` : `/${desk}/${encodeURIComponent(orgSlug)}`;
}

/** Where an organization writes a new request; with a venue, that venue is picked already. */
export function newRequestPath(orgSlug: string, venueSlug?: string): string {
  const path = `${deskPath("organize", orgSlug)}/requests/new`;
  return venueSlug === undefined ? path : `${path}?venue=${encodeURIComponent(venueSlug)}`;
}
