import pg from "pg";
import { createEvent, newId } from "../tests/factories";
import { findViolations } from "../tests/invariants";
import { type Answer, Connections, trpcRequest } from "./http-client";
import { median, percentiles, round } from "./stats";
import type { Person, World } from "./world";

const PEOPLE = 1_000;
const SEATS = 100;
const ROUNDS = 5;

type Sample = { perSecond: number; times: number[] };

/**
 * 1,000 signed-in people RSVP to one event of 100 seats concurrently. For comparison: what HTTP and the database
 * can do at most.
 */
export async function burst(world: World) {
  const connections = await Connections.open(world.port, PEOPLE);
  const samples: Record<"rsvp" | "nothing" | "alone" | "raw", Sample[]> = {
    rsvp: [],
    nothing: [],
    alone: [],
    raw: [],
  };
  const faults = { overbooked: 0, failed: 0, unanswered: 0, outOfOrder: 0, violations: 0 };
  // The first round warms everything up and is not counted.
  for (let roundNumber = 0; roundNumber <= ROUNDS; roundNumber++) {
    const people = await world.people(PEOPLE);
    // Sends the empty requests with the same people first, so that both kinds of request find their sessions
    // equally recent.
    await over(connections, people, (person) => trpcRequest("bench.nothing", person.cookie, {}));
    const nothing = await over(connections, people, (person) =>
      trpcRequest("bench.nothing", person.cookie, {}),
    );
    const rsvp = await rsvps(world, connections, people, "rsvps.rsvp", faults);
    await world.outboxDrained();
    const alone = await rsvps(world, connections, people, "bench.rsvpAlone", faults);
    await world.outboxDrained();
    const raw = await rawTransactions(world, people);
    const results = { nothing, rsvp, alone, raw };
    if (roundNumber === 0) continue;
    for (const name of ["rsvp", "nothing", "alone", "raw"] as const) samples[name].push(results[name]);
  }
  connections.close();
  faults.violations = (await findViolations(world.db, new Date())).length;
  const rate = (name: keyof typeof samples) => median(samples[name].map((sample) => sample.perSecond));
  const figures = (name: keyof typeof samples) => ({
    perSecond: Math.round(rate(name)),
    ms: percentiles(samples[name].flatMap((sample) => sample.times)),
  });
  return {
    people: PEOPLE,
    seats: SEATS,
    rounds: ROUNDS,
    ...faults,
    rsvp: figures("rsvp"),
    emptyMutation: figures("nothing"),
    oneTransactionEach: figures("alone"),
    rawPgTransactionEach: figures("raw"),
    ratioToEmptyMutation: round(rate("rsvp") / rate("nothing"), 2),
    ratioToOneTransactionEach: round(rate("rsvp") / rate("alone"), 2),
    ratioToRawPg: round(rate("rsvp") / rate("raw"), 2),
  };
}

async function over(connections: Connections, people: Person[], request: (person: Person) => Buffer) {
  const answers = await connections.burst(people.map(request));
  return { answers, ...sampleOf(answers.map((answer) => answer.ms)) };
}

function sampleOf(times: number[]): Sample {
  return { times, perSecond: (times.length / Math.max(...times)) * 1_000 };
}

type Faults = { overbooked: number; failed: number; unanswered: number; outOfOrder: number };

async function rsvps(
  world: World,
  connections: Connections,
  people: Person[],
  procedure: string,
  faults: Faults,
) {
  const event = await createEvent(world.db, { capacity: SEATS, startsAt: inDays(1), endsAt: inDays(2) });
  const result = await over(connections, people, (person) =>
    trpcRequest(procedure, person.cookie, { eventId: event.id }),
  );
  const answered = result.answers.map(statusOf);
  const confirmed = answered.filter((status) => status === "confirmed").length;
  faults.overbooked += Math.max(0, confirmed - SEATS);
  faults.unanswered += answered.filter((status) => status === null).length;
  faults.failed += result.answers.filter((answer) => answer.status !== 200).length;
  faults.outOfOrder += await countOutOfOrder(world, event.poolId);
  return result;
}

function statusOf(answer: Answer): string | null {
  const parsed = JSON.parse(answer.body) as { result?: { data?: { rsvp?: { status?: string } } } };
  return parsed.result?.data?.rsvp?.status ?? null;
}

/**
 * Counts violations of first come, first served in the order of decision: every seated person answered before every
 * waitlisted one.
 */
async function countOutOfOrder(world: World, poolId: string): Promise<number> {
  const lines = await world.db.rsvpLedger.findMany({
    where: { poolId, action: { in: ["confirmed", "waitlisted"] } },
    orderBy: { id: "asc" },
    select: { action: true },
  });
  const firstWaiter = lines.findIndex((line) => line.action === "waitlisted");
  return lines.slice(firstWaiter).filter((line) => line.action === "confirmed").length;
}

/** The database alone: a hand-written transaction per RSVP over ten pg connections, without HTTP. */
async function rawTransactions(world: World, people: Person[]): Promise<Sample> {
  const event = await createEvent(world.db, { capacity: SEATS, startsAt: inDays(1), endsAt: inDays(2) });
  const pool = new pg.Pool({ connectionString: world.url, max: 10 });
  await Promise.all(Array.from({ length: 10 }, () => pool.query("select 1")));
  const startedAt = performance.now();
  const times = await Promise.all(
    people.map(async (person) => {
      await rawRsvp(pool, event.poolId, person.id);
      return performance.now() - startedAt;
    }),
  );
  await pool.end();
  return sampleOf(times);
}

async function rawRsvp(pool: pg.Pool, poolId: string, userId: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    const locked = await client.query<{ confirmedSeats: number; nextQueueNumber: number }>(
      `select "confirmedSeats", "nextQueueNumber" from "SeatPool" where id = $1 for no key update`,
      [poolId],
    );
    const row = locked.rows[0];
    const seated = row !== undefined && row.confirmedSeats < SEATS;
    await client.query(
      `insert into "Rsvp" (id, "poolId", "userId", status, guests, seats, "queueNumber", "rsvpAt", "statusAt")
       values ($1, $2, $3, $4::"RsvpStatus", 0, 1, $5, now(), now())`,
      [newId(), poolId, userId, seated ? "confirmed" : "waitlisted", seated ? null : row?.nextQueueNumber],
    );
    await client.query(
      seated
        ? `update "SeatPool" set "confirmedSeats" = "confirmedSeats" + 1, version = version + 1 where id = $1`
        : `update "SeatPool" set "waitlistedSeats" = "waitlistedSeats" + 1, "waitlistLength" = "waitlistLength" + 1,
             "nextQueueNumber" = "nextQueueNumber" + 1, version = version + 1 where id = $1`,
      [poolId],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
}

function inDays(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}
