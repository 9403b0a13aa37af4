import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { hours, NOW } from "../../../tests/factories";
import { createEntry, createVenue, type TestVenue } from "../../../tests/venue-factories";
import { inSnapshot } from "../../db/transaction";
import { findQueueViolations } from "./invariants.queries";

const database = testDatabase();
let venue: TestVenue;
beforeEach(async () => {
  await database.db.venueWaitlistEntry.deleteMany();
  await database.db.venue.updateMany({ data: { manualStatus: null } });
  venue = await createVenue(database.db);
});

const found = async (now = NOW) => {
  const violations = await inSnapshot(database.db, 30, (tx) => findQueueViolations(tx, now));
  return violations.map(({ invariant, detail }) => [invariant.split(" ")[0], detail]);
};

test("a sound queue has no violation", async () => {
  await createEntry(database.db, { venueId: venue.id, expiresAt: hours(48) });
  expect(await found()).toEqual([]);
});

test("an entry that is still active a day after its time is found", async () => {
  const { id } = await createEntry(database.db, { venueId: venue.id, expiresAt: hours(1) });
  expect(await found(hours(24))).toEqual([]);
  expect(await found(hours(26))).toEqual([["I20", id]]);
});

test("a number that the venue did not give, and a badge that is not the manual one, are found", async () => {
  const { id } = await createEntry(database.db, { venueId: venue.id, expiresAt: hours(48), number: 99 });
  await database.db.venue.update({ where: { id: venue.id }, data: { manualStatus: "seasonal" } });
  expect((await found()).toSorted()).toEqual([
    ["I19", id],
    ["I21", venue.id],
  ]);
});

test("a hold without a beginning is found", async () => {
  const { id } = await createEntry(database.db, { venueId: venue.id, expiresAt: hours(48) });
  await database.db.venueWaitlistEntry.update({
    where: { id },
    data: { status: "offered", holdExpiresAt: hours(2) },
  });
  expect(await found()).toEqual([["I12", id]]);
});
