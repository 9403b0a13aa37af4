import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  askVenue,
  createRfp,
  createVenue,
  dayFromToday,
  type TestVenue,
} from "../../../tests/venue-factories";
import { inTransaction } from "../../db/transaction";
import { recordSignals } from "../../domains/availability/signals.commands";
import { setAvailability } from "../../domains/holds/availability.commands";
import { provideEnv } from "../../env";
import { appendEvents } from "../append";
import type { DomainEvent } from "../catalog";
import { dispatchOnce } from "../dispatch";
import { relayOnce } from "../relay";
import { createSignals, signals } from "./signals";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

let venue: TestVenue;
let ids: { rfpId: string; rfpVenueId: string; venueId: string };
beforeEach(async () => {
  const { db } = database;
  await db.outboxTask.deleteMany();
  await db.outboxEvent.deleteMany();
  venue = await createVenue(db);
  const { id: rfpId } = await createRfp(db);
  ids = { rfpId, venueId: venue.id, rfpVenueId: await askVenue(db, { rfpId, venueId: venue.id }) };
});

async function commit(...facts: Pick<DomainEvent, "type" | "payload">[]): Promise<void> {
  const events = facts.map((fact) => ({ ...fact, aggregateId: ids.rfpId }) as DomainEvent);
  await inTransaction(database.db, (tx) => appendEvents(tx, events));
}

const dispatch = (sink = signals) => dispatchOnce(database.db, { sinks: [sink] });
const recorded = () =>
  database.db.venueAvailabilitySignal.findMany({
    where: { venueId: venue.id },
    orderBy: { recordedAt: "asc" },
  });
const answer = (
  availability: "confirmed" | "unavailable",
  before: "confirmed" | "unavailable" | null,
  revision = 1,
) => ({
  type: "rfp.venue-answered" as const,
  payload: { ...ids, availability, before, revision },
});

test("each step of a request records its signal once, dated by its own commit", async () => {
  const steps: [Pick<DomainEvent, "type" | "payload">, string][] = [
    [answer("unavailable", null), "unavailable"],
    [answer("confirmed", "unavailable", 2), "confirmed"],
    [{ type: "rfp.venue-unanswered", payload: ids }, "no_response"],
    [{ type: "rfp.awarded", payload: ids }, "awarded"],
    [{ type: "rfp.venue-not-awarded", payload: ids }, "lost_to_competitor"],
    [{ type: "rfp.venue-closed", payload: ids }, "rfp_cancelled"],
  ];
  for (const [fact] of steps) await commit(fact);
  await dispatch();
  await relayOnce(database.db, signals);
  const rows = await recorded();
  expect(rows.map(({ signalType }) => signalType)).toEqual(steps.map(([, type]) => type));
  const facts = await database.db.outboxEvent.findMany({ orderBy: { seq: "asc" } });
  expect(rows.map(({ recordedAt }) => recordedAt)).toEqual(facts.map(({ createdAt }) => createdAt));
  expect(rows[0]).toMatchObject({
    id: expect.stringMatching(/^vas_[0-9a-f]{12}$/),
    sourceRfpId: ids.rfpId,
    sourceRfpVenueId: ids.rfpVenueId,
    signalDate: dayFromToday(60),
    metadata: { revision: 1 },
  });
});

test("a revision that leaves the availability as it was records nothing", async () => {
  await commit(answer("unavailable", null), answer("unavailable", "unavailable", 2));
  await dispatch();
  await relayOnce(database.db, signals);
  expect(await recorded()).toHaveLength(1);
});

test("a badge set by hand is a signal, and setting it again is none", async () => {
  const set = (status: "accepting_events" | "seasonal") =>
    setAvailability(database.db, { venueId: venue.id, status, now: null });
  for (const status of ["accepting_events", "accepting_events", "seasonal"] as const) await set(status);
  await dispatch();
  await relayOnce(database.db, signals);
  expect((await recorded()).map(({ signalType }) => signalType)).toEqual([
    "manual_available",
    "manual_unavailable",
  ]);
});

test("a fact that is delivered twice, and one about a venue that is gone, record nothing more", async () => {
  await commit(answer("unavailable", null));
  const [fact] = await database.db.outboxEvent.findMany();
  const signal = {
    ...ids,
    type: "unavailable" as const,
    factId: fact?.id ?? "",
    at: fact?.createdAt ?? new Date(),
  };
  expect(await recordSignals(database.db, [signal])).toBe(1);
  expect(await recordSignals(database.db, [signal, { ...signal, venueId: signal.rfpId }])).toBe(0);
});

test("a recorder that fails leaves the request alone, and its fact is counted, tried again and recorded once", async () => {
  const { db } = database;
  let isDown = true;
  const flaky = createSignals(async (queryable, some) => {
    if (isDown) throw new Error("no luck");
    return recordSignals(queryable, some);
  });
  await commit(answer("unavailable", null));
  await dispatch(flaky);
  expect(await relayOnce(db, flaky)).toMatchObject({ done: 0, failed: 1 });
  expect(await db.outboxTask.findMany()).toMatchObject([
    { sink: "signals", attempts: 1, lastError: expect.stringContaining("no luck") },
  ]);
  isDown = false;
  const now = new Date(Date.now() + 3_600_000);
  expect(await relayOnce(db, flaky, { now })).toMatchObject({ done: 1 });
  expect(await recorded()).toHaveLength(1);
  expect(await db.outboxTask.count()).toBe(0);
});

test("one fact that cannot be recorded holds up no other", async () => {
  const other = await createVenue(database.db);
  const picky = createSignals(async (queryable, some) => {
    if (some.some(({ venueId }) => venueId === other.id)) throw new Error("not this one");
    return recordSignals(queryable, some);
  });
  await commit(answer("unavailable", null));
  await setAvailability(database.db, { venueId: other.id, status: "seasonal", now: null });
  await dispatch(picky);
  expect(await relayOnce(database.db, picky)).toMatchObject({ done: 1, failed: 1 });
  expect(await recorded()).toHaveLength(1);
});
