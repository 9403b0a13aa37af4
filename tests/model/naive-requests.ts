import type { SeatRequest } from "../../server/seats/request";
import { type Asked, agree, banned, closedToAll, join, resize } from "./naive-entry";
import { claim, closeClaim, openClaim, register } from "./naive-groups";
import {
  capacityOf,
  enter,
  expire,
  isLive,
  move,
  type NaivePool,
  type NaiveRow,
  offerEndOf,
  partyOf,
  seatOrAsk,
  seatsFree,
  serveDoor,
  serveLine,
} from "./naive-pool";
import { changeTerms } from "./naive-terms";

/**
 * Applies one request to the naive pool.
 * @returns "changed", "unchanged", or the reason or code of the refusal; for a group, the result of each member
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
    case "serve-door":
      return serveDoor(pool, now) ? "changed" : "unchanged";
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
    case "close-claim":
      return closeClaim(pool, request, now);
  }
  const row = pool.rows.find((each) =>
    "rsvpId" in request ? each.id === request.rsvpId : each.userId === request.userId,
  );
  return row ? decideRow(pool, row, request, now) : "not-found";
}

type RowRequest = Exclude<
  SeatRequest,
  { kind: "sweep" | "serve-door" | "join" | "register" | "terms" | "open-claim" | "claim" | "close-claim" }
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
    case "seat":
    case "approve":
    case "restore":
      return letIn(pool, row, request.kind, now);
    case "withdraw":
      if (!isLive(row)) return "unchanged";
      if (now >= pool.terms.endsAt) return "rsvp.ended";
      if (row.arrived.length > 0 && request.actorId) return "rsvp.already-arrived";
      row.left = true;
      return moved(row, "cancelled", now);
    case "remove":
      return isLive(row)
        ? moved(row, "cancelled", now)
        : status === "cancelled"
          ? "unchanged"
          : "rsvp.not-live";
    case "decline":
      return isLive(row)
        ? moved(row, "declined", now)
        : status === "declined"
          ? "unchanged"
          : "rsvp.not-live";
    case "bar":
      if (row.barred) return "unchanged";
      row.barred = true;
      if (status !== "declined") return moved(row, "declined", now);
      row.version++;
      return "changed";
    case "unbar":
      if (!row.barred) return "unchanged";
      row.barred = false;
      row.version++;
      return "changed";
    case "wait-at-door": {
      if (status !== "waitlisted") return "rsvp.not-waiting";
      const why = closedToAll(pool.terms, now);
      if (why) return why;
      const isNew = row.onSiteAt === null;
      row.onSiteAt ??= now;
      serveDoor(pool, now);
      // What becomes of others at the door is no change of this RSVP.
      return isNew || row.status !== "waitlisted" ? "changed" : "unchanged";
    }
    case "check-in":
    case "undo-check-in":
      return arrive(pool, row, request, now);
    case "prioritize":
      if (request.priority < 0 || request.priority > 100) return "invalid";
      if (status !== "waitlisted") return "rsvp.not-waiting";
      if (row.priority === request.priority) return "unchanged";
      row.priority = request.priority;
      return "changed";
  }
}

/** Members of the party check in, or the check-in is undone. */
function arrive(
  pool: NaivePool,
  row: NaiveRow,
  { kind, members }: Asked<"check-in" | "undo-check-in">,
  now: Date,
): string {
  const before = row.arrived.length;
  if (kind === "undo-check-in") {
    row.arrived = members ? row.arrived.filter((member) => !members.includes(member)) : [];
    return row.arrived.length === before ? "unchanged" : "changed";
  }
  if (row.status !== "confirmed") return "check-in.no-seat";
  const why = pool.terms.state === "open" ? null : closedToAll(pool.terms, now);
  if (why) return why;
  const everybody = Array.from({ length: partyOf(row) }, (_, member) => member);
  if (members?.some((member) => !everybody.includes(member))) return "check-in.member";
  row.arrived = everybody.filter(
    (member) => row.arrived.includes(member) || (members ?? everybody).includes(member),
  );
  return row.arrived.length === before ? "unchanged" : "changed";
}

function moved(row: NaiveRow, status: "cancelled" | "declined", now: Date): string {
  move(row, status, now);
  return "changed";
}

function edit(pool: NaivePool, row: NaiveRow, request: Asked<"edit">, now: Date): string {
  if (!isLive(row)) return "not-found";
  const guests = request.guests ?? row.guests;
  if (guests === row.guests) return "unchanged";
  if (request.expectedVersion !== row.version) return "rsvp.changed-meanwhile";
  const why = resize(pool, row, guests, now);
  if (why) return why;
  row.version++;
  return "changed";
}

function answerOffer(pool: NaivePool, row: NaiveRow, request: Asked<"accept" | "refuse">, now: Date): string {
  const { status, statusAt } = row;
  if (request.kind === "accept") {
    if (status === "confirmed") return "unchanged";
    if (status === "cancelled" && row.offerEnd) return "offer.expired";
  } else if (status === "cancelled") return "unchanged";
  if (status !== "offered" && !(status === "waitlisted" && row.asked)) return "offer.not-open";
  if (request.offeredAt && request.offeredAt.getTime() !== statusAt.getTime()) return "offer.not-open";
  if (request.kind === "refuse") {
    row.left = true;
    return moved(row, "cancelled", now);
  }
  const why = closedToAll(pool.terms, now) ?? banned(pool, row);
  if (why) return why;
  if (row.asked) return agree(row, now);
  move(row, "confirmed", now);
  return "changed";
}

/** The host admits a person; deadline, opening time and cut-off do not bind. */
function letIn(
  pool: NaivePool,
  row: NaiveRow,
  kind: "promote" | "seat" | "approve" | "restore",
  now: Date,
): string {
  if (row.status === "confirmed") return "unchanged";
  const why = closedToAll(pool.terms, now) ?? banned(pool, row) ?? (row.barred ? "rsvp.barred" : null);
  if (why) return why;
  const isQueued = row.status === "waitlisted" || row.status === "offered";
  if (kind === "promote" && row.status === "offered") return "unchanged";
  if (kind === "promote" || kind === "seat") {
    return isQueued ? promote(pool, row, kind, now) : "rsvp.not-waiting";
  }
  if (isQueued) return "unchanged";
  const from = kind === "approve" ? "pending" : "declined";
  if (row.status !== from) return `rsvp.not-${from}`;
  if (partyOf(row) > capacityOf(pool)) return "capacity.below-party";
  return row.left ? "rsvp.left" : enter(pool, row, now);
}

function promote(pool: NaivePool, row: NaiveRow, kind: "promote" | "seat", now: Date): string {
  if (row.status === "offered" && row.asked) return "rsvp.not-answered";
  if (row.status === "waitlisted" && partyOf(row) > seatsFree(pool)) return "seats.not-enough";
  if (row.asked) {
    seatOrAsk(pool, row, now);
    return "changed";
  }
  const end = offerEndOf(pool, now);
  const offers = pool.terms.waitlistMode === "offer" && kind === "promote" && end > now;
  move(row, offers ? "offered" : "confirmed", now, offers ? end : null);
  return "changed";
}
