import type { Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import { lockPool } from "../../seats/lock";
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
  guestList: true,
  status: true,
  cancelledAt: true,
  version: true,
} as const;

export type LockedEvent = Awaited<ReturnType<typeof lockEvent>>;

/**
 * The lock of the pool guards its event too: every change of an event takes it first, as every RSVP does.
 * @throws not-found
 */
export async function lockEvent(tx: Tx, event: Pick<EventAccess, "id" | "poolId">) {
  const { pool } = await lockPool(tx, event.poolId);
  const row = await tx.event.findUnique({ where: { id: event.id }, select });
  if (!row) throw notFound("event");
  const { startsAt, endsAt, opensAt: rsvpOpensAt, closesAt: rsvpClosesAt } = pool;
  return { ...pool, ...row, startsAt, endsAt, rsvpOpensAt, rsvpClosesAt };
}
