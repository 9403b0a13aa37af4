import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { type Edit, editVenueIn } from "../venues/commands";
import type { VenueStatus } from "../venues/schema";
import { closeQueue } from "./closing.commands";
import { decideVenueQueue } from "./queue.commands";

/**
 * Edits a venue and settles its queue in the same transaction. An archived venue has no queue any more: everyone who waits
 * is told that it was closed. One that is a draft again holds nothing meanwhile, and once it is back its queue is served.
 * @throws DomainError as `editVenue`
 */
export function editVenueWithQueue(db: Db, edit: Edit): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { venueId } = edit;
    const before = await editVenueIn(tx, edit);
    const { status: after = before } = edit.changes;
    if (after === before) return;
    if (after === "archived") await closeQueue(tx, { venueId, now: null });
    else if (after === "draft")
      await decideVenueQueue(tx, { venueId, request: { kind: "sweep" }, now: null });
    else if (isOff(before))
      await decideVenueQueue(tx, { venueId, request: { kind: "venue-back" }, now: null });
  });
}

function isOff(status: VenueStatus): boolean {
  return status === "draft" || status === "archived";
}
