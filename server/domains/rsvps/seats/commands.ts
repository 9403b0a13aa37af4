import type { Tx } from "../../../db/transaction";
import { DomainError } from "../../../errors";
import { appendEvents } from "../../../outbox/append";
import type { DomainEvent } from "../../../outbox/catalog";
import { seatsOf } from "../pool/policy";
import { QueueViewTooShort } from "../waitlist/policy";
import { decideSeats, type SeatPlan } from "./policy";
import {
  databaseNow,
  lockPool,
  readBarred,
  readLinks,
  readPositions,
  readQueue,
  readRows,
  userIdsIn,
} from "./queries";
import type {
  ClaimLinkFacts,
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
  const { before, rsvps, plan, decidedAt } = await plannedSeats(tx, poolId, requests, now);
  await forgetArrivals(tx, rsvps, plan);
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

export type SeatPreview = Pick<SeatPlan, "outcomes" | "changed"> & {
  /** The same rows as they are now. */
  before: RsvpFacts[];
  seats: Seats;
};

/** What the requests would do, with nothing done. Waits for the lock, so that it sees no half-made change. */
export async function previewSeatRequests(
  tx: Tx,
  poolId: string,
  requests: SeatRequest[],
  now: Date | null,
): Promise<SeatPreview> {
  const { plan, rsvps, queue } = await plannedSeats(tx, poolId, requests, now);
  const changed = new Set(plan.changed.map((row) => row.id));
  const known = new Map([...queue, ...rsvps].map((row) => [row.id, row]));
  const before = [...known.values()].filter((row) => changed.has(row.id));
  return { outcomes: plan.outcomes, changed: plan.changed, before, seats: seatsOf(plan.pool) };
}

type TermsChange = {
  terms: Partial<PoolTerms>;
  /** Whom the host agreed to move back into the line, where the capacity falls below what is taken. */
  moving?: string[] | undefined;
  actorId: string | null;
  now: Date | null;
};

/**
 * Changes terms in the caller's transaction and serves the queue.
 * @throws DomainError capacity.below-taken | capacity.moves-changed with `moving`, the RSVPs that would have to move
 */
export async function changePoolTerms(tx: Tx, poolId: string, change: TermsChange): Promise<Seats> {
  const { terms, moving, actorId } = change;
  const request: SeatRequest = { kind: "terms", terms, moving, actorId };
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

async function plannedSeats(tx: Tx, poolId: string, requests: SeatRequest[], now: Date | null) {
  const before = await lockPool(tx, poolId);
  const decidedAt = now ?? (await databaseNow(tx));
  const rsvps = await readRows(tx, before, requests, decidedAt);
  const links = await readLinks(tx, before, requests);
  const asked = requests.flatMap(userIdsIn);
  for (let length = QUEUE_VIEW; ; length *= QUEUE_VIEW_GROWTH) {
    const queue = await readQueue(tx, before, length);
    const inSight = [...rsvps, ...queue.waiters].map((row) => row.userId);
    const barred = await readBarred(tx, [...new Set([...asked, ...inSight])]);
    try {
      const plan = decideSeats({ pool: before, rsvps, links, queue, barred }, requests, decidedAt);
      return { before, rsvps, queue: queue.waiters, plan, decidedAt };
    } catch (error) {
      if (!(error instanceof QueueViewTooShort)) throw error;
    }
  }
}

const EVENT_OF: Partial<Record<LedgerAction, DomainEvent["type"] & `rsvp.${string}`>> = {
  confirmed: "rsvp.confirmed",
  accepted: "rsvp.confirmed",
  claimed: "rsvp.confirmed",
  waitlisted: "rsvp.waitlisted",
  requested: "rsvp.requested",
  approved: "rsvp.approved",
  registered: "rsvp.registered",
  edited: "rsvp.edited",
  prioritized: "rsvp.edited",
  withdrawn: "rsvp.withdrawn",
  refused: "rsvp.withdrawn",
  removed: "rsvp.removed",
  promoted: "rsvp.promoted",
  "promoted-by-host": "rsvp.promoted",
  offered: "rsvp.offered",
  "offered-by-host": "rsvp.offered",
  "offer-expired": "rsvp.offer-expired",
  displaced: "rsvp.displaced",
  declined: "rsvp.declined",
  barred: "rsvp.declined",
  restored: "rsvp.restored",
};

async function writePlan(tx: Tx, plan: SeatPlan, now: Date): Promise<void> {
  const { pool, links } = plan;
  if (plan.changed.length + links.length + plan.ledger.length === 0) return;
  if (links.length > 0) await writeLinks(tx, pool.id, links, now);
  const rows = plan.changed.map((row) => ({ ...row, poolId: pool.id }));
  const lines = plan.ledger.map((line) => ({ ...line, poolId: pool.id, at: now }));
  await tx.$executeRaw`
    with counters as (
      update "SeatPool" set capacity = ${pool.capacity}::int, "confirmedSeats" = ${pool.confirmedSeats}::int,
        "offeredSeats" = ${pool.offeredSeats}::int, "waitlistedSeats" = ${pool.waitlistedSeats}::int,
        "waitlistLength" = ${pool.waitlistLength}::int, "nextQueueNumber" = ${pool.nextQueueNumber}::int, "headQueueNumber" = ${pool.headQueueNumber}::int,
        version = ${pool.version}::int, state = ${pool.state}::"PoolState", "guestsMax" = ${pool.guestsMax}::int,
        "waitlistEnabled" = ${pool.waitlistEnabled}::boolean, "waitlistMode" = ${pool.waitlistMode}::"WaitlistMode",
        "partyRule" = ${pool.partyRule}::"PartyRule", "passOversMax" = ${pool.passOversMax}::int,
        "offerMinutes" = ${pool.offerMinutes}::int, "cutoffMinutes" = ${pool.cutoffMinutes}::int,
        "approvalRequired" = ${pool.approvalRequired}::boolean, "opensAt" = ${pool.opensAt}::timestamptz,
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
    insert into "Rsvp" (id, "poolId", "userId", status, guests, seats, "queueNumber", priority, "passedOver",
      "specialRequirements", answers, source, "rsvpAt", "statusAt", "offerExpiresAt", "barredAt", "claimLinkId", version)
    select n.id, n."poolId", n."userId", n.status::"RsvpStatus", n.guests, n.seats, n."queueNumber", n.priority,
      n."passedOver", n."specialRequirements", n.answers, n.source, n."rsvpAt", n."statusAt", n."offerExpiresAt",
      n."barredAt", n."claimLinkId", n.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, "poolId" uuid, "userId" uuid, status text,
      guests int, seats int, "queueNumber" int, priority int, "passedOver" int, "specialRequirements" text,
      answers jsonb, source text, "rsvpAt" timestamptz, "statusAt" timestamptz, "offerExpiresAt" timestamptz,
      "barredAt" timestamptz, "claimLinkId" uuid, version int)
    on conflict (id) do update set status = excluded.status, guests = excluded.guests, seats = excluded.seats,
      "queueNumber" = excluded."queueNumber", priority = excluded.priority, "passedOver" = excluded."passedOver",
      "specialRequirements" = excluded."specialRequirements", answers = excluded.answers, source = excluded.source,
      "statusAt" = excluded."statusAt", "offerExpiresAt" = excluded."offerExpiresAt",
      "barredAt" = excluded."barredAt", "claimLinkId" = excluded."claimLinkId", version = excluded.version`;
  await appendEvents(tx, eventsOf(plan));
}

/** Only of those who were put out: check-in counts all others, and may be counting now. */
async function forgetArrivals(tx: Tx, before: RsvpFacts[], plan: SeatPlan): Promise<void> {
  const arrived = new Set(before.filter((row) => row.checkedInSeats > 0).map((row) => row.id));
  const ids = plan.changed
    .filter((row) => row.checkedInSeats === 0 && arrived.has(row.id))
    .map(({ id }) => id);
  if (ids.length === 0) return;
  await tx.rsvp.updateMany({ where: { id: { in: ids } }, data: { checkedInSeats: 0, checkedInAt: null } });
}

async function writeLinks(tx: Tx, poolId: string, links: ClaimLinkFacts[], now: Date): Promise<void> {
  for (const { id, unclaimedSeats, expiresAt, closedAt, ...link } of links) {
    const state = { unclaimedSeats, expiresAt, closedAt };
    await tx.claimLink.upsert({
      where: { id },
      create: { id, poolId, createdAt: now, ...link, ...state },
      update: state,
    });
  }
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
    .filter(
      (row) => row.queueNumber !== null && row.queueNumber >= before.nextQueueNumber && row.priority === 0,
    )
    .sort((a, b) => (a.queueNumber ?? 0) - (b.queueNumber ?? 0));
  const aheadOfJoined = plan.pool.waitlistLength - joined.length;
  const positions = new Map(joined.map((row, index) => [row.id, aheadOfJoined + index + 1]));
  const others = rows
    .filter((row) => row.status === "waitlisted" && !positions.has(row.id))
    .map((row) => row.id);
  return new Map([...positions, ...(await readPositions(tx, others))]);
}
