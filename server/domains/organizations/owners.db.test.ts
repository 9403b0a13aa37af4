import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createUsers, newId } from "../../../tests/factories";
import {
  addMember,
  askVenue,
  createOrganization,
  createRfp,
  createVenue,
} from "../../../tests/venue-factories";
import { getOwnerOfRfp, getOwnerOfRfpVenue } from "./owners.queries";

const database = testDatabase();

test("the organization of a request is found for its members, and not-found for everyone else", async () => {
  const { db } = database;
  const organization = await createOrganization(db);
  const userId = await addMember(db, organization.id);
  const { id } = await createRfp(db, { organizationId: organization.id });
  const venue = await createVenue(db);
  const rfpVenueId = await askVenue(db, { rfpId: id, venueId: venue.id });
  expect(await getOwnerOfRfp(db, { id, userId })).toBe(organization.id);
  expect(await getOwnerOfRfpVenue(db, { id: rfpVenueId, userId })).toBe(organization.id);
  const [stranger = ""] = await createUsers(db, 1);
  // The venue's own organization has another way to the request.
  for (const other of [stranger, venue.ownerId]) {
    await expect(getOwnerOfRfp(db, { id, userId: other })).rejects.toThrow("rfp.not-found");
    await expect(getOwnerOfRfpVenue(db, { id: rfpVenueId, userId: other })).rejects.toThrow(
      "rfp-venue.not-found",
    );
  }
  await expect(getOwnerOfRfp(db, { id: newId(), userId })).rejects.toThrow("rfp.not-found");
});
