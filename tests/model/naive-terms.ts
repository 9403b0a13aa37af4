import { type Asked, closedToAll } from "./naive-entry";
import {
  askEndOf,
  capacityOf,
  enter,
  expire,
  move,
  type NaivePool,
  type NaiveRow,
  offerEndOf,
  partyOf,
  seatsTaken,
  serveLine,
} from "./naive-pool";

/** The next of deadline, start and end that is still to come. */
function latestAskOf({ terms }: NaivePool, now: Date): number {
  const bounds = [terms.closesAt, terms.startsAt, terms.endsAt].flatMap((bound) =>
    bound ? bound.getTime() : [],
  );
  const coming = bounds.filter((bound) => bound > now.getTime());
  return coming.length > 0 ? Math.min(...coming) : terms.endsAt.getTime();
}

/** The rows that lose their seats to a smaller capacity, oldest seat first. */
export function displacedBy(pool: NaivePool, capacity: number): NaiveRow[] {
  const held = pool.rows.filter(
    (row) => (row.status === "confirmed" || row.status === "offered") && row.arrived.length === 0,
  );
  held.sort((a, b) => b.statusAt.getTime() - a.statusAt.getTime() || (a.id < b.id ? 1 : -1));
  let over = seatsTaken(pool) - capacity;
  const moving: NaiveRow[] = [];
  for (const row of held) {
    if (over <= 0) break;
    moving.unshift(row);
    over -= partyOf(row);
  }
  // A surplus goes back to the fitting row that was seated first.
  return moving.filter((row) => {
    if (partyOf(row) > -over) return true;
    over += partyOf(row);
    return false;
  });
}

export function changeTerms(pool: NaivePool, { terms, moving }: Asked<"terms">, now: Date): string {
  const next = { ...pool.terms, ...terms };
  const capacity = next.capacity ?? Number.POSITIVE_INFINITY;
  const displaced = displacedBy(pool, capacity);
  const names = (ids: string[]) => [...new Set(ids)].sort().join();
  const staying = seatsTaken(pool) - displaced.reduce((total, row) => total + partyOf(row), 0);
  if (staying > capacity) return "capacity.below-taken: ";
  const ids = names(displaced.map((row) => row.id));
  if (displaced.length > 0 && !moving) return `capacity.below-taken: ${ids}`;
  if (moving && names(moving) !== ids) return `capacity.moves-changed: ${ids}`;
  const changed = JSON.stringify(next) !== JSON.stringify(pool.terms);
  const before = pool.terms;
  pool.terms = next;
  for (const row of displaced.reverse()) {
    move(row, "waitlisted", now);
    Object.assign(row, { place: pool.headPlace--, priority: 1000, passedOver: 0 });
  }
  const isRestored = before.state === "cancelled" && next.state === "open";
  if (isRestored)
    for (const row of pool.rows) {
      if (row.status === "offered") row.offerEnd = (row.asked ? askEndOf : offerEndOf)(pool, now);
    }
  for (const row of pool.rows) {
    const ends = [row.offerEnd, next.startsAt, next.closesAt].flatMap((end) => (end ? [end.getTime()] : []));
    if (row.status !== "offered") continue;
    const asked = Math.min(row.offerEnd?.getTime() ?? 0, latestAskOf(pool, now));
    row.offerEnd = new Date(row.asked ? asked : Math.min(...ends));
  }
  for (const link of pool.links) if (link.expiresAt > next.startsAt) link.expiresAt = next.startsAt;
  expire(pool, now);
  if (before.approvalRequired && !next.approvalRequired) answerRequests(pool, now);
  return changed ? "changed" : "unchanged";
}

/** Open requests are admitted or wait, as if each joined now, in the order of the requests. */
function answerRequests(pool: NaivePool, now: Date): void {
  serveLine(pool, now);
  if (closedToAll(pool.terms, now)) return;
  const asking = pool.rows.filter(
    (row) => row.status === "pending" && !pool.banned.has(row.userId) && partyOf(row) <= capacityOf(pool),
  );
  asking.sort((a, b) => a.statusAt.getTime() - b.statusAt.getTime() || (a.id < b.id ? -1 : 1));
  for (const row of asking) enter(pool, row, now);
}
