/** Where the pages of venue sourcing are, for links from emails, notifications and other pages. */

/** One request of an organization. */
export function organizerRequestPath(organizationSlug: string, rfpId: string): string {
  return `/organize/${organizationSlug}/requests/${rfpId}`;
}

/** The waitlist entries of an organization, at one of them. */
export function waitlistEntryPath(organizationSlug: string, entryId: string): string {
  return `/organize/${organizationSlug}/waitlist#${entryId}`;
}

/** Where an organization says whether it is still interested. Opening it changes nothing. */
export function stillInterestedPath(organizationSlug: string, entryId: string): string {
  return `/organize/${organizationSlug}/waitlist/${entryId}/still-interested`;
}

/** Where invitations to organizations are accepted or declined. Opening it changes nothing. */
export const ORGANIZATION_INVITATIONS_PATH = "/organize";

/** One webhook of an organization. */
export function organizationWebhookPath(organizationSlug: string, webhookId: string): string {
  return `/organize/${organizationSlug}/webhooks/${webhookId}`;
}

/** A request in the inbox of an organization that runs venues. */
export function venueRequestPath(organizationSlug: string, rfpVenueId: string): string {
  return `/venue-desk/${organizationSlug}/requests/${rfpVenueId}`;
}

/** The badge and the waitlist of a venue, for its team. */
export function venueAvailabilityPath(organizationSlug: string, venueSlug: string): string {
  return `/venue-desk/${organizationSlug}/availability?venue=${venueSlug}`;
}
