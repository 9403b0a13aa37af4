import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays, earliestToday } from "../../../lib/days";
import { testDatabase } from "../../../tests/database";
import { createUpload, createUsers } from "../../../tests/factories";
import { withoutLocks } from "../../../tests/faults/without-locks";
import {
  askVenue,
  createOrganization,
  createRfp,
  createVenue as insertVenue,
  type TestOrganization,
} from "../../../tests/venue-factories";
import type { Db } from "../../db/client";
import { provideEnv } from "../../env";
import { blockDates, unblockDates } from "./blocked-dates/commands";
import { listBlocks } from "./blocked-dates/queries";
import { createVenue, editVenue } from "./commands";
import { setPhotos } from "./photos.commands";
import { getVenue, listOwnVenues } from "./queries";
import { addSpace, editSpace, removeSpace } from "./spaces.commands";

const database = testDatabase();
const now = new Date();
let organization: TestOrganization;

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }));
beforeEach(async () => {
  organization = await createOrganization(database.db);
});

const plan = { name: "The Old Tannery", city: "Lisbon", country: "PT", timeZone: "Europe/Lisbon" };
const created = (more: object = {}) =>
  createVenue(database.db, {
    organizationId: organization.id,
    actorId: organization.ownerId,
    venue: { ...plan, ...more },
  });
const seen = (id: string, role: "owner" | null = "owner", userId?: string) =>
  getVenue(database.db, { venue: { id, role }, userId, now });
const changesOf = (id: string) =>
  database.db.outboxEvent.count({ where: { aggregateId: id, type: "venue.changed" } });

describe("a venue", () => {
  test("a new venue is a draft of its organization with version 1", async () => {
    const id = await created({ amenities: ["wifi"] });
    expect(await seen(id)).toMatchObject({ ...plan, status: "draft", version: 1, amenities: ["wifi"] });
    expect(await changesOf(id)).toBe(1);
    expect(await listOwnVenues(database.db, organization.id)).toMatchObject([{ id, status: "draft" }]);
  });

  test("an edit changes what it names, and one that changes nothing leaves the version", async () => {
    const id = await created({ description: "A hall", latitude: 38.7, longitude: -9.1 });
    await editVenue(database.db, { venueId: id, changes: { name: "Tannery" }, expectedVersion: 1 });
    expect(await seen(id)).toMatchObject({ name: "Tannery", description: "A hall", version: 2 });
    await editVenue(database.db, { venueId: id, changes: { name: "Tannery" }, expectedVersion: 1 });
    expect(await seen(id)).toMatchObject({ version: 2 });
    expect(await changesOf(id)).toBe(2);
  });

  test("half a pair of coordinates is refused, also where an edit takes one of two away", async () => {
    const invalid = { reason: "input.invalid" };
    await expect(created({ latitude: 38.7 })).rejects.toMatchObject(invalid);
    const id = await created({ latitude: 38.7, longitude: -9.1 });
    const half = editVenue(database.db, { venueId: id, changes: { longitude: null } });
    await expect(half).rejects.toMatchObject({ ...invalid, details: { fields: [{ field: "longitude" }] } });
    await editVenue(database.db, { venueId: id, changes: { latitude: null, longitude: null } });
    expect(await seen(id)).toMatchObject({ latitude: null, longitude: null });
  });

  test("an archived venue changes only together with its status", async () => {
    const id = await created({ status: "listed" });
    await editVenue(database.db, { venueId: id, changes: { status: "archived" } });
    const archived = { reason: "venue.archived" };
    const rename = { venueId: id, changes: { name: "Another" } };
    await expect(editVenue(database.db, rename)).rejects.toMatchObject(archived);
    await expect(addSpace(database.db, { venueId: id, space: { name: "Attic" } })).rejects.toMatchObject(
      archived,
    );
    await editVenue(database.db, { venueId: id, changes: { name: "Another", status: "draft" } });
    expect(await seen(id)).toMatchObject({ name: "Another", status: "draft" });
  });

  /** Two people edit the same version at the same moment. @returns how many edits were applied */
  async function bothEdit(db: Db): Promise<number> {
    const id = await created();
    const edit = (name: string) => editVenue(db, { venueId: id, changes: { name }, expectedVersion: 1 });
    const results = await Promise.allSettled([edit("First"), edit("Second")]);
    return results.filter(({ status }) => status === "fulfilled").length;
  }

  test("of two edits of the same version, one is refused", async () => {
    expect(await bothEdit(database.db)).toBe(1);
  });

  test("positive control: without the lock, both edits of the same version are applied", async () => {
    expect(await bothEdit(withoutLocks(database.db, 2))).toBe(2);
  });
});

describe("the contact of a venue", () => {
  const contact = { contactEmail: "hall@people.test", contactPhone: "+351 21 000 0000" };

  test("a contact is shown to the venue's own organization and to organizations that it answered", async () => {
    const { db } = database;
    const id = await created({ ...contact, status: "listed" });
    const [stranger = ""] = await createUsers(db, 1);
    const [asking, waiting] = [await createOrganization(db), await createOrganization(db)];
    const sent = async (organizationId: string, answer: object) =>
      askVenue(db, { rfpId: (await createRfp(db, { organizationId })).id, venueId: id, ...answer });
    await sent(asking.id, { status: "responded", availability: "confirmed", respondedAt: now });
    await sent(waiting.id, {});
    expect((await seen(id)).contact).toMatchObject({
      email: contact.contactEmail,
      phone: contact.contactPhone,
    });
    expect((await seen(id, null, asking.ownerId)).contact).toMatchObject({ email: contact.contactEmail });
    for (const userId of [undefined, stranger, waiting.ownerId]) {
      const venue = await seen(id, null, userId);
      expect(venue.contact).toBeNull();
      expect(JSON.stringify(venue)).not.toContain(contact.contactEmail);
    }
    await editVenue(db, { venueId: id, changes: { contactShared: false } });
    expect((await seen(id, null, asking.ownerId)).contact).toBeNull();
  });
});

describe("spaces", () => {
  const hall = { name: "Hall", capacities: { theatre: 300, banquet: 180 } };
  const largest = async (id: string) => {
    const { theatreMax, banquetMax, capacityMax } = await database.db.venue.findUniqueOrThrow({
      where: { id },
    });
    return { theatreMax, banquetMax, capacityMax };
  };

  test("the capacities of a venue follow its spaces", async () => {
    const id = await created();
    expect(await largest(id)).toEqual({ theatreMax: null, banquetMax: null, capacityMax: null });
    const first = await addSpace(database.db, { venueId: id, space: hall });
    await addSpace(database.db, { venueId: id, space: { name: "Attic", capacities: { theatre: 40 } } });
    expect(await largest(id)).toEqual({ theatreMax: 300, banquetMax: 180, capacityMax: 300 });
    const changes = { capacities: { theatre: 20, banquet: 60 } };
    await editSpace(database.db, { venueId: id, spaceId: first.id, changes });
    expect(await largest(id)).toEqual({ theatreMax: 40, banquetMax: 60, capacityMax: 60 });
    await removeSpace(database.db, { venueId: id, spaceId: first.id });
    expect(await largest(id)).toEqual({ theatreMax: 40, banquetMax: null, capacityMax: 40 });
  });

  test("a price needs a currency, also where an edit takes the currency away", async () => {
    const id = await created();
    const add = (space: object) => addSpace(database.db, { venueId: id, space: { name: "Hall", ...space } });
    expect(() => add({ priceFrom: 100 })).toThrow("input.invalid");
    const { id: spaceId } = await add({ priceFrom: 90_000_000_000, currency: "EUR" });
    expect((await seen(id)).spaces).toMatchObject([{ priceFrom: 90_000_000_000, currency: "EUR" }]);
    const edit = editSpace(database.db, { venueId: id, spaceId, changes: { currency: null } });
    await expect(edit).rejects.toMatchObject({ reason: "input.invalid" });
  });

  test("the 51st space is refused", async () => {
    const id = await created();
    const names = Array.from({ length: 50 }, (_, n) => ({ venueId: id, name: `Room ${n}` }));
    await database.db.venueSpace.createMany({ data: names });
    await expect(addSpace(database.db, { venueId: id, space: { name: "Attic" } })).rejects.toMatchObject({
      reason: "venue.too-many-spaces",
    });
  });

  test("a space of another venue is not found", async () => {
    const [mine, other] = [await created(), await created()];
    const { id: spaceId } = await addSpace(database.db, { venueId: other, space: { name: "Hall" } });
    const named = { venueId: mine, spaceId };
    await expect(removeSpace(database.db, named)).rejects.toMatchObject({ reason: "space.not-found" });
    const edit = editSpace(database.db, { ...named, changes: { name: "Mine" } });
    await expect(edit).rejects.toMatchObject({ reason: "space.not-found" });
  });
});

describe("blocked dates", () => {
  const day = (n: number) => addDays(earliestToday(now), n);
  const block = (venueId: string, from: number, to: number, note = "") =>
    blockDates(database.db, { venueId, days: { start: day(from), end: day(to) }, note, now });

  test("overlapping days are one range, and blocking them again changes nothing", async () => {
    const id = await created();
    await block(id, 10, 12);
    const merged = await block(id, 11, 15);
    expect(merged).toMatchObject({ start: day(10), end: day(15) });
    expect(await block(id, 12, 13)).toEqual(merged);
    expect(await listBlocks(database.db, { venueId: id, isMember: true, now })).toEqual([merged]);
    await unblockDates(database.db, { venueId: id, blockId: merged.id });
    expect(await listBlocks(database.db, { venueId: id, isMember: true, now })).toEqual([]);
  });

  test("one day is blocked by the same start and end", async () => {
    const id = await created();
    expect(await block(id, 10, 10)).toMatchObject({ start: day(10), end: day(11) });
  });

  test("overlapping days with another note are refused with the range that has them", async () => {
    const id = await created();
    await block(id, 10, 12, "Wedding");
    await expect(block(id, 11, 13, "Repairs")).rejects.toMatchObject({
      reason: "venue.already-blocked",
      details: { start: day(10), end: day(12) },
    });
  });

  test("people outside the organization see the days without the note", async () => {
    const id = await created();
    await block(id, 10, 12, "Wedding of a customer");
    expect(await listBlocks(database.db, { venueId: id, isMember: false, now })).toMatchObject([
      { note: null },
    ]);
  });

  test("the 501st range is refused", async () => {
    const id = await created();
    const rows = Array.from({ length: 500 }, (_, n) => ({
      venueId: id,
      startsOn: new Date(`${day(2 * n + 1)}T00:00Z`),
      endsOn: new Date(`${day(2 * n + 2)}T00:00Z`),
      note: `${n}`,
    }));
    await database.db.venueBlockedDate.createMany({ data: rows });
    await expect(block(id, 1500, 1501)).rejects.toMatchObject({ reason: "venue.too-many-blocks" });
  });
});

describe("photos", () => {
  test("photos are kept in the order that was sent, and those that are left out are removed", async () => {
    const { db } = database;
    const id = await created();
    const upload = () => createUpload(db, { ownerId: organization.ownerId, purpose: "venue_photo" });
    const [one, two] = [await upload(), await upload()];
    const set = (photos: { uploadId: string; altText?: string }[], actorId = organization.ownerId) =>
      setPhotos(db, { venueId: id, actorId, photos });
    await set([{ uploadId: one, altText: "The hall" }, { uploadId: two }]);
    await set([{ uploadId: two }, { uploadId: one }]);
    expect((await seen(id)).photos).toMatchObject([{ id: two }, { id: one, altText: "The hall" }]);
    // Another manager keeps what a colleague uploaded.
    const [colleague = ""] = await createUsers(db, 1);
    await set([{ uploadId: one }], colleague);
    expect((await seen(id)).photos).toMatchObject([{ id: one }]);
    await expect(set([{ uploadId: two }], colleague)).rejects.toMatchObject({ reason: "upload.not-found" });
  });
});

describe("how often a venue answers", () => {
  test("answers and overdue requests count, open and withdrawn ones do not", async () => {
    const { db } = database;
    const venue = await insertVenue(db);
    const hoursAgo = (n: number) => new Date(now.getTime() - n * 3_600_000);
    const ask = async (answer: object, rfp: object = {}) =>
      askVenue(db, {
        rfpId: (await createRfp(db, rfp)).id,
        venueId: venue.id,
        askedAt: hoursAgo(48),
        ...answer,
      });
    await ask({ status: "responded", availability: "confirmed", respondedAt: hoursAgo(24) });
    await ask({ status: "turned_down", respondedAt: hoursAgo(46) });
    await ask({});
    await ask({ status: "withdrawn" });
    expect((await seen(venue.id, null)).answerRate).toBeNull();
    await ask({}, { responseDeadline: hoursAgo(1) });
    await ask({ status: "no_response" });
    expect((await seen(venue.id, null)).answerRate).toEqual({ requests: 4, answered: 2, usualHours: 24 });
  });

  test("silence before a deadline that left less than a day does not count, and an answer in that time does", async () => {
    const { db } = database;
    const venue = await insertVenue(db);
    const hoursAgo = (n: number) => new Date(now.getTime() - n * 3_600_000);
    const ask = async (deadline: Date, answer: object) =>
      askVenue(db, {
        rfpId: (await createRfp(db, { responseDeadline: deadline })).id,
        venueId: venue.id,
        askedAt: hoursAgo(48),
        ...answer,
      });
    for (const from of [24, 25, 26])
      await ask(hoursAgo(from), {
        status: "responded",
        availability: "confirmed",
        respondedAt: hoursAgo(47),
      });
    const rate = async () => (await seen(venue.id, null)).answerRate;
    expect(await rate()).toMatchObject({ requests: 3, answered: 3 });
    await ask(hoursAgo(25), {});
    await ask(hoursAgo(25), { status: "no_response" });
    // The deadline moved on after this venue had missed it.
    await ask(hoursAgo(1), { status: "no_response", missedDeadline: hoursAgo(47) });
    expect(await rate()).toMatchObject({ requests: 3, answered: 3 });
    await ask(hoursAgo(24), { status: "no_response" });
    await ask(hoursAgo(-10), { status: "no_response", missedDeadline: hoursAgo(20) });
    expect(await rate()).toMatchObject({ requests: 5, answered: 3 });
    await ask(hoursAgo(-10), { status: "turned_down", turnDownReason: "capacity" });
    await ask(hoursAgo(-10), { status: "not_awarded" });
    expect(await rate()).toMatchObject({ requests: 6, answered: 4 });
  });
});
