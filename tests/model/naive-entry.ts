import type { PoolTerms } from "../../server/seats/facts";
import type { PartyRequest, SeatRequest } from "../../server/seats/request";
import {
  blankRow,
  capacityOf,
  enter,
  isLive,
  move,
  type NaivePool,
  type NaiveRow,
  takeAsNewcomer,
} from "./naive-pool";

export type Asked<Kind extends SeatRequest["kind"]> = Extract<SeatRequest, { kind: Kind }>;

export function closedToAll({ state, endsAt }: PoolTerms, now: Date): string | null {
  if (state === "draft") return "rsvp.not-published";
  if (state === "cancelled") return "seats.cancelled";
  return now >= endsAt ? "rsvp.ended" : null;
}

export function closed(terms: PoolTerms, now: Date): string | null {
  const always = closedToAll(terms, now);
  if (always) return always;
  if (terms.opensAt && now < terms.opensAt) return "rsvp.not-open-yet";
  return terms.closesAt && now >= terms.closesAt ? "rsvp.closed" : null;
}

export const banned = (pool: NaivePool, { userId }: { userId: string }) =>
  pool.banned.has(userId) ? "account.banned" : null;

export function tooLarge(pool: NaivePool, guests: number): string | null {
  if (guests > pool.terms.guestsMax) return "rsvp.too-many-guests";
  return 1 + guests > capacityOf(pool) ? "rsvp.party-too-large" : null;
}

/** Why a person who asks for themselves may not hold a seat. */
export function unwelcome(pool: NaivePool, userId: string, row: NaiveRow | undefined): string | null {
  if (pool.banned.has(userId)) return "account.banned";
  if (row?.barred) return "rsvp.barred";
  return row?.status === "declined" ? "rsvp.declined" : null;
}

/** Admits a person with the party that they now request; a refusal leaves the row unchanged. */
export function come(pool: NaivePool, request: PartyRequest, seat: (row: NaiveRow) => string): string {
  const old = pool.rows.find((each) => each.userId === request.userId);
  const row = old ?? blankRow(request);
  const guests = row.guests;
  row.guests = request.guests;
  const answer = seat(row);
  if (answer !== "changed") row.guests = guests;
  else if (!old) pool.rows.push(row);
  return answer;
}

/** The person has answered for themselves. */
export function answered(row: NaiveRow): string {
  row.asked = false;
  row.left = false;
  return "changed";
}

/** A person who was registered by others accepts: the held seats, or the place in the queue. */
export function agree(row: NaiveRow, now: Date): string {
  answered(row);
  if (row.status === "offered") move(row, "confirmed", now);
  else row.version++;
  return "changed";
}

function agreeWith(pool: NaivePool, row: NaiveRow, guests: number, now: Date): string {
  const why = closedToAll(pool.terms, now) ?? unwelcome(pool, row.userId, row);
  const size = why ?? resize(pool, row, guests, now);
  return size ?? agree(row, now);
}

/**
 * Another party size in the same place.
 * @returns why not, or null
 */
export function resize(pool: NaivePool, row: NaiveRow, guests: number, now: Date): string | null {
  const why = guests > row.guests ? closed(pool.terms, now) : closedToAll(pool.terms, now);
  if (why) return why;
  if (1 + guests < row.arrived.length) return "rsvp.already-arrived";
  if (guests > row.guests) {
    const large = tooLarge(pool, guests);
    if (large) return large;
    const holdsSeats = row.status === "confirmed" || row.status === "offered";
    if (holdsSeats && !takeAsNewcomer(pool, guests - row.guests)) return "seats.not-enough";
  }
  row.guests = guests;
  if (row.arrived.some((member) => member > guests)) row.arrived = row.arrived.map((_, member) => member);
  return null;
}

export function join(pool: NaivePool, request: Asked<"join">, now: Date): string {
  const old = pool.rows.find((each) => each.userId === request.userId);
  if (old && isLive(old)) return old.asked ? agreeWith(pool, old, request.guests, now) : "unchanged";
  const why =
    closed(pool.terms, now) ?? unwelcome(pool, request.userId, old) ?? tooLarge(pool, request.guests);
  if (why) return why;
  return come(pool, request, (row) => {
    const before = row.asked;
    row.asked = false;
    if (pool.terms.approvalRequired) {
      move(row, "pending", now);
      return answered(row);
    }
    const end = enter(pool, row, now);
    if (end === "changed") return answered(row);
    row.asked = before;
    return end;
  });
}
