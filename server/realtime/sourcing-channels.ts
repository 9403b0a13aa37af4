import type { ChannelName } from "./channels";

/** Where the members of an organization listen. */
export function organizationChannel(organizationId: string): ChannelName<"organization"> {
  return `private-organization-${organizationId}` as ChannelName<"organization">;
}

/** Where everyone who looks at a venue listens. */
export function venueChannel(venueId: string): ChannelName<"venue"> {
  return `venue-${venueId}` as ChannelName<"venue">;
}
