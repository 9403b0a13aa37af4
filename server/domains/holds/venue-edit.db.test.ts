import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  askVenue,
  createOrganization,
  createRfp,
  createVenue,
  dayFromToday,
  type TestVenue,
} from "../../../tests/venue-factories";
import { getBadge } from "../availability/badge.queries";
import { archiveAnyVenue } from "../operations/venues/commands";
import { editVenue } from "../venues/commands";
import type { VenueStatus } from "../venues/schema";
import { setAvailability } from "./availability.commands";
import { joinQueue } from "./commands";
import { editVenueWithQueue } from "./venue-edit.commands";

const database = testDatabase();
const now = new Date();

let venue: TestVenue;
beforeEach(async () => {
  venue = await createVenue(database.db);
});

const become = (status: VenueStatus) =>
  editVenueWithQueue(database.db, { venueId: venue.id, changes: { status } });
const accept = () =>
  setAvailability(database.db, { venueId: venue.id, status: "accepting_events", now: null });

const facts = async () => {
  const rows = await database.db.outboxEvent.findMany({
    where: { aggregateId: venue.id },
    orderBy: { seq: "asc" },
  });
  return rows.map(({ type }) => type);
};

/** An organization that waits for the venue. @returns a reader of its entry's status */
async function waiting() {
  const { id: organizationId } = await createOrganization(database.db);
  const { id: rfpId } = await createRfp(database.db, {
    organizationId,
    preferredDatesStart: dayFromToday(90),
    preferredDatesEnd: dayFromToday(92),
  });
  const answer = { status: "responded" as const, availability: "unavailable" as const, respondedAt: now };
  const sourceRfpVenueId = await askVenue(database.db, { rfpId, venueId: venue.id, ...answer });
  const { id } = await joinQueue(database.db, { organizationId, sourceRfpVenueId, now: null });
  return async () => (await database.db.venueWaitlistEntry.findUniqueOrThrow({ where: { id } })).status;
}

test("a venue that is a draft for a while is held for the first who waits once it is back", async () => {
  const [first, second] = [await waiting(), await waiting()];
  await become("draft");
  await accept();
  expect(await first()).toBe("waiting");
  await become("unlisted");
  expect([await first(), await second()]).toEqual(["offered", "waiting"]);
});

test("a hold on a venue that becomes a draft ends, keeps its place, and begins anew once the venue is back", async () => {
  const [first, second] = [await waiting(), await waiting()];
  await accept();
  expect(await first()).toBe("offered");
  await become("draft");
  expect([await first(), await second()]).toEqual(["waiting", "waiting"]);
  expect(await facts()).toContain("venueHold.withdrawn");
  await become("listed");
  expect([await first(), await second()]).toEqual(["offered", "waiting"]);
});

test.each([
  ["its owner", () => become("archived")],
  [
    "an operator",
    () =>
      archiveAnyVenue(database.db, { venueId: venue.id, actorId: venue.ownerId, now }).then(() => undefined),
  ],
])(
  "a venue that %s archives ends its hold and the entries of all who wait, and each is told once",
  async (_who, archive) => {
    const [first, second] = [await waiting(), await waiting()];
    await accept();
    await archive();
    await archive();
    expect([await first(), await second()]).toEqual(["expired", "expired"]);
    const rows = await database.db.venueWaitlistEntry.findMany({ where: { venueId: venue.id } });
    expect(rows.map(({ endReason }) => endReason)).toEqual(["venue_closed", "venue_closed"]);
    const told = await facts();
    expect(told.filter((type) => type === "venueHold.lapsed")).toHaveLength(2);
    expect(told).not.toContain("venueHold.expired");
    await database.db.venue.update({ where: { id: venue.id }, data: { status: "listed" } });
    await accept();
    expect([await first(), await second()]).toEqual(["expired", "expired"]);
  },
);

test("a venue that comes back without taking bookings holds nothing", async () => {
  const first = await waiting();
  await become("draft");
  await become("listed");
  expect(await first()).toBe("waiting");
});

test("an edit of a venue that was never away serves no entry", async () => {
  await accept();
  const first = await waiting();
  await become("unlisted");
  await become("listed");
  expect(await first()).toBe("waiting");
});

test.each(["id", "slug"] as const)(
  "the badge of an archived venue is not answered any more by its %s, however recently it was",
  async (key) => {
    const badge = () => getBadge(database.db, venue[key], now);
    await badge();
    await editVenue(database.db, { venueId: venue.id, changes: { status: "archived" } });
    await expect(badge()).rejects.toMatchObject({ reason: "venue.not-found" });
    await become("listed");
    await badge();
    await archiveAnyVenue(database.db, { venueId: venue.id, actorId: venue.ownerId, now });
    await expect(badge()).rejects.toMatchObject({ reason: "venue.not-found" });
  },
);
