import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createVenue } from "../../../../tests/venue-factories";
import { listPlaces, listVenueAddresses } from "./places.queries";

const database = testDatabase();

test("only listed venues give their city and their page to searches", async () => {
  const { db } = database;
  const lisbon = await createVenue(db, { latitude: 38, longitude: -9 });
  await createVenue(db, { city: "LISBON", latitude: 40, longitude: -9 });
  await createVenue(db, { city: "Porto", latitude: null, longitude: null });
  for (const status of ["draft", "unlisted", "archived"] as const)
    await createVenue(db, { city: "Faro", status });

  const places = await listPlaces(db);
  expect(places).toMatchObject([
    { country: "PT", latitude: 39, longitude: -9, venues: 2 },
    { city: "Porto", latitude: null, longitude: null, venues: 1 },
  ]);
  const addresses = await listVenueAddresses(db);
  expect(addresses).toHaveLength(3);
  expect(addresses).toContainEqual({ slug: lisbon.slug });
});
