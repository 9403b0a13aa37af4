import { whyOver } from "../availability";
import type { PoolDraft } from "../draft";
import { seatOrQueue } from "../entry";
import { expire } from "../expiry";
import type { PoolTerms, RsvpFacts } from "../facts";
import type { LedgerLine } from "../ledger";
import type { SeatOutcome } from "../outcome";
import { done, refused } from "../outcome";
import { askEndsAt, canEverFit, latestAnswerAt, offerEndsAt } from "../promotion";
import type { RequestOf } from "../request";

/** Changes the terms of a pool. A capacity below the seats taken needs consent to exactly the RSVPs that it moves. */
export function changeTerms(draft: PoolDraft, request: RequestOf<"terms">): SeatOutcome {
  const { pool } = draft;
  const next = { ...pool, ...request.terms };
  const taken = pool.confirmedSeats + pool.offeredSeats;
  const excess = next.capacity === null ? 0 : Math.max(0, taken - next.capacity);
  const displaced = whoMoves(draft, excess);
  if (!displaced || (excess > 0 && !request.moving)) {
    const moving = displaced?.map((row) => row.id) ?? [];
    return refused("capacity.below-taken", { field: "capacity", seatsTaken: taken, moving });
  }
  const ids = displaced.map((row) => row.id);
  if (request.moving && !sameSet(ids, request.moving)) {
    return refused("capacity.moves-changed", {
      field: "capacity",
      seatsTaken: taken,
      moving: ids,
    });
  }
  const before = { ...pool };
  const keys = Object.keys(request.terms) as (keyof PoolTerms)[];
  const changed = keys.filter((key) => pool[key]?.valueOf() !== next[key]?.valueOf());
  if (changed.length === 0) return done(false);
  const detail: LedgerLine["detail"] = { changed: changed.join(",") };
  if (changed.includes("capacity"))
    Object.assign(detail, { capacityBefore: pool.capacity, capacity: next.capacity });
  Object.assign(pool, request.terms);
  draft.record({ actorId: request.actorId, action: "terms-changed", detail });
  for (const row of displaced) draft.displace(row, request.actorId);
  if (before.state === "cancelled" && pool.state === "open") renewOffers(draft, request.actorId);
  capOffers(draft, request.actorId);
  if (before.approvalRequired && !pool.approvalRequired) answerRequests(draft, request.actorId);
  return done(true);
}

/** When a cancelled event is restored, every open offer gets its full answer window again. */
function renewOffers(draft: PoolDraft, actorId: string | null): void {
  for (const row of draft.rowsIn("offered")) {
    const offerExpiresAt = (row.askedAt ? askEndsAt : offerEndsAt)(draft.pool, draft.now);
    row.offerExpiresAt = offerExpiresAt;
    draft.touch(row);
    const detail = { offerExpiresAt: offerExpiresAt.toISOString() };
    draft.note(row, "offer-renewed", "offered", actorId, detail);
  }
}

/**
 * When approval is no longer needed, open requests are admitted before any newcomer, in the order of the requests
 * and behind the existing queue. A party that does not fit joins the end of the queue. Where there is no waitlist,
 * or the party is larger than the event, the request stays open for the host.
 */
function answerRequests(draft: PoolDraft, actorId: string | null): void {
  draft.promoteWaiters();
  if (whyOver(draft.pool, draft.now)) return;
  const asking = draft
    .rowsIn("pending")
    .filter((row) => !draft.barred.has(row.userId) && canEverFit(draft.pool, row.seats))
    .sort((a, b) => a.statusAt.getTime() - b.statusAt.getTime() || (a.id < b.id ? -1 : 1));
  for (const row of asking) {
    seatOrQueue(draft, row, { ...row, actorId }, { seated: "confirmed", waitlisted: "waitlisted" });
  }
}

/**
 * The rows that have to leave their seats to free `excess` seats: the newest first. Then, oldest first, each of
 * them that fits back into any surplus stays. Newest first; null where all of them together are not enough.
 */
function whoMoves(draft: PoolDraft, excess: number): RsvpFacts[] | null {
  if (excess === 0) return [];
  const seated = draft
    .rowsIn("confirmed", "offered")
    .filter((row) => row.checkedInSeats === 0)
    .sort((a, b) => b.statusAt.getTime() - a.statusAt.getTime() || (a.id < b.id ? 1 : -1));
  const moving: RsvpFacts[] = [];
  let surplus = -excess;
  for (const row of seated) {
    if (surplus >= 0) break;
    moving.push(row);
    surplus += row.seats;
  }
  if (surplus < 0) return null;
  const staying = new Set<RsvpFacts>();
  for (const row of moving.toReversed()) {
    if (row.seats > surplus) continue;
    staying.add(row);
    surplus -= row.seats;
  }
  return moving.filter((row) => !staying.has(row));
}

function sameSet(a: string[], b: string[]): boolean {
  const asked = new Set(b);
  return asked.size === a.length && a.every((id) => asked.has(id));
}

/** No offer outlasts a deadline or start that was moved ahead of it; the person is notified of the new end. */
function capOffers(draft: PoolDraft, actorId: string | null): void {
  const { startsAt, closesAt } = draft.pool;
  const cap = closesAt && closesAt < startsAt ? closesAt : startsAt;
  for (const row of draft.rowsIn("offered")) {
    const end = row.askedAt ? latestAnswerAt(draft.pool, draft.now) : cap;
    if (!row.offerExpiresAt || row.offerExpiresAt <= end) continue;
    row.offerExpiresAt = end;
    draft.touch(row);
    if (end > draft.now) {
      draft.note(row, "offer-shortened", "offered", actorId, { offerExpiresAt: end.toISOString() });
    }
  }
  for (const link of draft.openLinks()) {
    if (link.expiresAt > startsAt) draft.shorten(link, startsAt);
  }
  expire(draft);
}
