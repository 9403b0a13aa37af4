import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { askVenue, createRfp, createVenue } from "../../../tests/venue-factories";
import { countRequests, listRequests } from "./desk.queries";

const database = testDatabase();
const HOUR_MS = 3_600_000;

/** Two venues of one organization, one of them asked twice, and a venue of another organization. */
async function askedVenues() {
  const { db } = database;
  const hall = await createVenue(db);
  const loft = await createVenue(db, { organizationId: hall.organizationId, name: "The Loft" });
  const other = await createVenue(db);
  const later = await createRfp(db, { responseDeadline: new Date(Date.now() + 48 * HOUR_MS) });
  const sooner = await createRfp(db, { responseDeadline: new Date(Date.now() + 2 * HOUR_MS) });
  const missed = await createRfp(db, { responseDeadline: new Date(Date.now() - HOUR_MS) });
  const ids = {
    later: await askVenue(db, { rfpId: later.id, venueId: hall.id }),
    sooner: await askVenue(db, { rfpId: sooner.id, venueId: loft.id }),
    missed: await askVenue(db, { rfpId: missed.id, venueId: hall.id }),
  };
  await askVenue(db, { rfpId: later.id, venueId: other.id });
  await askVenue(db, { rfpId: later.id, venueId: loft.id, status: "picked" });
  return { hall, loft, ids };
}

test("the inbox of an organization lists the open requests of all its venues by deadline, and nothing of others", async () => {
  const { hall, ids } = await askedVenues();
  const { items } = await listRequests(
    database.db,
    { organizationId: hall.organizationId, state: "open", limit: 20 },
    new Date(),
  );
  expect(items.map(({ id }) => id)).toEqual([ids.sooner, ids.later]);
  expect(items.map(({ othersAsked }) => othersAsked)).toEqual([0, 1]);
});

test("the counts of an inbox are those of each state, of one venue or of all", async () => {
  const { hall, loft } = await askedVenues();
  const { organizationId } = hall;
  const count = (of: { organizationId: string; venueId?: string }) =>
    countRequests(database.db, of, new Date());
  expect(await count({ organizationId })).toEqual({ open: 2, answered: 0, ended: 1 });
  expect(await count({ organizationId, venueId: loft.id })).toEqual({ open: 1, answered: 0, ended: 0 });
});

test("a venue of another organization does not widen an inbox", async () => {
  const { hall } = await askedVenues();
  const stranger = await createVenue(database.db);
  const of = { organizationId: hall.organizationId, venueId: stranger.id };
  const { items } = await listRequests(database.db, { ...of, limit: 20 }, new Date());
  expect(items).toEqual([]);
});
