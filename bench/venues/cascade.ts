import { randomBytes } from "node:crypto";
import type { Db } from "../../server/db/client";
import { cancelEntry } from "../../server/domains/holds/commands";
import { createEntry, createVenue, offerHold } from "../../tests/venue-factories";
import { percentiles, round } from "../stats";
import { analyzed } from "./fill";

const SHORT = 10;
const LONG = 10_000;
const ROUNDS = 300;
const WARM_UP = 50;

type Queue = { venueId: string; rfpId: string; rfpVenueId: string };

/** A hold that is given up and goes to the next, alternating between a short and a long queue. */
export async function cascade(db: Db) {
  const [short, long] = [await queueOf(db, SHORT), await queueOf(db, LONG)];
  await analyzed(db);
  const times = { short: [] as number[], long: [] as number[] };
  for (let index = 0; index < ROUNDS + WARM_UP; index++) {
    const pairs = [["short", short] as const, ["long", long] as const];
    for (const [name, queue] of index % 2 === 0 ? pairs : pairs.reverse()) {
      const ms = await passOn(db, queue);
      if (index >= WARM_UP) times[name].push(ms);
      // Both queues keep their length: each organization that left is replaced at the end, outside the measurement.
      await joined(db, queue, 1);
    }
  }
  const [few, many] = [percentiles(times.short), percentiles(times.long)];
  return {
    rounds: ROUNDS,
    waitingFew: { waiting: SHORT, ms: few },
    waitingMany: { waiting: LONG, ms: many },
    ratioP50: round(many.p50 / few.p50, 2),
    ratioP95: round(many.p95 / few.p95, 2),
  };
}

async function passOn(db: Db, { venueId }: Queue): Promise<number> {
  const held = await db.venueWaitlistEntry.findFirstOrThrow({ where: { venueId, status: "offered" } });
  const { organizationId, id: entryId, number } = held;
  const startedAt = performance.now();
  await cancelEntry(db, { organizationId, entryId, reason: "declined_offer", now: null });
  const ms = performance.now() - startedAt;
  const next = await db.venueWaitlistEntry.findFirst({ where: { venueId, status: "offered" } });
  if (next?.number !== number + 1) throw new Error("the hold was not passed on to the next");
  return ms;
}

/** A venue that takes bookings, held for the first of `waiting` organizations and one more. */
async function queueOf(db: Db, waiting: number): Promise<Queue> {
  const venue = await createVenue(db, {
    availabilityStatus: "accepting_events",
    manualStatus: "accepting_events",
  });
  const first = await createEntry(db, { venueId: venue.id });
  await offerHold(db, first.id);
  const queue = { venueId: venue.id, rfpId: first.sourceRfpId, rfpVenueId: first.sourceRfpVenueId };
  await joined(db, queue, waiting);
  return queue;
}

/** Inserted directly, because joining is not measured; all entries come from one request, which the queue never reads. */
async function joined(db: Db, { venueId, rfpId, rfpVenueId }: Queue, count: number): Promise<void> {
  const mark = randomBytes(4).toString("hex");
  await db.$executeRaw`
    with v as (
      update "Venue" set "nextQueueNumber" = "nextQueueNumber" + ${count}::int where id = ${venueId}::uuid
      returning "nextQueueNumber" - ${count}::int as first
    ), o as (
      insert into "Organization" (id, slug, name)
      select gen_random_uuid(), 'queue-' || ${mark}::text || '-' || n, 'Organization ' || n
      from generate_series(0, ${count}::int - 1) n returning id
    )
    insert into "VenueWaitlistEntry" (id, "organizationId", "venueId", "sourceRfpId", "sourceRfpVenueId", number, status,
      "datesFlexible", "eventType", "spaceRequirements", "expiresAt", "createdAt", "updatedAt")
    select 'vwl_' || substr(md5(o.id::text), 1, 12), o.id, ${venueId}::uuid, ${rfpId}::uuid, ${rfpVenueId}::uuid,
      v.first + row_number() over () - 1, 'waiting', false, 'conference', '{}', now() + interval '80 days', now(), now()
    from o, v`;
}
