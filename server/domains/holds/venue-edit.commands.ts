import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { type Edit, editVenueIn } from "../venues/commands";
import type { VenueStatus } from "../venues/schema";
import { decideVenueQueue } from "./queue.commands";

/**
 * Edits a venue. Where that brings it back (it was a draft or archived, and is not any more), its queue is served in the same
 * transaction: nobody got a hold meanwhile.
 * @throws DomainError as `editVenue`
 */
export function editVenueWithQueue(db: Db, edit: Edit): Promise<void> {
  return inTransaction(db, async (tx) => {
    const before = await editVenueIn(tx, edit);
    const { status: after = before } = edit.changes;
    if (!isOff(before) || isOff(after)) return;
    await decideVenueQueue(tx, { venueId: edit.venueId, request: { kind: "venue-back" }, now: null });
  });
}

function isOff(status: VenueStatus): boolean {
  return status === "draft" || status === "archived";
}
