import type { Access } from "../../server/trpc/init";
import type { OrganizationCast } from "./organization-cast";
import { RFP_ROWS } from "./rfp-rows";

export type OrganizationAccess = Extract<
  Access,
  `organization-${string}` | `venue-${string}` | `rfp-venue-${string}`
>;
export type OrganizationRow = { access: OrganizationAccess; input: (cast: OrganizationCast) => unknown };

const ofOrganization = ({ organization }: OrganizationCast) => ({ orgId: organization.id });
const ofVenue = ({ venue }: OrganizationCast) => ({ venueId: venue.id });
const ofEntry = (cast: OrganizationCast) => ({ ...ofOrganization(cast), waitlistId: "vwl_000000000000" });
const invited = (cast: OrganizationCast) => ({ ...ofOrganization(cast), email: "new@people.test" });
const ofMember = (cast: OrganizationCast) => ({ ...ofOrganization(cast), userId: cast.otherMemberId });

/** Every procedure of an organization or a venue with its access rule and an otherwise valid input. */
export const ORGANIZATION_ROWS: Record<string, OrganizationRow> = {
  "organizations.get": { access: "organization-member", input: ofOrganization },
  "organizations.members": { access: "organization-member", input: ofOrganization },
  "organizations.rename": {
    access: "organization-owner",
    input: (cast) => ({ ...ofOrganization(cast), name: "Renamed" }),
  },
  "organizations.remove": { access: "organization-owner", input: ofOrganization },
  "organizations.invite": {
    access: "organization-manager",
    input: (cast) => ({ ...invited(cast), role: "member" }),
  },
  "organizations.withdrawInvitation": { access: "organization-manager", input: invited },
  "organizations.changeMember": {
    access: "organization-manager",
    input: (cast) => ({ ...ofMember(cast), role: "manager" }),
  },
  // Anyone may leave; only managers remove another member, which the policy's own table tests.
  "organizations.removeMember": {
    access: "organization-member",
    input: (cast) => ({ ...ofOrganization(cast), userId: cast.organization.id }),
  },
  ...RFP_ROWS,
  "availability.get": { access: "venue-member", input: ofVenue },
  "availability.set": {
    access: "venue-manager",
    input: (cast) => ({ ...ofVenue(cast), availabilityStatus: "seasonal" }),
  },
  "availability.clearOverride": { access: "venue-manager", input: ofVenue },
  "availability.resolveBreaker": { access: "venue-manager", input: ofVenue },
  "availability.signals": { access: "venue-member", input: ofVenue },
  "availability.queue": { access: "venue-member", input: ofVenue },
  "waitlists.join": {
    access: "organization-member",
    input: (cast) => ({ ...ofOrganization(cast), sourceRfpVenueId: cast.rfpVenueId }),
  },
  "waitlists.list": { access: "organization-member", input: ofOrganization },
  "waitlists.get": { access: "organization-member", input: ofEntry },
  "waitlists.convert": { access: "organization-member", input: ofEntry },
  "waitlists.cancel": {
    access: "organization-member",
    input: (cast) => ({ ...ofEntry(cast), reason: "other" }),
  },
  "waitlists.stillInterested": {
    access: "organization-member",
    input: (cast) => ({ ...ofEntry(cast), interested: true }),
  },
  "waitlists.pause": { access: "organization-member", input: ofEntry },
  "waitlists.resume": { access: "organization-member", input: ofEntry },
  "waitlists.ledger": { access: "organization-member", input: ofEntry },
};
