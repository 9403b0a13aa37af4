/** Where the pages of venue sourcing are, for links from emails, notifications, calendars and other pages: each address once. */

/** The two places where people act for an organization: asking venues, and answering for their own. */
export type Desk = "organize" | "venue-desk";

/** The address of a desk: of one organization, or the page on which one is chosen. */
export function deskPath(desk: Desk, orgSlug?: string): string {
  return orgSlug === undefined ? `/${desk}` : `/${desk}/${encodeURIComponent(orgSlug)}`;
}

/** The members of an organization, on one of its desks. */
export function membersPath(desk: Desk, orgSlug: string): string {
  return `${deskPath(desk, orgSlug)}/members`;
}

/** Where one person accepts or declines the invitation to an organization. Opening it changes nothing. */
export function organizationInvitationPath(orgSlug: string): string {
  return `${deskPath("organize")}/invitations/${encodeURIComponent(orgSlug)}`;
}

/** Where an organization writes a new request; with a venue, that venue is picked already. */
export function newRequestPath(orgSlug: string, venueSlug: string | null = null): string {
  return withQuery(`${deskPath("organize", orgSlug)}/requests/new`, { venue: venueSlug });
}

/** One request of an organization. */
export function organizerRequestPath(orgSlug: string, rfpId: string): string {
  return `${deskPath("organize", orgSlug)}/requests/${rfpId}`;
}

/** The draft of a request, to be changed and sent. */
export function editRequestPath(orgSlug: string, rfpId: string): string {
  return `${organizerRequestPath(orgSlug, rfpId)}/edit`;
}

/** The waitlist entries of an organization. */
export function waitlistPath(orgSlug: string): string {
  return `${deskPath("organize", orgSlug)}/waitlist`;
}

/** The waitlist entries of an organization, at one of them. */
export function waitlistEntryPath(orgSlug: string, entryId: string): string {
  return `${waitlistPath(orgSlug)}#${entryId}`;
}

/** Where an organization says whether it is still interested. Opening it changes nothing. */
export function stillInterestedPath(orgSlug: string, entryId: string): string {
  return `${waitlistPath(orgSlug)}/${entryId}/still-interested`;
}

/** The webhooks of an organization. */
export function organizationWebhooksPath(orgSlug: string): string {
  return `${deskPath("organize", orgSlug)}/webhooks`;
}

/** One webhook of an organization. */
export function organizationWebhookPath(orgSlug: string, webhookId: string): string {
  return `${organizationWebhooksPath(orgSlug)}/${webhookId}`;
}

/** A request in the inbox of an organization that runs venues. */
export function venueRequestPath(orgSlug: string, rfpVenueId: string): string {
  return `${deskPath("venue-desk", orgSlug)}/requests/${rfpVenueId}`;
}

/** The venues that an organization runs. */
export function ownVenuesPath(orgSlug: string): string {
  return `${deskPath("venue-desk", orgSlug)}/venues`;
}

/** Where an organization adds a venue. */
export function newVenuePath(orgSlug: string): string {
  return `${ownVenuesPath(orgSlug)}/new`;
}

/** Where a venue's team changes it. @param part the part of it that is shown, null = its profile */
export function ownVenuePath(orgSlug: string, venueSlug: string, part: string | null = null): string {
  return withQuery(`${ownVenuesPath(orgSlug)}/${encodeURIComponent(venueSlug)}`, { part });
}

/** The badge and the waitlist of a venue, for its team; without one, of the first that they run. */
export function venueAvailabilityPath(orgSlug: string, venueSlug: string | null = null): string {
  return withQuery(`${deskPath("venue-desk", orgSlug)}/availability`, { venue: venueSlug });
}

/** The path with the values that are not null as its query. */
export function withQuery(path: string, values: Record<string, string | null>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== null) query.set(name, value);
  return query.size > 0 ? `${path}?${query}` : path;
}
