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

/** Where an invitation to an organization is accepted or declined. Opening it changes nothing. */
export function organizationInvitationPath(organizationId: string): string {
  return `/organize/invitations/${organizationId}`;
}

/** A request in the inbox of a venue. */
export function venueRequestPath(venueSlug: string, rfpVenueId: string): string {
  return `/venue-desk/${venueSlug}/requests/${rfpVenueId}`;
}

/** The badge and the waitlist of a venue, for its team. */
export function venueAvailabilityPath(venueSlug: string): string {
  return `/venue-desk/${venueSlug}/availability`;
}
