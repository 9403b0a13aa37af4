import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { hours, NOW } from "../../../tests/factories";
import {
  askVenue,
  createEntry,
  createOrganization,
  createRfp,
  createVenue,
  type TestOrganization,
  type TestVenue,
} from "../../../tests/venue-factories";
import { setAvailability } from "./availability.commands";
import { answerNudge, cancelEntry, joinQueue, pauseEntry } from "./commands";
import { getLedger } from "./ledger.queries";
import { getEntry, listEntries } from "./queries";
import { getVenueQueue } from "./venue-queue.queries";

const database = testDatabase();
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const DATES = { preferredDatesStart: day("2027-05-10"), preferredDatesEnd: day("2027-05-12") };

let venue: TestVenue;
let organization: TestOrganization;
beforeEach(async () => {
  venue = await createVenue(database.db);
  organization = await createOrganization(database.db);
});

type Answer = "confirmed" | "tentative" | "unavailable" | null;

/** A request of the organization that the venue answered. @returns the id of the RFP venue */
async function answered(
  organizationId: string,
  {
    venueId = venue.id,
    availability = "unavailable" as Answer,
    ...rfp
  }: Record<string, unknown> & {
    venueId?: string;
    availability?: Answer;
  } = {},
): Promise<string> {
  const { id: rfpId } = await createRfp(database.db, { organizationId, ...DATES, ...rfp });
  const answer = availability ? { status: "responded" as const, availability, respondedAt: NOW } : {};
  return askVenue(database.db, { rfpId, venueId, ...answer });
}

const join = async (organizationId: string, now = NOW, change = {}) =>
  joinQueue(database.db, { organizationId, sourceRfpVenueId: await answered(organizationId, change), now });
const accept = (now: Date) =>
  setAvailability(database.db, { venueId: venue.id, status: "accepting_events", now });
const another = async () => (await createOrganization(database.db)).id;
const factsOf = async (venueId: string) => {
  const facts = await database.db.outboxEvent.findMany({
    where: { aggregateId: venueId },
    orderBy: { seq: "asc" },
  });
  return facts.map(({ type }) => type);
};

describe("joining the queue of a venue", () => {
  test("an entry has everything from its request, a place in the queue and a lifetime", async () => {
    const entry = await join(organization.id, NOW, {
      eventType: "gala",
      spaceRequirements: ["u_shape", "theatre"],
    });
    expect(entry).toMatchObject({
      id: expect.stringMatching(/^vwl_[0-9a-f]{12}$/),
      venueId: venue.id,
      status: "waiting",
      position: 1,
      desiredDatesStart: "2027-05-10",
      desiredDatesEnd: "2027-05-12",
      datesFlexible: false,
      attendanceMin: 80,
      attendanceMax: 120,
      eventType: "gala",
      spaceRequirements: ["uShape", "theatre"],
      expiresAt: "2027-06-11T00:00:00.000Z",
      createdAt: NOW.toISOString(),
    });
    expect(await factsOf(venue.id)).toEqual(["venueHold.joined"]);
  });

  test.each<[Answer, string]>([
    ["confirmed", "waitlist.not-unavailable"],
    ["tentative", "waitlist.not-unavailable"],
    [null, "waitlist.not-unavailable"],
  ])("a venue that answered %s has no queue for this request", async (availability, reason) => {
    await expect(join(organization.id, NOW, { availability })).rejects.toMatchObject({
      reason,
      code: "conflict",
    });
  });

  test("another organization's request is not found", async () => {
    const sourceRfpVenueId = await answered(await another());
    await expect(
      joinQueue(database.db, { organizationId: organization.id, sourceRfpVenueId, now: NOW }),
    ).rejects.toMatchObject({ reason: "rfp-venue.not-found" });
  });

  test("an organization waits for a venue once, and again after it left", async () => {
    const { id: entryId } = await join(organization.id);
    await expect(join(organization.id)).rejects.toMatchObject({ reason: "waitlist.already-waiting" });
    await cancelEntry(database.db, { organizationId: organization.id, entryId, now: NOW, reason: "other" });
    expect(await join(organization.id)).toMatchObject({ status: "waiting", position: 1 });
  });

  test("an organization has five active entries, and one that time has ended does not count", async () => {
    const first = await join(organization.id, NOW, {
      preferredDatesStart: day("2026-11-01"),
      preferredDatesEnd: day("2026-11-02"),
    });
    for (let n = 0; n < 4; n++) {
      const { id: venueId } = await createVenue(database.db);
      await join(organization.id, NOW, { venueId });
    }
    const { id: venueId } = await createVenue(database.db);
    await expect(join(organization.id, NOW, { venueId })).rejects.toMatchObject({
      reason: "waitlist.too-many-active",
      code: "rate-limited",
      details: { retryAfterSeconds: 3600, activeMax: 5 },
    });
    const afterFirst = new Date(first.expiresAt);
    expect(await join(organization.id, afterFirst, { venueId })).toMatchObject({ status: "waiting" });
    const again = await answered(organization.id);
    await expect(
      joinQueue(database.db, { organizationId: organization.id, sourceRfpVenueId: again, now: afterFirst }),
    ).rejects.toMatchObject({ reason: "waitlist.too-many-active" });
  });

  test("an organization whose entry time has ended joins the same queue again", async () => {
    const first = await join(organization.id, NOW, {
      preferredDatesStart: day("2026-11-01"),
      preferredDatesEnd: day("2026-11-02"),
    });
    const later = new Date(first.expiresAt);
    expect(await join(organization.id, later)).toMatchObject({ position: 1 });
    expect(
      await getEntry(database.db, { entryId: first.id, organizationId: organization.id }, later),
    ).toMatchObject({
      status: "expired",
      endReason: "dates_passed",
      position: null,
    });
  });

  test("dates that are long past and an archived venue are refused", async () => {
    await expect(
      join(organization.id, NOW, {
        preferredDatesStart: day("2026-09-01"),
        preferredDatesEnd: day("2026-09-02"),
      }),
    ).rejects.toMatchObject({ reason: "waitlist.dates-passed" });
    await database.db.venue.update({ where: { id: venue.id }, data: { status: "archived" } });
    await expect(join(organization.id)).rejects.toMatchObject({ reason: "waitlist.venue-off" });
  });
});

describe("a place in the queue", () => {
  test("the first place is held when the venue becomes available, and goes on when the hold is cancelled or expires", async () => {
    const others = [await another(), await another()];
    const first = await join(organization.id, hours(0));
    const [second, third] = [
      await join(others[0] as string, hours(1)),
      await join(others[1] as string, hours(2)),
    ];
    await accept(hours(3));
    const own = { organizationId: organization.id, entryId: first.id };
    expect(await getEntry(database.db, own, hours(3))).toMatchObject({
      status: "offered",
      position: 1,
      holdExpiresAt: hours(51).toISOString(),
    });
    await cancelEntry(database.db, { ...own, reason: "declined_offer", notes: "Too late", now: hours(4) });
    expect(await getEntry(database.db, own, hours(4))).toMatchObject({
      status: "cancelled",
      position: null,
      cancellationReason: "declined_offer",
      cancellationNotes: "Too late",
    });
    const seen = (entry: { id: string }, n: number, at: Date) =>
      getEntry(database.db, { entryId: entry.id, organizationId: others[n] as string }, at);
    expect(await seen(second, 0, hours(5))).toMatchObject({ status: "offered", position: 1 });
    expect(await seen(third, 1, hours(5))).toMatchObject({ status: "waiting", position: 2 });
    // No job has run: the hold is over for every reader, and the next one is about to have it.
    expect(await seen(second, 0, hours(52))).toMatchObject({
      status: "expired",
      position: null,
      endReason: "hold_expired",
    });
    expect(await seen(third, 1, hours(52))).toMatchObject({ status: "offered", position: 1 });
    const queue = await getVenueQueue(database.db, venue.id, hours(52));
    expect(queue).toMatchObject({ total: 1, items: [{ id: third.id, status: "offered", position: 1 }] });
    expect((await factsOf(venue.id)).slice(3)).toEqual([
      "venue.availability-set",
      "venue.badge-changed",
      "venueHold.offered",
      "venueHold.cancelled",
      "venueHold.offered",
      "venueHold.moved-up",
    ]);
  });

  test("pausing keeps the place and repeating it changes nothing", async () => {
    const first = await join(organization.id);
    const other = await another();
    const second = await join(other);
    const own = { organizationId: organization.id, entryId: first.id, now: hours(1) };
    await pauseEntry(database.db, { ...own, isPaused: true });
    expect(await pauseEntry(database.db, { ...own, isPaused: true })).toMatchObject({
      isPaused: true,
      position: 1,
    });
    await accept(hours(2));
    expect(
      await getEntry(database.db, { entryId: second.id, organizationId: other }, hours(2)),
    ).toMatchObject({
      status: "offered",
      position: 2,
    });
    expect(await pauseEntry(database.db, { ...own, isPaused: false })).toMatchObject({ isPaused: false });
    expect((await factsOf(venue.id)).filter((type) => /paused|resumed/.test(type))).toEqual([
      "venueHold.paused",
      "venueHold.resumed",
    ]);
  });

  test("no other organization can read or change an entry, and one that has ended is refused", async () => {
    const { id: entryId } = await join(organization.id);
    const foreign = { organizationId: await another(), entryId, now: NOW };
    const refused = { reason: "waitlist.not-found" };
    await expect(getEntry(database.db, foreign, NOW)).rejects.toMatchObject(refused);
    await expect(cancelEntry(database.db, { ...foreign, reason: "other" })).rejects.toMatchObject(refused);
    await expect(pauseEntry(database.db, { ...foreign, isPaused: true })).rejects.toMatchObject(refused);
    await expect(answerNudge(database.db, { ...foreign, isInterested: true })).rejects.toMatchObject(refused);
    await expect(getLedger(database.db, foreign, NOW)).rejects.toMatchObject(refused);
    const own = { organizationId: organization.id, entryId, now: NOW };
    await cancelEntry(database.db, { ...own, reason: "other" });
    await expect(cancelEntry(database.db, { ...own, reason: "other" })).rejects.toMatchObject({
      reason: "waitlist.not-active",
    });
  });

  test("the list has active entries first, by status and page", async () => {
    const { id: ended } = await join(organization.id);
    await cancelEntry(database.db, {
      organizationId: organization.id,
      entryId: ended,
      now: NOW,
      reason: "other",
    });
    const { id: waiting } = await join(organization.id, hours(1));
    const list = async (change: object) => {
      const all = { organizationIds: [organization.id], activeOnly: false, page: 1, pageSize: 20, ...change };
      const { waitlistEntries, pagination } = await listEntries(database.db, all, hours(2));
      return [waitlistEntries.map(({ id }) => id), pagination.total];
    };
    expect(await list({})).toEqual([[waiting, ended], 2]);
    expect(await list({ pageSize: 1, page: 2 })).toEqual([[ended], 2]);
    expect(await list({ activeOnly: true })).toEqual([[waiting], 1]);
    expect(await list({ status: "cancelled" })).toEqual([[ended], 1]);
    expect(await list({ status: "offered" })).toEqual([[], 0]);
  });

  test("a person of many organizations gets the newest hundred of what waits", async () => {
    const venueId = (await createVenue(database.db)).id;
    const entries = [];
    for (let n = 0; n < 102; n++)
      entries.push(await createEntry(database.db, { venueId, createdAt: hours(n) }));
    const organizationIds = entries.map((entry) => entry.organizationId);
    const all = { organizationIds, activeOnly: true, page: 2, pageSize: 60 };
    const { waitlistEntries, pagination } = await listEntries(database.db, all, hours(200));
    expect([waitlistEntries.length, pagination.total]).toEqual([40, 100]);
    expect(waitlistEntries.at(-1)?.id).toBe(entries[2]?.id);
  }, 60_000);

  test("the ledger says why an entry waits and what happens next, and names no other organization", async () => {
    const other = await createOrganization(database.db, { name: "Secret Society" });
    const first = await join(other.id, hours(0));
    const { id: entryId } = await join(organization.id, hours(1));
    await accept(hours(2));
    const own = { organizationId: organization.id, entryId };
    const held = await getLedger(database.db, own, hours(3));
    expect(held.items.map(({ reason }) => reason)).toEqual([
      "You joined the waitlist.",
      "The venue's availability changed to “Accepting events”.",
      "The venue is held for an organization before you.",
    ]);
    expect(held.next).toMatchObject({ at: hours(50).toISOString() });
    expect(JSON.stringify(held)).not.toContain("Secret");
    const over = await getLedger(database.db, own, hours(60));
    expect(over.items.slice(3).map(({ action, at }) => [action, at])).toEqual([
      ["expired", hours(50).toISOString()],
      ["offered", hours(60).toISOString()],
    ]);
    const theirs = await getLedger(database.db, { organizationId: other.id, entryId: first.id }, hours(60));
    expect(theirs).toMatchObject({ next: null });
    expect(theirs.items.at(-1)?.reason).toMatch(/^Your hold expired/);
  });
});
