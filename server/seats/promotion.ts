import type { PoolFacts, QueueView, RsvpFacts } from "./facts";
import type { LedgerLine } from "./ledger";

const MINUTE_MS = 60_000;

/** Thrown when a decision needs more of the queue than was read. The caller reads more and decides again. */
export class QueueViewTooShort extends Error {
  constructor(readonly poolId: string) {
    super(`the view of the queue of ${poolId} is too short`);
  }
}

/** The seats that are neither taken nor held. Infinity where capacity is unlimited. */
export function freeSeats(pool: Pick<PoolFacts, "capacity" | "confirmedSeats" | "offeredSeats">): number {
  if (pool.capacity === null) return Number.POSITIVE_INFINITY;
  return pool.capacity - pool.confirmedSeats - pool.offeredSeats;
}

/** A party larger than the whole pool can never be seated: promotion skips it, and the queue keeps moving. */
export function canEverFit(pool: Pick<PoolFacts, "capacity">, seats: number): boolean {
  return pool.capacity === null || seats <= pool.capacity;
}

type OfferTerms = Pick<PoolFacts, "offerMinutes" | "closesAt" | "startsAt">;

/** When an offer made now would end: after its window, and never after the deadline or the start. */
export function offerEndsAt({ offerMinutes, closesAt, startsAt }: OfferTerms, now: Date): Date {
  const ends = [now.getTime() + offerMinutes * MINUTE_MS, startsAt.getTime()];
  return new Date(Math.min(...ends, ...(closesAt ? [closesAt.getTime()] : [])));
}

type AskTerms = Pick<PoolFacts, "offerMinutes" | "closesAt" | "startsAt" | "endsAt">;

/** By when a person whom a host registers now has to answer. Deadlines that have passed do not bind a host. */
export function askEndsAt(terms: AskTerms, now: Date): Date {
  const end = now.getTime() + terms.offerMinutes * MINUTE_MS;
  return new Date(Math.min(end, latestAnswerAt(terms, now).getTime()));
}

/** The next of deadline, start and end: the latest time by which a host's registration can be answered. */
export function latestAnswerAt(
  { closesAt, startsAt, endsAt }: Omit<AskTerms, "offerMinutes">,
  now: Date,
): Date {
  const bounds = [closesAt, startsAt, endsAt].flatMap((bound) =>
    bound && bound > now ? bound.getTime() : [],
  );
  return new Date(bounds.length > 0 ? Math.min(...bounds) : endsAt.getTime());
}

/** Whether a seat can still be offered. */
export function isOfferPossible(terms: OfferTerms, now: Date): boolean {
  return offerEndsAt(terms, now) > now;
}

/**
 * False from the cut-off on, when only the host still promotes; in offer mode also where an offer can no longer be
 * made.
 */
export function isPromotionOpen(
  pool: OfferTerms & Pick<PoolFacts, "state" | "cutoffMinutes" | "waitlistMode">,
  now: Date,
): boolean {
  const cutoff = pool.startsAt.getTime() - pool.cutoffMinutes * MINUTE_MS;
  if (pool.state !== "open" || now.getTime() >= cutoff) return false;
  return pool.waitlistMode === "automatic" || isOfferPossible(pool, now);
}

/** Order of service: the higher priority first, then the lower queue number. Negative where `a` is first. */
export function compareInQueue(
  a: Pick<RsvpFacts, "priority" | "queueNumber">,
  b: Pick<RsvpFacts, "priority" | "queueNumber">,
): number {
  return b.priority - a.priority || (a.queueNumber ?? 0) - (b.queueNumber ?? 0);
}

type Walk = {
  pool: PoolFacts;
  queue: QueueView;
  barred: ReadonlySet<string>;
  /** Whether the person has a seat elsewhere at the same time, which they did not offer to give up. */
  isBusy: (waiter: RsvpFacts) => boolean;
};

/** Walks the queue in order and skips people who can't be seated, now or ever. */
function* eligibleWaiters({ pool, queue, barred, isBusy }: Walk): Generator<RsvpFacts> {
  for (const waiter of queue.waiters) {
    if (waiter.status !== "waitlisted") continue;
    if (barred.has(waiter.userId) || !canEverFit(pool, waiter.seats) || isBusy(waiter)) continue;
    yield waiter;
  }
  if (!queue.complete) throw new QueueViewTooShort(pool.id);
}

/** Whether the party rule lets a party behind this waiter go first when the waiter does not fit. */
function mayBePassed(pool: PoolFacts, waiter: RsvpFacts): boolean {
  return pool.partyRule === "skip" && waiter.passedOver < pool.passOversMax;
}

/**
 * Whether a newcomer (or an RSVP that wants more seats) may take `seats` now. They may take only seats that no
 * waitlisted party can use under the party rule.
 * @returns the waitlisted rows that count as passed over, or null where the newcomer has to wait
 */
export function passOversForNewcomer(walk: Walk, seats: number): RsvpFacts[] | null {
  const free = freeSeats(walk.pool);
  if (seats > free) return null;
  if (walk.pool.waitlistLength === 0) return [];
  const passed: RsvpFacts[] = [];
  for (const waiter of eligibleWaiters(walk)) {
    if (waiter.seats <= free || !mayBePassed(walk.pool, waiter)) return null;
    passed.push(waiter);
  }
  return passed;
}

/**
 * Which waitlisted rows get the free seats, in queue order: the one promotion rule of the project. It skips
 * ineligible rows and never stops while a row that may have a seat fits. A row counts as passed over once per call,
 * and only if a row behind it was promoted.
 */
export function chooseWaiters(walk: Walk): { promoted: RsvpFacts[]; passedOver: RsvpFacts[] } {
  const promoted: RsvpFacts[] = [];
  const notFitting: RsvpFacts[] = [];
  let passedOverCount = 0;
  let free = freeSeats(walk.pool);
  const mayAnyFit = () => walk.queue.smallestParty !== null && free >= walk.queue.smallestParty;
  if (walk.pool.waitlistLength === 0 || !mayAnyFit()) return { promoted, passedOver: [] };
  for (const waiter of eligibleWaiters(walk)) {
    if (waiter.seats <= free) {
      promoted.push(waiter);
      passedOverCount = notFitting.length;
      free -= waiter.seats;
      if (!mayAnyFit() || promoted.length === walk.pool.waitlistLength) break;
    } else if (mayBePassed(walk.pool, waiter)) {
      notFitting.push(waiter);
    } else {
      break;
    }
  }
  return { promoted, passedOver: notFitting.slice(0, passedOverCount) };
}

/** When the seats of guests who have not arrived may be given away at the door; null = never. */
export function doorOpensAt({
  startsAt,
  doorMinutes,
}: Pick<PoolFacts, "startsAt" | "doorMinutes">): Date | null {
  return doorMinutes === null ? null : new Date(startsAt.getTime() + doorMinutes * MINUTE_MS);
}

/** The ledger line of a pass-over, as the waitlisted person will read it. */
export function passOverLine(pool: PoolFacts, waiter: RsvpFacts, seatsThatCameFree: number): LedgerLine {
  return {
    rsvpId: waiter.id,
    actorId: null,
    action: "passed-over",
    fromStatus: "waitlisted",
    toStatus: "waitlisted",
    seats: waiter.seats,
    detail: { seatsFree: seatsThatCameFree, times: waiter.passedOver, timesMax: pool.passOversMax },
  };
}
