import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { closeQueue } from "../../holds/closing.commands";
import { archiveVenue, venueChanged } from "../../venues/commands";
import { lockVenue } from "../../venues/venue-lock.queries";
import { recordAudit } from "../audit/commands";

type Order = { venueId: string; actorId: string; now: Date };

/**
 * Archives any venue: it leaves the directory, its waitlist is closed, and only its own organization still sees it, which
 * cannot bring it back until an admin allows it. Archiving twice is archiving once.
 * @throws DomainError not-found
 */
export function archiveAnyVenue(
  db: Db,
  { venueId, reason = "", actorId, now }: Order & { reason?: string | undefined },
): Promise<{ archived: boolean }> {
  return inTransaction(db, async (tx) => {
    const { takenDownAt } = await lockVenue(tx, venueId, null);
    if (takenDownAt) return { archived: false };
    const takenDown = { takenDownAt: now, takenDownById: actorId, takenDownReason: reason };
    await tx.venue.update({ where: { id: venueId }, data: takenDown, select: { id: true } });
    // One that its organization archived before is told to its readers all the same: it can no longer be brought back.
    if (!(await archiveVenue(tx, venueId))) await venueChanged(tx, venueId);
    await closeQueue(tx, { venueId, now: null });
    await record(tx, "venue.archived", { venueId, actorId, now, detail: reason ? { reason } : {} });
    return { archived: true };
  });
}

/**
 * Allows a venue again that an admin archived. It stays archived: its organization decides when it is back. Allowing twice is
 * allowing once.
 * @throws DomainError not-found
 */
export function allowVenue(db: Db, { venueId, actorId, now }: Order): Promise<{ allowed: boolean }> {
  return inTransaction(db, async (tx) => {
    const { takenDownAt } = await lockVenue(tx, venueId, null);
    if (!takenDownAt) return { allowed: false };
    const allowed = { takenDownAt: null, takenDownById: null, takenDownReason: "" };
    await tx.venue.update({ where: { id: venueId }, data: allowed, select: { id: true } });
    await venueChanged(tx, venueId);
    await record(tx, "venue.allowed", { venueId, actorId, now, detail: {} });
    return { allowed: true };
  });
}

function record(
  tx: Tx,
  action: "venue.archived" | "venue.allowed",
  { venueId, actorId, now, detail }: Order & { detail: Record<string, string> },
): Promise<void> {
  return recordAudit(tx, [{ actorId, action, subject: { kind: "venue", id: venueId }, detail }], now);
}
