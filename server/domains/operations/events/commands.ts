import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { notFound } from "../../../errors";
import { appendEvent } from "../../../outbox/append";
import { ownPoolId, poolIn } from "../../../seats/owner";
import { cancelEventIn } from "../../events/commands";
import { recordAudit } from "../audit/commands";

/**
 * Cancels any event. Its guests are notified as when its host cancels it, and so are its host and co-hosts.
 * Cancelling twice is cancelling once.
 * @throws DomainError not-found; conflict event.not-published, event.past
 */
export function cancelAnyEvent(
  db: Db,
  {
    eventId,
    reason,
    actorId,
    now,
    decideAt,
  }: {
    eventId: string;
    reason?: string | undefined;
    actorId: string;
    now: Date;
    /** Null = the database's clock, read under the locks of the event. */
    decideAt: Date | null;
  },
): Promise<{ cancelled: boolean }> {
  return inTransaction(db, async (tx) => {
    const row = await tx.event.findUnique({ where: { id: eventId }, select: { pools: ownPoolId } });
    if (!row) throw notFound("event");
    const event = { id: eventId, poolId: poolIn(row).id };
    const cancelled = await cancelEventIn(tx, { event, actorId, now: decideAt });
    if (!cancelled) return { cancelled };
    await appendEvent(tx, { type: "event.called-off", aggregateId: eventId, payload: { eventId } });
    const subject = { kind: "event" as const, id: eventId };
    const detail = { ...(reason && { reason }) };
    await recordAudit(tx, [{ actorId, action: "event.cancelled", subject, detail }], now);
    return { cancelled };
  });
}
