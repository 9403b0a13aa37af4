import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers } from "../../../../tests/factories";
import { createVenue } from "../../../../tests/venue-factories";
import { editVenueWithQueue } from "../../holds/venue-edit.commands";
import { listDirectory } from "../../venues/directory/queries";
import { getVenue } from "../../venues/queries";
import { allowVenue, archiveAnyVenue } from "./commands";
import { listAllVenues } from "./queries";

const database = testDatabase();
const now = new Date();

test("an archived venue leaves the directory, and the audit log says once who archived it and why", async () => {
  const { db } = database;
  const [actorId = ""] = await createUsers(db, 1);
  const venue = await createVenue(db, { name: "Mirage hall" });
  const order = { venueId: venue.id, reason: "Does not exist", actorId, now };
  expect(await archiveAnyVenue(db, order)).toEqual({ archived: true });
  expect(await archiveAnyVenue(db, order)).toEqual({ archived: false });
  expect((await listDirectory(db, { q: "mirage", limit: 10 })).items).toEqual([]);
  expect((await listAllVenues(db, { q: "mirage", limit: 10 })).items).toMatchObject([
    { id: venue.id, status: "archived" },
  ]);
  const entries = await db.auditEntry.findMany({ where: { subjectId: venue.id } });
  expect(entries).toMatchObject([
    { actorId, action: "venue.archived", detail: { reason: "Does not exist" } },
  ]);
});

test("a venue that an admin archived is not brought back by its organization until an admin allows it", async () => {
  const { db } = database;
  const [actorId = ""] = await createUsers(db, 1);
  const venue = await createVenue(db);
  const order = { venueId: venue.id, actorId, now };
  const list = () => editVenueWithQueue(db, { venueId: venue.id, changes: { status: "listed" } });
  // Archived by its organization first, it is kept so all the same.
  await editVenueWithQueue(db, { venueId: venue.id, changes: { status: "archived" } });
  expect(await archiveAnyVenue(db, { ...order, reason: "Does not exist" })).toEqual({ archived: true });
  for (const status of ["listed", "unlisted", "draft"] as const)
    await expect(
      editVenueWithQueue(db, { venueId: venue.id, changes: { status, name: "New" } }),
    ).rejects.toMatchObject({ reason: "venue.taken-down" });
  const seen = async (role: "owner" | null) =>
    (await getVenue(db, { venue: { id: venue.id, role }, userId: undefined, now })).takenDown;
  expect([await seen("owner"), await seen(null)]).toEqual([true, false]);
  const [row] = (await listAllVenues(db, { status: "archived", limit: 1 })).items;
  expect(row?.takenDown).toMatchObject({ at: now.toISOString(), reason: "Does not exist" });
  expect(await allowVenue(db, order)).toEqual({ allowed: true });
  expect(await allowVenue(db, order)).toEqual({ allowed: false });
  expect(await seen("owner")).toBe(false);
  await list();
  expect(await db.venue.findUnique({ where: { id: venue.id } })).toMatchObject({ status: "listed" });
  const entries = await db.auditEntry.findMany({ where: { subjectId: venue.id }, orderBy: { id: "asc" } });
  expect(entries.map(({ action }) => action)).toEqual(["venue.archived", "venue.allowed"]);
});

test("admins find venues of every status by name, city and organization, a page at a time", async () => {
  const { db } = database;
  for (const status of ["draft", "listed", "unlisted"] as const)
    await createVenue(db, { status, city: "Oz 100%", name: `Gate ${status}` });
  const first = await listAllVenues(db, { q: "oz 100%", limit: 2 });
  expect(first.items.map(({ status }) => status)).toEqual(["unlisted", "listed"]);
  const second = await listAllVenues(db, { q: "oz 100%", limit: 2, cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ items: [{ status: "draft" }], nextCursor: null });
  expect((await listAllVenues(db, { q: "gate", status: "listed", limit: 5 })).items).toHaveLength(1);
});
