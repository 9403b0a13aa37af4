import type { Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { appendEvents } from "../../../outbox/append";
import type { DomainEvent } from "../../../outbox/catalog";
import { seatsOf } from "../pool/policy";
import { QueueViewTooShort } from "../waitlist/policy";
import { decideSeats, type SeatPlan } from "./policy";
import { databaseNow, lockPool, readBarred, readPositions, readQueue, readRequestedRsvps } from "./queries";
import type {
  LedgerAction,
  PoolFacts,
  PoolTerms,
  RsvpFacts,
  SeatOutcome,
  SeatRequest,
  Seats,
} from "./schema";

export type SeatAnswer = {
  outcome: SeatOutcome;
  /** The row that the request spoke of, as committed. */
  rsvp: RsvpFacts | null;
  /** 1-based place in line while waitlisted. */
  position: number | null;
  seats: Seats;
};

const QUEUE_VIEW = 64;
const QUEUE_VIEW_GROWTH = 8;

/** Makes a pool on these terms, with no seat taken. @returns its id */
export async function createPool(tx: Tx, terms: PoolTerms): Promise<string> {
  const pool = await tx.seatPool.create({ data: terms, select: { id: true } });
  return pool.id;
}

/**
 * The only code that changes seats. Locks the pool, reads what the requests need, asks `decideSeats`, and writes
 * rows, counters, ledger and outbox: a handful of statements whatever the length of the list.
 * @param now null = the database's clock, read under the lock
 * @throws not-found for an unknown pool; a refusal of one request is an outcome, not an error
 */
export async function applySeatRequests(
  tx: Tx,
  poolId: string,
  requests: SeatRequest[],
  now: Date | null,
): Promise<SeatAnswer[]> {
  const before = await lockPool(tx, poolId);
  const decidedAt = now ?? (await databaseNow(tx));
  const rsvps = await readRequestedRsvps(tx, poolId, requests);
  const plan = await decideWithQueue(tx, before, rsvps, requests, decidedAt);
  await writePlan(tx, plan, decidedAt);
  const rows = new Map([...rsvps, ...plan.changed].map((row) => [row.id, row]));
  const rowOf = (outcome: SeatOutcome) => (outcome.rsvpId ? (rows.get(outcome.rsvpId) ?? null) : null);
  const positions = await positionsOf(
    tx,
    before,
    plan,
    plan.outcomes.flatMap((outcome) => rowOf(outcome) ?? []),
  );
  const seats = seatsOf(plan.pool);
  return plan.outcomes.map((outcome) => {
    const rsvp = rowOf(outcome);
    return { outcome, rsvp, position: (rsvp && positions.get(rsvp.id)) ?? null, seats };
  });
}

/** Changes terms in the caller's transaction and serves the queue. @throws DomainError capacity.below-taken */
export async function changePoolTerms(
  tx: Tx,
  poolId: string,
  change: { terms: Partial<PoolTerms>; actorId: string | null; now: Date | null },
): Promise<Seats> {
  const request: SeatRequest = { kind: "terms", terms: change.terms, actorId: change.actorId };
  const [answer] = await applySeatRequests(tx, poolId, [request], change.now);
  if (!answer) throw new Error("a list of one was answered with none");
  return unwrapAnswer(answer).seats;
}

/** @throws DomainError where the request was refused, with the seats that the caller should now show. */
export function unwrapAnswer(answer: SeatAnswer): SeatAnswer & { outcome: SeatOutcome & { ok: true } } {
  const { outcome } = answer;
  if (outcome.ok) return { ...answer, outcome };
  throw new DomainError(outcome.code, outcome.reason, outcome.details);
}

async function decideWithQueue(
  tx: Tx,
  pool: PoolFacts,
  rsvps: RsvpFacts[],
  requests: SeatRequest[],
  now: Date,
): Promise<SeatPlan> {
  const asked = requests.flatMap((request) => ("userId" in request ? [request.userId] : []));
  for (let length = QUEUE_VIEW; ; length *= QUEUE_VIEW_GROWTH) {
    const queue = await readQueue(tx, pool, length);
    const inSight = [...rsvps, ...queue.waiters].map((row) => row.userId);
    const barred = await readBarred(tx, [...new Set([...asked, ...inSight])]);
    try {
      return decideSeats({ pool, rsvps, queue, barred }, requests, now);
    } catch (error) {
      if (!(error instanceof QueueViewTooShort)) throw error;
    }
  }
}

const EVENT_OF: Partial<Record<LedgerAction, DomainEvent["type"] & `rsvp.${string}`>> = {
  confirmed: "rsvp.confirmed",
  waitlisted: "rsvp.waitlisted",
  edited: "rsvp.edited",
  withdrawn: "rsvp.withdrawn",
  promoted: "rsvp.promoted",
  "promoted-by-host": "rsvp.promoted",
  declined: "rsvp.declined",
  restored: "rsvp.restored",
};

async function writePlan(tx: Tx, plan: SeatPlan, now: Date): Promise<void> {
  if (plan.changed.length === 0 && plan.ledger.length === 0) return;
  const { pool } = plan;
  const rows = plan.changed.map((row) => ({ ...row, poolId: pool.id }));
  const lines = plan.ledger.map((line) => ({ ...line, poolId: pool.id, at: now }));
  await tx.$executeRaw`
    with counters as (
      update "SeatPool" set capacity = ${pool.capacity}::int, "confirmedSeats" = ${pool.confirmedSeats}::int,
        "offeredSeats" = ${pool.offeredSeats}::int, "waitlistedSeats" = ${pool.waitlistedSeats}::int,
        "waitlistLength" = ${pool.waitlistLength}::int, "nextQueueNumber" = ${pool.nextQueueNumber}::int,
        version = ${pool.version}::int, state = ${pool.state}::"PoolState", "guestsMax" = ${pool.guestsMax}::int,
        "waitlistEnabled" = ${pool.waitlistEnabled}::boolean, "waitlistMode" = ${pool.waitlistMode}::"WaitlistMode",
        "partyRule" = ${pool.partyRule}::"PartyRule", "passOversMax" = ${pool.passOversMax}::int,
        "closesAt" = ${pool.closesAt}::timestamptz, "startsAt" = ${pool.startsAt}::timestamptz,
        "endsAt" = ${pool.endsAt}::timestamptz
      where id = ${pool.id}::uuid
    ), history as (
      insert into "RsvpLedger" ("poolId", "rsvpId", "actorId", at, action, "fromStatus", "toStatus", seats, detail)
      select l."poolId", l."rsvpId", l."actorId", l.at, l.action, l."fromStatus"::"RsvpStatus",
        l."toStatus"::"RsvpStatus", l.seats, l.detail
      from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) as l ("poolId" uuid, "rsvpId" uuid, "actorId" uuid,
        at timestamptz, action text, "fromStatus" text, "toStatus" text, seats int, detail jsonb)
    )
    insert into "Rsvp" (id, "poolId", "userId", status, guests, seats, "queueNumber", "passedOver",
      "specialRequirements", "rsvpAt", "statusAt", "offerExpiresAt", version)
    select n.id, n."poolId", n."userId", n.status::"RsvpStatus", n.guests, n.seats, n."queueNumber", n."passedOver",
      n."specialRequirements", n."rsvpAt", n."statusAt", n."offerExpiresAt", n.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "poolId" uuid, "userId" uuid, status text,
      guests int, seats int, "queueNumber" int, "passedOver" int, "specialRequirements" text, "rsvpAt" timestamptz,
      "statusAt" timestamptz, "offerExpiresAt" timestamptz, version int)
    on conflict (id) do update set status = excluded.status, guests = excluded.guests, seats = excluded.seats,
      "queueNumber" = excluded."queueNumber", "passedOver" = excluded."passedOver",
      "specialRequirements" = excluded."specialRequirements", "statusAt" = excluded."statusAt",
      "offerExpiresAt" = excluded."offerExpiresAt", version = excluded.version`;
  await appendEvents(tx, eventsOf(plan));
}

function eventsOf(plan: SeatPlan): DomainEvent[] {
  const poolId = plan.pool.id;
  const users = new Map(plan.changed.map((row) => [row.id, row.userId]));
  const events = plan.ledger.flatMap((line): DomainEvent[] => {
    const type = EVENT_OF[line.action];
    const userId = line.rsvpId && users.get(line.rsvpId);
    if (!type || !line.rsvpId || !userId) return [];
    return [{ type, aggregateId: line.rsvpId, payload: { rsvpId: line.rsvpId, poolId, userId } }];
  });
  return [...events, { type: "seats.changed", aggregateId: poolId, payload: { poolId } }];
}

/** Whoever joined the queue in this list stands at its end: their places follow from the length, without a query. */
async function positionsOf(
  tx: Tx,
  before: PoolFacts,
  plan: SeatPlan,
  rows: RsvpFacts[],
): Promise<Map<string, number>> {
  const joined = plan.changed
    .filter((row) => row.queueNumber !== null && row.queueNumber >= before.nextQueueNumber)
    .sort((a, b) => (a.queueNumber ?? 0) - (b.queueNumber ?? 0));
  const aheadOfJoined = plan.pool.waitlistLength - joined.length;
  const positions = new Map(joined.map((row, index) => [row.id, aheadOfJoined + index + 1]));
  const others = rows
    .filter((row) => row.status === "waitlisted" && !positions.has(row.id))
    .map((row) => row.id);
  return new Map([...positions, ...(await readPositions(tx, others))]);
}
