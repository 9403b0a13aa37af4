import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createUpload } from "../../tests/factories";
import {
  askVenue,
  createEntry,
  createOrganization,
  createRfp,
  createVenue,
  type TestVenue,
} from "../../tests/venue-factories";
import { inSnapshot } from "../db/transaction";
import { findSourcingViolations } from "./sourcing-invariants";

const database = testDatabase();
let venue: TestVenue;
beforeEach(async () => {
  const { db } = database;
  await db.venueWaitlistEntry.deleteMany();
  await db.rfp.deleteMany();
  await db.venue.deleteMany();
  await db.organization.deleteMany();
  venue = await createVenue(db);
});

const found = async (now = new Date()) => {
  const violations = await inSnapshot(database.db, 30, (tx) => findSourcingViolations(tx, now));
  return violations.map(({ invariant, detail }) => [invariant.split(" ")[0], detail]);
};

test("sound organizations, venues, requests and queues have no violation", async () => {
  const { db } = database;
  await createEntry(db, { venueId: venue.id });
  const won = await createRfp(db, { status: "awarded", endedAt: new Date() });
  await askVenue(db, { rfpId: won.id, venueId: venue.id, status: "awarded", availability: "confirmed" });
  await createVenue(db, { spaces: {} });
  expect(await found()).toEqual([]);
});

test("an awarded request without a winner or with two, and a winner of one that is out, are found", async () => {
  const { db } = database;
  await db.$executeRaw`drop index "RfpVenue_one_award"`;
  const awarded = { status: "awarded" as const, endedAt: new Date() };
  const [none, two, out] = [await createRfp(db, awarded), await createRfp(db, awarded), await createRfp(db)];
  const winner = { status: "awarded", availability: "confirmed" } as const;
  for (const rfpId of [two.id, two.id, out.id])
    await askVenue(db, { rfpId, venueId: (await createVenue(db)).id, ...winner });
  const ids = [none.id, two.id, out.id].toSorted();
  expect((await found()).toSorted()).toEqual(ids.map((id) => ["I23", id]));
});

test("an answer after the deadline is found, also one that was revised too late", async () => {
  const { db } = database;
  const { id: rfpId } = await createRfp(db);
  const id = await askVenue(db, {
    rfpId,
    venueId: venue.id,
    status: "responded",
    availability: "confirmed",
    respondedAt: new Date(),
  });
  expect(await found()).toEqual([]);
  const late = new Date(Date.now() + 8 * 86_400_000);
  await db.$executeRaw`update "RfpVenue" set "revisedAt" = ${late} where id = ${id}::uuid`;
  expect(await found()).toEqual([["I24", id]]);
});

test("a sixth request that is out is found", async () => {
  const { db } = database;
  const { id: organizationId } = await createOrganization(db);
  for (let n = 0; n < 5; n++) await createRfp(db, { organizationId });
  expect(await found()).toEqual([]);
  await createRfp(db, { organizationId });
  expect(await found()).toEqual([["I25", organizationId]]);
});

test("a capacity that is not that of the spaces is found", async () => {
  await database.db.$executeRaw`update "Venue" set "theatreMax" = 5000 where id = ${venue.id}::uuid`;
  expect(await found()).toEqual([["I26", venue.id]]);
});

test.each(["search", "cityKey"])(
  "a venue that the directory cannot find without its %s is found",
  async (column) => {
    const { db } = database;
    if (column === "search")
      await db.$executeRaw`update "Venue" set search = null where id = ${venue.id}::uuid`;
    else await db.$executeRaw`update "Venue" set "cityKey" = '' where id = ${venue.id}::uuid`;
    expect(await found()).toEqual([["I27", venue.id]]);
  },
);

test("an organization without members that has something open is found once the job had its time", async () => {
  const { db } = database;
  const now = new Date();
  await db.$executeRaw`update "User" set "bannedAt" = ${now} where id = ${venue.ownerId}::uuid`;
  const later = new Date(now.getTime() + 7_200_000);
  expect(await found(now)).toEqual([]);
  expect(await found(later)).toEqual([["I28", venue.organizationId]]);
  await db.$executeRaw`update "Venue" set status = 'archived' where id = ${venue.id}::uuid`;
  expect(await found(later)).toEqual([]);
});

test("a reference to an upload that is not stored is found, whatever refers to it", async () => {
  const { db } = database;
  const photo = await createUpload(db, { ownerId: venue.ownerId, purpose: "venue_photo" });
  const avatar = await createUpload(db, { ownerId: venue.ownerId, purpose: "avatar" });
  await db.venuePhoto.create({ data: { venueId: venue.id, uploadId: photo, position: 0 } });
  const imageUrl = `/api/v1/attachments/${avatar}`;
  await db.user.update({ where: { id: venue.ownerId }, data: { avatarUploadId: avatar, imageUrl } });
  await createUpload(db, { ownerId: venue.ownerId, status: "removed" });
  expect(await found()).toEqual([]);
  await db.$executeRaw`update "Upload" set status = 'removed' where id in (${photo}::uuid, ${avatar}::uuid)`;
  expect((await found()).toSorted()).toEqual([photo, avatar].toSorted().map((id) => ["I29", id]));
});
