import type { ClaimLinkFacts, PoolTerms, RsvpStatus } from "../../server/seats/facts";

/*
 * A second implementation of the rules of seats and queue, from the product's description alone: arrays, loops, no
 * counters. The engine's decisions are compared with it, so it shares no code with the engine and must stay simple.
 */
export type NaiveRow = {
  id: string;
  userId: string;
  status: RsvpStatus;
  guests: number;
  place: number;
  priority: number;
  passedOver: number;
  statusAt: Date;
  offerEnd: Date | null;
  barred: boolean;
  /** Others registered them, and they have not accepted themselves. */
  asked: boolean;
  /** They declined themselves, or let an offer expire. */
  left: boolean;
  /** The members of the party who have arrived, by number. */
  arrived: number[];
  /** Since when they wait at the door. */
  onSiteAt: Date | null;
  version: number;
};
type NaiveLink = Pick<ClaimLinkFacts, "id" | "unclaimedSeats" | "expiresAt" | "closedAt">;
export type NaivePool = {
  terms: PoolTerms;
  rows: NaiveRow[];
  links: NaiveLink[];
  banned: Set<string>;
  /** The rows of people who have a seat elsewhere at the same time; set by the world of several pools. */
  busy: Set<string>;
  nextPlace: number;
  headPlace: number;
};

export const partyOf = (row: NaiveRow) => 1 + row.guests;
export const isLive = (row: NaiveRow) => row.status !== "cancelled" && row.status !== "declined";
const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);

export function emptyPool(terms: PoolTerms): NaivePool {
  return { terms, rows: [], links: [], banned: new Set(), busy: new Set(), nextPlace: 1, headPlace: 0 };
}

/** The row of a person who never answered; it counts for nothing until its first move. */
export function blankRow({ rsvpId, userId }: { rsvpId: string; userId: string }): NaiveRow {
  const nothing = { place: 0, priority: 0, passedOver: 0, offerEnd: null, barred: false, version: 0 };
  const unspoken = { asked: false, left: false, arrived: [], onSiteAt: null };
  return {
    ...nothing,
    ...unspoken,
    id: rsvpId,
    userId,
    status: "cancelled",
    guests: 0,
    statusAt: new Date(0),
  };
}

export function seatsTaken({ rows, links }: NaivePool): number {
  const held = rows.filter((row) => row.status === "confirmed" || row.status === "offered");
  return sum(held.map(partyOf)) + sum(links.map((link) => link.unclaimedSeats));
}

export const capacityOf = (pool: NaivePool) => pool.terms.capacity ?? Number.POSITIVE_INFINITY;
export const seatsFree = (pool: NaivePool) => capacityOf(pool) - seatsTaken(pool);

export function lineOf(pool: NaivePool): NaiveRow[] {
  const waiting = pool.rows.filter((row) => row.status === "waitlisted");
  return waiting.sort((a, b) => b.priority - a.priority || a.place - b.place);
}

function eligibleOf(pool: NaivePool): NaiveRow[] {
  return lineOf(pool).filter(
    (row) => !pool.banned.has(row.userId) && partyOf(row) <= capacityOf(pool) && !pool.busy.has(row.id),
  );
}

/**
 * From `doorMinutes` after the start, people at the door get the seats of parties that have not arrived: in the order
 * in which they came to the door, from the newest absent parties.
 */
export function serveDoor(pool: NaivePool, now: Date): boolean {
  const { doorMinutes, startsAt, endsAt, state } = pool.terms;
  if (doorMinutes === null || state !== "open" || now >= endsAt) return false;
  if (now.getTime() < startsAt.getTime() + doorMinutes * 60_000) return false;
  const waiting = pool.rows.filter(
    (row) => row.onSiteAt && !pool.banned.has(row.userId) && !pool.busy.has(row.id),
  );
  let isServed = false;
  for (const row of waiting.sort(
    (a, b) => +(a.onSiteAt ?? 0) - +(b.onSiteAt ?? 0) || (a.id < b.id ? -1 : 1),
  )) {
    const absent = pool.rows
      .filter((each) => each.status === "confirmed" && each.arrived.length === 0 && each.statusAt < now)
      .sort((a, b) => +b.statusAt - +a.statusAt || (a.id < b.id ? 1 : -1));
    const leaving: NaiveRow[] = [];
    const isEnough = () => seatsFree(pool) + sum(leaving.map(partyOf)) >= partyOf(row);
    while (!isEnough() && absent.length > 0) leaving.push(...absent.splice(0, 1));
    if (!isEnough()) continue;
    for (const each of leaving) move(each, "cancelled", now);
    move(row, "confirmed", now);
    isServed = true;
  }
  return isServed;
}

/** Whether a waiting party that does not fit keeps everyone else from the free seats. */
export function blocks({ terms }: NaivePool, row: NaiveRow): boolean {
  return terms.partyRule === "strict" || row.passedOver >= terms.passOversMax;
}

/** A newcomer gets free seats only if no waitlisted party could use them; passed-over parties are counted. */
export function takeAsNewcomer(pool: NaivePool, seats: number): boolean {
  const free = seatsFree(pool);
  const line = eligibleOf(pool);
  if (seats > free || line.some((row) => partyOf(row) <= free || blocks(pool, row))) return false;
  for (const row of line) row.passedOver++;
  return true;
}

export function move(row: NaiveRow, status: RsvpStatus, now: Date, offerEnd: Date | null = null): void {
  Object.assign(row, { status, statusAt: now, offerEnd, version: row.version + 1 });
  if (status === "cancelled" || status === "declined") row.arrived = [];
  if (status !== "waitlisted") row.onSiteAt = null;
}

/**
 * Gives a seat where a newcomer may have one, otherwise the end of the queue.
 * @returns "changed", or why not
 */
export function enter(pool: NaivePool, row: NaiveRow, now: Date): string {
  if (takeAsNewcomer(pool, partyOf(row))) seatOrAsk(pool, row, now);
  else if (!pool.terms.waitlistEnabled) return "rsvp.full";
  else {
    move(row, "waitlisted", now);
    Object.assign(row, { place: pool.nextPlace++, priority: 0, passedOver: 0 });
  }
  return "changed";
}

/** Seats the row, or asks first where others registered the person. */
export function seatOrAsk(pool: NaivePool, row: NaiveRow, now: Date): void {
  if (row.asked) move(row, "offered", now, askEndOf(pool, now));
  else move(row, "confirmed", now);
}

/** A host may ask after the deadline and after the start, which then do not count. */
export function askEndOf({ terms }: NaivePool, now: Date): Date {
  let end = new Date(now.getTime() + terms.offerMinutes * 60_000);
  for (const bound of [terms.closesAt, terms.startsAt, terms.endsAt]) {
    if (bound && bound > now && bound < end) end = bound;
  }
  return end;
}

export function offerEndOf({ terms }: NaivePool, now: Date): Date {
  const ends = [now.getTime() + terms.offerMinutes * 60_000, terms.startsAt.getTime()];
  if (terms.closesAt) ends.push(terms.closesAt.getTime());
  return new Date(Math.min(...ends));
}

/** Gives free seats to the queue, first come, first served, by the party rule. */
export function serveLine(pool: NaivePool, now: Date): void {
  const { terms } = pool;
  const offerEnd = terms.waitlistMode === "offer" ? offerEndOf(pool, now) : null;
  const cutoff = new Date(terms.startsAt.getTime() - terms.cutoffMinutes * 60_000);
  if (terms.state !== "open" || now >= cutoff || (offerEnd && offerEnd <= now)) return;
  let passed: NaiveRow[] = [];
  for (const row of eligibleOf(pool)) {
    if (partyOf(row) > seatsFree(pool)) {
      if (blocks(pool, row)) return;
      passed.push(row);
      continue;
    }
    if (offerEnd && !row.asked) move(row, "offered", now, offerEnd);
    else seatOrAsk(pool, row, now);
    for (const other of passed) other.passedOver++;
    passed = [];
  }
}

/** Frees expired offers and links, even if no job has run. */
export function expire(pool: NaivePool, now: Date): void {
  // A cancelled event may be restored.
  if (pool.terms.state === "cancelled") return;
  for (const row of pool.rows) {
    if (row.status === "offered" && row.offerEnd && row.offerEnd <= now) {
      move(row, "cancelled", now, row.offerEnd);
      row.left = true;
    }
  }
  for (const link of pool.links) {
    if (!link.closedAt && link.expiresAt <= now) Object.assign(link, { unclaimedSeats: 0, closedAt: now });
  }
}
