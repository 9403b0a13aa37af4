import { randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { NOW } from "../../../tests/factories";
import { createEntry, createVenue } from "../../../tests/venue-factories";
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

/** The newest answer of each request within 90 days, by plain loops. */
function expected(signals: Signal[], venue: number) {
  const newest = new Map<number, { type: Signal["type"]; age: number }>();
  for (const [index, { venue: its, rfpVenue, type, daysAgo }] of signals.entries()) {
    const age = ageMs(daysAgo, index);
    if (its !== venue || !ANSWERS.some((answer) => answer === type) || age >= SIGNAL_DAYS * DAY_MS) continue;
    const known = newest.get(rfpVenue);
    if (!known || known.age > age) newest.set(rfpVenue, { type, age });
  }
  const count = (wanted: Signal["type"]) => [...newest.values()].filter(({ type }) => type === wanted).length;
  return inferStatus({
    confirmed: count("confirmed"),
    tentative: count("tentative"),
    unavailable: count("unavailable"),
  });
}

test("the one statement over all venues infers for each what the policy infers from its newest answers", async () => {
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

test("a setting by hand stays shown, and a badge that somebody waits for is left to the one who serves the queue", async () => {
  const { db } = database;
  const byHand = await createVenue(db, { manualStatus: "seasonal", availabilityStatus: "seasonal" });
  const awaited = await createVenue(db, {
    inferredStatus: "fully_booked",
    availabilityStatus: "fully_booked",
  });
  await createEntry(db, { venueId: awaited.id });
  for (const venueId of [byHand.id, awaited.id]) {
    await db.venueAvailabilitySignal.create({
      data: {
        id: `vas_${randomBytes(6).toString("hex")}`,
        venueId,
        signalType: "confirmed",
        sourceRfpVenueId: randomUUID(),
        recordedAt: NOW,
        factId: randomUUID(),
      },
    });
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
