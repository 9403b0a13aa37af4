import type { Db } from "../../server/db/client";
import type { Viewer } from "../../server/domains/accounts/schema";
import { viewerOf } from "../cast";
import { createUsers } from "../factories";
import {
  addMember,
  askVenue,
  createOrganization,
  createRfp,
  createVenue,
  type TestOrganization,
  type TestVenue,
} from "../venue-factories";

export const ORGANIZATION_ROLES = [
  "anon",
  "stranger",
  "outsider",
  "member",
  "manager",
  "owner",
  "admin",
] as const;
export type OrganizationRoleName = (typeof ORGANIZATION_ROLES)[number];

export const VENUE_KINDS = ["listed", "unlisted", "draft", "archived"] as const;
export type VenueKind = (typeof VENUE_KINDS)[number];

/** One organization with a person for every relation to it. The outsider owns another organization. */
export type OrganizationCast = {
  organization: TestOrganization;
  /** A venue of the organization. */
  venue: TestVenue;
  /** A sent RFP of the organization; it asks a venue of the outsider's. */
  rfpId: string;
  /** The venue of the outsider's RFP that asks `venue`: the organization answers it. */
  rfpVenueId: string;
  /** A member besides those who call. */
  otherMemberId: string;
  people: Record<OrganizationRoleName, Viewer | null>;
};

export async function createOrganizationCast(db: Db, kind: VenueKind): Promise<OrganizationCast> {
  const [owner, outsider, stranger, admin] = (await createUsers(db, 4)) as [string, string, string, string];
  await db.user.update({ where: { id: admin }, data: { role: "admin" } });
  const organization = await createOrganization(db, { ownerId: owner });
  const otherOrganization = await createOrganization(db, { ownerId: outsider });
  const member = await addMember(db, organization.id);
  const manager = await addMember(db, organization.id, { role: "manager" });
  const otherMemberId = await addMember(db, organization.id);
  const venue = await createVenue(db, { organizationId: organization.id, status: kind });
  const otherVenue = await createVenue(db, { organizationId: otherOrganization.id });
  const rfp = await createRfp(db, { organizationId: organization.id });
  await askVenue(db, { rfpId: rfp.id, venueId: otherVenue.id });
  const asking = await createRfp(db, { organizationId: otherOrganization.id });
  const rfpVenueId = await askVenue(db, { rfpId: asking.id, venueId: venue.id });
  const ids = { stranger, outsider, member, manager, owner, admin };
  const viewers = await Promise.all(
    Object.entries(ids).map(async ([role, id]) => [role, await viewerOf(db, id)]),
  );
  const people = { anon: null, ...Object.fromEntries(viewers) } as OrganizationCast["people"];
  return { organization, venue, rfpId: rfp.id, rfpVenueId, otherMemberId, people };
}
