import type { Db } from "../../../db/client";
import { inTransaction } from "../../../db/transaction";
import { archiveVenue } from "../../venues/commands";
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
    if (!(await archiveVenue(tx, venueId))) return { archived: false };
    const subject = { kind: "venue" as const, id: venueId };
    const detail = { ...(reason && { reason }) };
    await recordAudit(tx, [{ actorId, action: "venue.archived", subject, detail }], now);
    return { archived: true };
  });
}
