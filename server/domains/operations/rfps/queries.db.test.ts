import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { askVenue, createOrganization, createRfp, createVenue } from "../../../../tests/venue-factories";
import { listAllRfps } from "./queries";

const database = testDatabase();

test("admins find requests by state, organization and venue with their numbers, and read nothing that was written", async () => {
  const { db } = database;
  const { id: organizationId } = await createOrganization(db, { name: "Night 100% Market" });
  const venue = await createVenue(db, { name: "Mirage hall" });
  const [first, second] = [await createVenue(db), await createVenue(db)];
  const texts = { title: "Secret title", needs: "Secret needs", closeReason: null };
  const sent = await createRfp(db, { organizationId, ...texts, createdAt: new Date(Date.now() - 3_000) });
  const said = { message: "Secret message", notes: "Secret notes", availability: "confirmed" as const };
  await askVenue(db, {
    rfpId: sent.id,
    venueId: venue.id,
    status: "responded",
    respondedAt: new Date(),
    ...said,
  });
  await askVenue(db, { rfpId: sent.id, venueId: first.id, status: "turned_down", turnDownReason: "booked" });
  await askVenue(db, { rfpId: sent.id, venueId: second.id });
  const draft = await createRfp(db, {
    organizationId,
    status: "draft",
    sentAt: null,
    responseDeadline: null,
  });
  await askVenue(db, { rfpId: draft.id, venueId: venue.id, status: "picked", askedAt: null });
  await createRfp(db);

  const newest = await listAllRfps(db, { q: "100% m", limit: 1 });
  expect(newest.items).toMatchObject([
    { id: draft.id, status: "draft", asked: 0, answered: 0, responseDeadline: null },
  ]);
  const next = await listAllRfps(db, { q: "100% m", limit: 1, cursor: newest.nextCursor ?? "" });
  expect(next).toMatchObject({ items: [{ id: sent.id, asked: 3, answered: 2 }], nextCursor: null });
  expect((await listAllRfps(db, { q: "mirage", limit: 9 })).items.map(({ id }) => id)).toEqual([sent.id]);
  expect((await listAllRfps(db, { status: "draft", limit: 9 })).items).toHaveLength(1);
  const all = await listAllRfps(db, { limit: 9 });
  expect(all.items).toHaveLength(3);
  expect(JSON.stringify(all)).not.toContain("Secret");
});
