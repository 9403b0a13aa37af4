import type { Access } from "../../server/trpc/init";
import { newId } from "../factories";
import type { OrganizationCast } from "./organization-cast";
import { RFP_ROWS } from "./rfp-rows";

export type OrganizationAccess = Extract<
  Access,
  `organization-${string}` | `venue-${string}` | `rfp-venue-${string}`
>;
export type OrganizationRow = { access: OrganizationAccess; input: (cast: OrganizationCast) => unknown };

const ofOrganization = ({ organization }: OrganizationCast) => ({ orgId: organization.id });
const ofEntry = (cast: OrganizationCast) => ({ ...ofOrganization(cast), waitlistId: "vwl_000000000000" });
const invited = (cast: OrganizationCast) => ({ ...ofOrganization(cast), email: "new@people.test" });
const ofMember = (cast: OrganizationCast) => ({ ...ofOrganization(cast), userId: cast.otherMemberId });

const ofVenue = ({ venue }: OrganizationCast) => ({ venueId: venue.id });
const ofSpace = (cast: OrganizationCast) => ({ ...ofVenue(cast), spaceId: cast.otherMemberId });
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const ofWebhook = (cast: OrganizationCast) => ({ ...ofOrganization(cast), webhookId: newId() });

/** Every procedure of an organization or a venue with its access rule and an otherwise valid input. */
export const ORGANIZATION_ROWS: Record<string, OrganizationRow> = {
  "organizationWebhooks.list": { access: "organization-manager", input: ofOrganization },
  "organizationWebhooks.get": { access: "organization-manager", input: ofWebhook },
  "organizationWebhooks.create": {
    access: "organization-manager",
    input: (cast) => ({ ...ofOrganization(cast), url: "https://1.1.1.1/hook" }),
  },
  "organizationWebhooks.edit": {
    access: "organization-manager",
    input: (cast) => ({ ...ofWebhook(cast), enabled: false }),
  },
  "organizationWebhooks.rotateSecret": { access: "organization-manager", input: ofWebhook },
  "organizationWebhooks.remove": { access: "organization-manager", input: ofWebhook },
  "organizationWebhooks.ping": { access: "organization-manager", input: ofWebhook },
  "organizationWebhooks.deliveries": { access: "organization-manager", input: ofWebhook },
  "organizationWebhooks.resend": {
    access: "organization-manager",
    input: (cast) => ({ ...ofWebhook(cast), deliveryId: newId() }),
  },
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
  "venues.mine": { access: "organization-member", input: ofOrganization },
  "venues.create": {
    access: "organization-manager",
    input: (cast) => ({
      ...ofOrganization(cast),
      name: "Old Mill",
      city: "Porto",
      country: "PT",
      timeZone: "Europe/Lisbon",
    }),
  },
  "venues.get": { access: "venue-viewer", input: ofVenue },
  "venues.blockedDates": { access: "venue-viewer", input: ofVenue },
  "venues.edit": { access: "venue-manager", input: (cast) => ({ ...ofVenue(cast), name: "Renamed" }) },
  "venues.addSpace": { access: "venue-manager", input: (cast) => ({ ...ofVenue(cast), name: "Attic" }) },
  "venues.editSpace": { access: "venue-manager", input: (cast) => ({ ...ofSpace(cast), name: "Attic" }) },
  "venues.removeSpace": { access: "venue-manager", input: ofSpace },
  "venues.setPhotos": { access: "venue-manager", input: (cast) => ({ ...ofVenue(cast), photos: [] }) },
  "venues.blockDates": {
    access: "venue-manager",
    input: (cast) => ({ ...ofVenue(cast), start: inDays(5), end: inDays(6) }),
  },
  "venues.unblockDates": {
    access: "venue-manager",
    input: (cast) => ({ ...ofVenue(cast), blockId: cast.otherMemberId }),
  },
};
