import type { Db } from "../../../db/client";
import { isConnectionLost } from "../../../db/postgres-error";
import { inTransaction, type Tx } from "../../../db/transaction";
import { log } from "../../../log";
import { appendEvents } from "../../../outbox/append";
import { deletePools } from "../../../seats/pools";
import { cancelEventIn } from "../commands";
import { lockEvent } from "../event-lock.queries";
import { type HostedEvent, listHosted, outcomeFor } from "./queries";
import type { Succession } from "./schema";

/** Events per round; the job runs again. */
const EVENTS_AT_ONCE = 200;

export type SettledEvents = { handedOver: number; cancelled: number; deleted: number; unsettled: number };

/**
 * Applies the rule of succession to the events of banned and deleted hosts, one event and one transaction at a
 * time. Events that fail or are cut off are found again by the next call.
 * @param by.userId only this person's events
 * @param by.decideAt null = the database's clock, read under the locks of each event
 */
export async function settleHostedEvents(
  db: Db,
  { userId = null, now, decideAt }: { userId?: string | null; now: Date; decideAt: Date | null },
): Promise<SettledEvents> {
  const people = await db.$queryRaw<{ id: string }[]>`
    select distinct u.id from "User" u join "Event" e on e."hostId" = u.id
    where u."bannedAt" is not null and (${userId}::uuid is null or u.id = ${userId}::uuid)
      and ((e.status = 'published' and e."endsAt" > ${now}::timestamptz)
        or (e.status = 'draft' and u."deletedAt" is not null))`;
  const hosted = await listHosted(db, { hostIds: people.map(({ id }) => id), now });
  const tally: SettledEvents = { handedOver: 0, cancelled: 0, deleted: 0, unsettled: 0 };
  for (const event of hosted.slice(0, EVENTS_AT_ONCE)) {
    try {
      const outcome = await inTransaction(db, (tx) => settleOne(tx, event, decideAt));
      if (outcome !== "kept") tally[COUNTED[outcome]]++;
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      tally.unsettled++;
      log().error(
        { eventId: event.id, err: error },
        "an event of a departed host could not be settled; the job retries it",
      );
    }
  }
  return tally;
}

const COUNTED = { "handed-over": "handedOver", cancelled: "cancelled", deleted: "deleted" } as const;

/** Decides again under the lock of the event: the ban may have been lifted or a co-host added meanwhile. */
async function settleOne(
  tx: Tx,
  { id, poolId, hostId }: HostedEvent,
  decideAt: Date | null,
): Promise<Succession> {
  const { at: now } = await lockEvent(tx, { id, poolId }, decideAt);
  const host = await tx.user.findUnique({
    where: { id: hostId },
    select: { bannedAt: true, deletedAt: true },
  });
  const [event] = await listHosted(tx, { hostIds: [hostId], eventId: id, now });
  if (!host?.bannedAt || !event) return "kept";
  const outcome = outcomeFor(event, host.deletedAt ? "deleted" : "banned", now);
  if (outcome === "handed-over") await handOver(tx, event);
  if (outcome === "cancelled") {
    await cancelEventIn(tx, { event, actorId: null, now });
    await appendEvents(tx, [{ type: "event.called-off", aggregateId: id, payload: { eventId: id } }]);
  }
  if (outcome === "deleted") {
    await deletePools(tx, id);
    await tx.event.delete({ where: { id } });
  }
  return outcome;
}

/** Makes the co-host the host; the former host has no role any more. */
async function handOver(tx: Tx, { id, hostId, successorId, successorEmail }: HostedEvent): Promise<void> {
  if (!successorId || !successorEmail) throw new Error("an event was handed over without a new host");
  await tx.event.update({
    where: { id },
    data: { hostId: successorId, version: { increment: 1 } },
    select: { id: true },
  });
  await tx.eventStaff.deleteMany({ where: { eventId: id, email: successorEmail } });
  // What the former host held for groups goes on in the name of the new one, like the event itself.
  await tx.claimLink.updateMany({
    where: { makerId: hostId, leaderId: { not: hostId }, pool: { eventId: id } },
    data: { makerId: successorId },
  });
  const fact = { aggregateId: id, payload: { eventId: id } };
  await appendEvents(tx, [
    { type: "event.changed", ...fact },
    { type: "event.handed-over", ...fact },
  ]);
}
