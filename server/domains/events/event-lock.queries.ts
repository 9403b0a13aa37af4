import type { Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import { lastOf, lockPoolsOfEvent } from "../../seats/lock";
import type { EventAccess } from "./access/queries";

const select = {
  slug: true,
  title: true,
  description: true,
  coverUrl: true,
  place: true,
  onlineUrl: true,
  placeHidden: true,
  timeZone: true,
  allDay: true,
  visibility: true,
  hostId: true,
  groupId: true,
  membersFirstUntil: true,
  announces: true,
  guestList: true,
  status: true,
  cancelledAt: true,
  version: true,
  overlapsAllowed: true,
  checkInOpensMinutes: true,
} as const;

export type LockedEvent = Awaited<ReturnType<typeof lockEvent>>;

/**
 * Locks all pools of the event, which also guards the event itself: every change of an event takes these locks
 * first. All of them, because the change may reach the seats of the event's sessions.
 * @param now null = the database's clock, read under the locks: a change is never dated before an RSVP that it
 * waited for
 * @returns the event, and as `at` the time by which the change decides
 * @throws DomainError not-found
 */
export async function lockEvent(tx: Tx, event: Pick<EventAccess, "id" | "poolId">, now: Date | null) {
  const pools = await lockPoolsOfEvent(tx, event.id);
  const own = pools.find(({ pool }) => pool.id === event.poolId);
  if (!own) throw notFound("event");
  const { pool } = own;
  const row = await tx.event.findUnique({ where: { id: event.id }, select });
  if (!row) throw notFound("event");
  const { startsAt, endsAt, opensAt: rsvpOpensAt, closesAt: rsvpClosesAt } = pool;
  const at = now ?? lastOf(pools);
  return { ...pool, ...row, startsAt, endsAt, rsvpOpensAt, rsvpClosesAt, at };
}
