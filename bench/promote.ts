import { submitSeatRequest } from "../server/seats/gather";
import { createEvent, createUsers, newId } from "../tests/factories";
import { findViolations } from "../tests/invariants";
import { percentiles, round } from "./stats";
import type { World } from "./world";

const SHORT = 10;
const LONG = 100_000;
const ROUNDS = 300;
const WARM_UP = 50;

type Queue = { poolId: string; seated: string[] };

/** A cancellation with its promotion, alternating between a short and a long queue. */
export async function promote({ db }: World) {
  const [short, long] = [await queueOf(db, SHORT), await queueOf(db, LONG)];
  const newcomers = await createUsers(db, 2 * (ROUNDS + WARM_UP));
  const times = { short: [] as number[], long: [] as number[] };
  for (let index = 0; index < ROUNDS + WARM_UP; index++) {
    const pairs = [["short", short] as const, ["long", long] as const];
    for (const [name, queue] of index % 2 === 0 ? pairs : pairs.reverse()) {
      const ms = await cancelFirst(db, queue);
      if (index >= WARM_UP) times[name].push(ms);
      // Both queues keep their length: each person who left is replaced at the end, outside the measurement.
      await joinLine(db, queue, newcomers.pop() ?? "");
    }
  }
  const violations = (await findViolations(db, new Date())).length;
  const [few, many] = [percentiles(times.short), percentiles(times.long)];
  return {
    rounds: ROUNDS,
    violations,
    waitingFew: { waiting: SHORT, ms: few },
    waitingMany: { waiting: LONG, ms: many },
    ratioP50: round(many.p50 / few.p50, 2),
    ratioP95: round(many.p95 / few.p95, 2),
  };
}

async function joinLine(db: World["db"], queue: Queue, userId: string): Promise<void> {
  const party = { guests: 0, specialRequirements: null, rsvpId: newId() };
  await submitSeatRequest(db, queue.poolId, { kind: "join", actorId: userId, userId, ...party }, null);
}

async function cancelFirst(db: World["db"], queue: Queue): Promise<number> {
  const userId = queue.seated.shift() ?? "";
  const startedAt = performance.now();
  const answer = await submitSeatRequest(
    db,
    queue.poolId,
    { kind: "withdraw", actorId: userId, userId },
    null,
  );
  const ms = performance.now() - startedAt;
  if (!answer.outcome.ok || answer.seats.seatsLeft !== 0) throw new Error("the seat was not passed on");
  return ms;
}

/**
 * An event whose seats are all taken, with `waiting` people in the queue. Inserted directly, because creating it is
 * not measured.
 */
async function queueOf(db: World["db"], waiting: number): Promise<Queue> {
  const capacity = ROUNDS + WARM_UP;
  const day = 86_400_000;
  const event = await createEvent(db, {
    startsAt: new Date(Date.now() + day),
    endsAt: new Date(Date.now() + 2 * day),
    capacity,
  });
  const users = await createUsers(db, capacity + waiting);
  // So long ago that the outbox has already deleted the facts.
  const joinedAt = new Date(Date.now() - 7 * day);
  const rows = users.map((userId, index) => ({
    id: newId(),
    poolId: event.poolId,
    userId,
    status: index < capacity ? ("confirmed" as const) : ("waitlisted" as const),
    seats: 1,
    queueNumber: index < capacity ? null : index - capacity + 1,
    rsvpAt: joinedAt,
    statusAt: joinedAt,
  }));
  for (let from = 0; from < rows.length; from += 2_000) {
    const some = rows.slice(from, from + 2_000);
    await db.rsvp.createMany({ data: some });
    const lines = some.map(({ id, poolId, status, seats }) => ({
      poolId,
      rsvpId: id,
      at: joinedAt,
      action: status,
      toStatus: status,
      seats,
    }));
    await db.rsvpLedger.createMany({ data: lines });
  }
  await db.seatPool.update({
    where: { id: event.poolId },
    data: {
      confirmedSeats: capacity,
      waitlistedSeats: waiting,
      waitlistLength: waiting,
      nextQueueNumber: waiting + 1,
    },
  });
  await db.$executeRaw`analyze "Rsvp"`;
  await db.$executeRaw`analyze "RsvpLedger"`;
  return { poolId: event.poolId, seated: users.slice(0, capacity) };
}
