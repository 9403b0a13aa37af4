import type { PartyWish, PoolTerms, SeatRequest } from "../../server/domains/rsvps/seats/schema";
import {
  blankRow,
  capacityOf,
  enter,
  expire,
  isLive,
  move,
  type NaivePool,
  type NaiveRow,
  offerEndOf,
  partyOf,
  seatsFree,
  seatsTaken,
  serveLine,
  takeAsNewcomer,
} from "./naive-pool";

type Asked<Kind extends SeatRequest["kind"]> = Extract<SeatRequest, { kind: Kind }>;

/**
 * One request against the naive pool, which it changes.
 * @returns "changed", "unchanged", or the reason or code of the refusal; of a group what became of each
 */
export function play(pool: NaivePool, request: SeatRequest, now: Date): string {
  expire(pool, now);
  serveLine(pool, now);
  const answer = decide(pool, request, now);
  serveLine(pool, now);
  return answer;
}

function decide(pool: NaivePool, request: SeatRequest, now: Date): string {
  switch (request.kind) {
    case "sweep":
      return "unchanged";
    case "join":
      return join(pool, request, now);
    case "register":
      return register(pool, request, now);
    case "terms":
      return changeTerms(pool, request, now);
    case "open-claim":
      return openClaim(pool, request, now);
    case "claim":
      return claim(pool, request, now);
    case "close-claim": {
      const link = pool.links.find((each) => each.id === request.linkId);
      if (!link) return "not-found";
      if (link.closedAt) return "unchanged";
      Object.assign(link, { unclaimedSeats: 0, closedAt: now });
      return "changed";
    }
  }
  const row = pool.rows.find((each) =>
    "rsvpId" in request ? each.id === request.rsvpId : each.userId === request.userId,
  );
  return row ? decideRow(pool, row, request, now) : "not-found";
}

type RowRequest = Exclude<
  SeatRequest,
  { kind: "sweep" | "join" | "register" | "terms" | "open-claim" | "claim" | "close-claim" }
>;

function decideRow(pool: NaivePool, row: NaiveRow, request: RowRequest, now: Date): string {
  const { status } = row;
  switch (request.kind) {
    case "edit":
      return edit(pool, row, request, now);
    case "accept":
    case "refuse":
      return answerOffer(pool, row, request, now);
    case "promote":
      return promote(pool, row, now);
    case "withdraw":
    case "remove":
      return isLive(row) ? moved(row, "cancelled", now) : status === "cancelled" ? "unchanged" : "rsvp.not-live";
    case "decline":
      return isLive(row) ? moved(row, "declined", now) : status === "declined" ? "unchanged" : "rsvp.not-live";
    case "bar":
      if (row.barred) return "unchanged";
      row.barred = true;
      return moved(row, "declined", now);
    case "unbar":
      if (!row.barred) return "unchanged";
      row.barred = false;
      return "changed";
    case "approve":
      if (["confirmed", "waitlisted", "offered"].includes(status)) return "unchanged";
      if (status !== "pending") return "rsvp.not-pending";
      return closedToAll(pool.terms, now) ?? unfit(pool, row, row.guests) ?? enter(pool, row, now);
    case "restore":
      if (isLive(row)) return "unchanged";
      if (status !== "declined") return "rsvp.not-declined";
      if (row.barred) return "rsvp.barred";
      return closedToAll(pool.terms, now) ?? unfit(pool, row, row.guests) ?? enter(pool, row, now);
    case "prioritize":
      if (request.priority < 0 || request.priority > 100) return "invalid";
      if (status !== "waitlisted") return "rsvp.not-waiting";
      if (row.priority === request.priority) return "unchanged";
      row.priority = request.priority;
      return "changed";
  }
}

function moved(row: NaiveRow, status: "cancelled" | "declined", now: Date): string {
  move(row, status, now);
  return "changed";
}

function closedToAll({ state, endsAt }: PoolTerms, now: Date): string | null {
  if (state === "draft") return "rsvp.not-published";
  if (state === "cancelled") return "rsvp.event-cancelled";
  return now >= endsAt ? "rsvp.ended" : null;
}

function closed(terms: PoolTerms, now: Date): string | null {
  const always = closedToAll(terms, now);
  if (always) return always;
  if (terms.opensAt && now < terms.opensAt) return "rsvp.not-open-yet";
  return terms.closesAt && now >= terms.closesAt ? "rsvp.closed" : null;
}

function unfit(pool: NaivePool, person: { userId: string }, guests: number): string | null {
  if (pool.banned.has(person.userId)) return "account.banned";
  if (guests > pool.terms.guestsMax) return "rsvp.too-many-guests";
  return 1 + guests > capacityOf(pool) ? "rsvp.party-too-large" : null;
}

/** Lets somebody in with what they wish for now; a refusal leaves the row as it was. */
function come(pool: NaivePool, wish: PartyWish, seat: (row: NaiveRow) => string): string {
  const old = pool.rows.find((each) => each.userId === wish.userId);
  const row = old ?? blankRow(wish);
  const guests = row.guests;
  row.guests = wish.guests;
  const answer = seat(row);
  if (answer !== "changed") row.guests = guests;
  else if (!old) pool.rows.push(row);
  return answer;
}

function join(pool: NaivePool, wish: Asked<"join">, now: Date): string {
  const old = pool.rows.find((each) => each.userId === wish.userId);
  if (old && isLive(old)) return "unchanged";
  const why = closed(pool.terms, now);
  if (why) return why;
  if (pool.banned.has(wish.userId)) return "account.banned";
  if (old?.barred) return "rsvp.barred";
  if (old?.status === "declined") return "rsvp.declined";
  const large = unfit(pool, wish, wish.guests);
  if (large) return large;
  return come(pool, wish, (row) => {
    if (!pool.terms.approvalRequired) return enter(pool, row, now);
    move(row, "pending", now);
    return "changed";
  });
}

function edit(pool: NaivePool, row: NaiveRow, request: Asked<"edit">, now: Date): string {
  if (!isLive(row)) return "rsvp.not-live";
  const guests = request.guests ?? row.guests;
  if (guests === row.guests) return "unchanged";
  if (request.expectedVersion !== row.version) return "rsvp.changed-meanwhile";
  if (guests > row.guests) {
    const why = closed(pool.terms, now) ?? unfit(pool, row, guests);
    if (why) return why;
    const holdsSeats = row.status === "confirmed" || row.status === "offered";
    if (holdsSeats && !takeAsNewcomer(pool, guests - row.guests)) return "seats.not-enough";
  }
  row.guests = guests;
  row.version++;
  return "changed";
}

function answerOffer(pool: NaivePool, row: NaiveRow, request: Asked<"accept" | "refuse">, now: Date): string {
  const { status, statusAt } = row;
  if (request.kind === "accept") {
    if (status === "confirmed") return "unchanged";
    if (status === "cancelled" && row.offerEnd) return "offer.expired";
  } else if (status === "cancelled") return "unchanged";
  if (status !== "offered") return "offer.not-open";
  if (request.offeredAt && request.offeredAt.getTime() !== statusAt.getTime()) return "offer.not-open";
  if (request.kind === "refuse") return moved(row, "cancelled", now);
  const why = closedToAll(pool.terms, now);
  if (why) return why;
  move(row, "confirmed", now);
  return "changed";
}

function promote(pool: NaivePool, row: NaiveRow, now: Date): string {
  if (row.status === "confirmed") return "unchanged";
  if (row.status !== "waitlisted" && row.status !== "offered") return "rsvp.not-waiting";
  const why = closedToAll(pool.terms, now);
  if (why) return why;
  if (pool.banned.has(row.userId)) return "account.banned";
  if (row.status === "waitlisted" && partyOf(row) > seatsFree(pool)) return "seats.not-enough";
  const end = offerEndOf(pool, now);
  const offers = pool.terms.waitlistMode === "offer" && row.status === "waitlisted" && end > now;
  move(row, offers ? "offered" : "confirmed", now, offers ? end : null);
  return "changed";
}

function register(pool: NaivePool, { members, mode }: Asked<"register">, now: Date): string {
  const why = closedToAll(pool.terms, now);
  if (why) return why;
  const rowOf = (userId: string) => pool.rows.find((each) => each.userId === userId);
  const isIn = (userId: string) => {
    const row = rowOf(userId);
    return row !== undefined && isLive(row);
  };
  const refusal = (userId: string, guests: number) =>
    rowOf(userId)?.barred ? "rsvp.barred" : unfit(pool, { userId }, guests);
  const each = members.filter((member, index) => members.findIndex((m) => m.userId === member.userId) === index);
  const comers = each.filter((member) => !isIn(member.userId));
  if (mode === "allOrNothing") {
    if (comers.some((member) => refusal(member.userId, member.guests))) return "group.not-all-fit";
    const seats = comers.reduce((total, member) => total + 1 + member.guests, 0);
    if (seats > 0 && !takeAsNewcomer(pool, seats)) return "group.not-all-fit";
  }
  const results = members.map((member) => {
    if (isIn(member.userId)) return "unchanged";
    const refused = refusal(member.userId, member.guests);
    if (refused) return refused;
    const wish = { ...member, specialRequirements: null };
    const answer = come(pool, wish, (row) => {
      if (mode === "asManyAsFit") return enter(pool, row, now);
      move(row, "confirmed", now);
      return "changed";
    });
    return answer === "changed" ? (rowOf(member.userId)?.status ?? "") : answer;
  });
  const changed = results.some((result) => result === "confirmed" || result === "waitlisted");
  return `${changed ? "changed" : "unchanged"}: ${results.join(", ")}`;
}

function openClaim(pool: NaivePool, { link }: Asked<"open-claim">, now: Date): string {
  if (pool.links.some((each) => each.id === link.id)) return "unchanged";
  const why = closedToAll(pool.terms, now);
  if (why) return why;
  if (link.seats < 1 || link.seats > 100) return "invalid";
  if (link.expiresAt <= now || link.expiresAt > pool.terms.startsAt) return "invalid";
  if (!takeAsNewcomer(pool, link.seats)) return "seats.not-enough";
  pool.links.push({ id: link.id, unclaimedSeats: link.seats, expiresAt: link.expiresAt, closedAt: null });
  return "changed";
}

function claim(pool: NaivePool, request: Asked<"claim">, now: Date): string {
  const link = pool.links.find((each) => each.id === request.linkId);
  if (!link) return "not-found";
  const old = pool.rows.find((each) => each.userId === request.userId);
  if (old?.status === "confirmed") return "unchanged";
  const why = closedToAll(pool.terms, now);
  if (why) return why;
  if (pool.banned.has(request.userId)) return "account.banned";
  if (old?.barred) return "rsvp.barred";
  if (old?.status === "declined") return "rsvp.declined";
  if (request.guests > pool.terms.guestsMax) return "rsvp.too-many-guests";
  if (link.closedAt) return "claim.ended";
  if (1 + request.guests > link.unclaimedSeats) return "claim.not-enough";
  link.unclaimedSeats -= 1 + request.guests;
  return come(pool, request, (row) => {
    move(row, "confirmed", now);
    return "changed";
  });
}

/** Who loses their seat to a smaller capacity, oldest seat first. */
export function displacedBy(pool: NaivePool, capacity: number): NaiveRow[] {
  const held = pool.rows.filter((row) => row.status === "confirmed" || row.status === "offered");
  held.sort((a, b) => b.statusAt.getTime() - a.statusAt.getTime() || (a.id < b.id ? 1 : -1));
  let over = seatsTaken(pool) - capacity;
  const moving: NaiveRow[] = [];
  for (const row of held) {
    if (over <= 0) break;
    moving.unshift(row);
    over -= partyOf(row);
  }
  // What came free beyond the need goes back to whoever had their seat longest and fits.
  return moving.filter((row) => {
    if (partyOf(row) > -over) return true;
    over += partyOf(row);
    return false;
  });
}

function changeTerms(pool: NaivePool, { terms, moving }: Asked<"terms">, now: Date): string {
  const next = { ...pool.terms, ...terms };
  const capacity = next.capacity ?? Number.POSITIVE_INFINITY;
  const displaced = displacedBy(pool, capacity);
  const names = (ids: string[]) => [...ids].sort().join();
  const staying = seatsTaken(pool) - displaced.reduce((total, row) => total + partyOf(row), 0);
  if (staying > capacity || (displaced.length > 0 && !moving)) return "capacity.below-taken";
  if (moving && names(moving) !== names(displaced.map((row) => row.id))) return "capacity.moves-changed";
  const changed = JSON.stringify(next) !== JSON.stringify(pool.terms);
  pool.terms = next;
  for (const row of displaced.reverse()) {
    move(row, "waitlisted", now);
    Object.assign(row, { place: pool.headPlace--, priority: 1000, passedOver: 0 });
  }
  for (const row of pool.rows) {
    const ends = [row.offerEnd, next.startsAt, next.closesAt].flatMap((end) => (end ? [end.getTime()] : []));
    if (row.status === "offered") row.offerEnd = new Date(Math.min(...ends));
  }
  return changed ? "changed" : "unchanged";
}
