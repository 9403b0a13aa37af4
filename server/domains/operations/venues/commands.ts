import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { venueChanged } from "../../venues/commands";
import { lockVenue } from "../../venues/venue-lock.queries";
import { recordAudit } from "../audit/commands";

/**
 * Archives any venue: it leaves the directory, and only its own organization still sees it. Archiving twice is archiving
 * once.
 * @throws DomainError not-found
 */
export function archiveAnyVenue(
  db: Db,
  {
    venueId,
    reason,
    actorId,
    now,
  }: { venueId: string; reason?: string | undefined; actorId: string; now: Date },
): Promise<{ archived: boolean }> {
  return inTransaction(db, async (tx) => {
    const { status } = await lockVenue(tx, venueId, null);
    if (status === "archived") return { archived: false };
    await tx.venue.update({ where: { id: venueId }, data: { status: "archived" }, select: { id: true } });
    await venueChanged(tx, venueId);
    const subject = { kind: "venue" as const, id: venueId };
    const detail = { ...(reason && { reason }) };
    await recordAudit(tx, [{ actorId, action: "venue.archived", subject, detail }], now);
    return { archived: true };
  });
}
