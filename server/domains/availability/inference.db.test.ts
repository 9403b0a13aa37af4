import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { NOW } from "../../../tests/factories";
import { untilOneWaits } from "../../../tests/locks";
import { createEntry, createVenue } from "../../../tests/venue-factories";
import { inTransaction } from "../../db/transaction";
import { inferAll } from "./inference.commands";
import { ANSWERS, inferStatus, SIGNAL_DAYS } from "./policy";
import { signalType } from "./schema";
import { readEvidence } from "./signals.queries";

const database = testDatabase();
const DAY_MS = 86_400_000;

beforeEach(async () => {
  await database.db.venueAvailabilitySignal.deleteMany();
});

type Signal = { venue: number; rfpVenue: number; type: (typeof signalType.options)[number]; daysAgo: number };
const ageMs = (daysAgo: number, index: number) => daysAgo * DAY_MS + index;

const signal = fc.record({
  venue: fc.nat(3),
  rfpVenue: fc.nat(7),
  type: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...ANSWERS) },
    fc.constantFrom(...signalType.options),
  ),
  daysAgo: fc.constantFrom(0, 1, 30, SIGNAL_DAYS - 1, SIGNAL_DAYS, SIGNAL_DAYS + 5),
});

/** Every answer within 90 days, by plain loops. */
function expected(signals: Signal[], venue: number) {
  const counts = { confirmed: 0, tentative: 0, unavailable: 0 };
  for (const [index, { venue: its, type, daysAgo }] of signals.entries()) {
    const answer = ANSWERS.find((one) => one === type);
    if (its === venue && answer && ageMs(daysAgo, index) < SIGNAL_DAYS * DAY_MS) counts[answer]++;
  }
  return inferStatus(counts);
}

test("the one statement over all venues infers for each what the policy infers from its answers", async () => {
  const { db } = database;
  const venues = await Promise.all([0, 1, 2, 3].map(() => createVenue(db)));
  const property = fc.asyncProperty(fc.array(signal, { maxLength: 40, size: "max" }), async (signals) => {
    await db.venueAvailabilitySignal.deleteMany();
    const rfpVenues = Array.from({ length: 4 * 8 }, () => randomUUID());
    await db.venueAvailabilitySignal.createMany({
      data: signals.map(({ venue, rfpVenue, type, daysAgo }, index) => ({
        id: `vas_${randomBytes(6).toString("hex")}`,
        venueId: venues[venue]?.id ?? "",
        signalType: type,
        sourceRfpVenueId: rfpVenues[venue * 8 + rfpVenue] ?? null,
        recordedAt: new Date(NOW.getTime() - ageMs(daysAgo, index)),
        factId: randomUUID(),
      })),
    });
    await inferAll(db, NOW);
    const rows = await db.venue.findMany({ where: { id: { in: venues.map(({ id }) => id) } } });
    for (const [index, { id }] of venues.entries()) {
      const wanted = expected(signals, index);
      const row = rows.find((one) => one.id === id);
      expect([row?.inferredStatus, row?.availabilityStatus]).toEqual([wanted, wanted]);
      const { newestAt: _, ...counts } = await readEvidence(db, id, NOW);
      expect(inferStatus(counts)).toBe(wanted);
    }
  });
  await fc.assert(property, { numRuns: 40 });
}, 120_000);

/** Signals of one venue, all from one request, each a millisecond after the one before it. */
async function signals(venueId: string, ...types: Signal["type"][]) {
  const sourceRfpVenueId = randomUUID();
  await database.db.venueAvailabilitySignal.createMany({
    data: types.map((type, index) => ({
      id: `vas_${randomBytes(6).toString("hex")}`,
      venueId,
      signalType: type,
      sourceRfpVenueId,
      recordedAt: new Date(NOW.getTime() - types.length + index + 1),
      factId: randomUUID(),
    })),
  });
}

test("an answer that was revised counts with the one before it", async () => {
  const { db } = database;
  const { id } = await createVenue(db);
  await signals(id, "unavailable", "unavailable", "unavailable", "unavailable", "confirmed");
  await inferAll(db, NOW);
  expect(await db.venue.findUnique({ where: { id } })).toMatchObject({ inferredStatus: "fully_booked" });
  expect(await readEvidence(db, id, NOW)).toMatchObject({ confirmed: 1, unavailable: 4, newestAt: NOW });
});

test("a run writes and returns only venues of which it found something new", async () => {
  const { db } = database;
  const [first, second] = [await createVenue(db), await createVenue(db)];
  await signals(first.id, "confirmed");
  await inferAll(db, NOW);
  const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
  const versions = () =>
    db.$queryRaw<
      { id: string; version: string }[]
    >`select id, xmin::text as version from "Venue" order by id`;
  const before = await versions();
  expect(await inferAll(db, later(1))).toEqual({ inferred: 0, changed: [] });
  expect(await versions()).toEqual(before);

  await signals(second.id, "confirmed");
  expect(await inferAll(db, later(2))).toEqual({
    inferred: 1,
    changed: [{ id: second.id, slug: second.slug }],
  });
  expect((await versions()).filter(({ version }, index) => version !== before[index]?.version)).toHaveLength(
    1,
  );

  await db.venueAvailabilitySignal.create({
    data: {
      id: `vas_${randomBytes(6).toString("hex")}`,
      venueId: first.id,
      signalType: "tentative",
      recordedAt: later(3),
      factId: randomUUID(),
    },
  });
  expect(await inferAll(db, later(4))).toEqual({ inferred: 1, changed: [] });
  expect(await inferAll(db, later(5))).toEqual({ inferred: 0, changed: [] });
});

test("an entry that is made while inference waits for its venue keeps the badge for the one who serves the queue", async () => {
  const { db } = database;
  const venue = await createVenue(db, { inferredStatus: "fully_booked", availabilityStatus: "fully_booked" });
  await signals(venue.id, "confirmed");
  const other = database.openSecond(2);
  let inferring: ReturnType<typeof inferAll> | undefined;
  const { organizationId, sourceRfpId, sourceRfpVenueId } = await createEntry(db, {
    venueId: (await createVenue(db)).id,
  });
  await inTransaction(other, async (tx) => {
    await createEntry(tx as never, { venueId: venue.id, organizationId, sourceRfpId, sourceRfpVenueId });
    inferring = inferAll(db, NOW);
    await untilOneWaits(db);
  });
  await inferring;
  expect(await db.venue.findUnique({ where: { id: venue.id } })).toMatchObject({
    inferredStatus: "accepting_events",
    availabilityStatus: "fully_booked",
  });
});

test("a setting by hand stays shown, and the badge of a venue with waiting entries is left to the command that serves the queue", async () => {
  const { db } = database;
  const byHand = await createVenue(db, { manualStatus: "seasonal", availabilityStatus: "seasonal" });
  const awaited = await createVenue(db, {
    inferredStatus: "fully_booked",
    availabilityStatus: "fully_booked",
  });
  await createEntry(db, { venueId: awaited.id });
  for (const venueId of [byHand.id, awaited.id]) {
    await signals(venueId, "confirmed");
  }
  const { changed } = await inferAll(db, NOW);
  expect(changed.some(({ id }) => id === byHand.id || id === awaited.id)).toBe(false);
  const rows = await db.venue.findMany({
    where: { id: { in: [byHand.id, awaited.id] } },
    orderBy: { id: "asc" },
  });
  expect(rows).toMatchObject([
    { inferredStatus: "accepting_events", availabilityStatus: "seasonal", lastInferredAt: NOW },
    { inferredStatus: "accepting_events", availabilityStatus: "fully_booked", lastInferredAt: NOW },
  ]);
});
