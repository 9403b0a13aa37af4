import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { DomainError } from "../../errors";
import { lockOrganization } from "../organizations/organization-lock.queries";
import { cloneRfpForVenue } from "../rfps/copies.commands";
import { getRfp } from "../rfps/queries";
import { lockRfp } from "../rfps/rfp-lock.queries";
import type { RfpOut } from "../rfps/schema";
import { getEntry, getOwnEntry } from "./queries";
import { decideVenueQueue } from "./queue.commands";
import type { EntryOut } from "./schema";

type Converting = {
  organizationId: string;
  entryId: string;
  /** The member who converts, and so has made the draft. */
  actorId: string;
  /** Null = the database's clock under the locks. */
  now: Date | null;
};

/**
 * Turns a hold into a draft request that asks this venue only, with everything from the entry's own request: all or nothing.
 * The venue is then taken, so no other entry is served until it becomes available again.
 * @throws DomainError not-found waitlist.not-found; expired waitlist.hold-expired; conflict waitlist.not-offered, also for an
 * entry that was converted, waitlist.venue-off; rate-limited rfp.too-many-active
 */
export async function convertHold(
  db: Db,
  { organizationId, entryId, actorId, now }: Converting,
): Promise<{ waitlistEntry: EntryOut; newRfp: RfpOut }> {
  const done = await inTransaction(db, async (tx) => {
    const { venueId, sourceRfpId: rfpId } = await getOwnEntry(tx, { organizationId, entryId });
    // Locks in the order of all: organization, request, venue.
    await lockOrganization(tx, organizationId, now);
    await lockRfp(tx, { rfpId, organizationId }, now);
    let convertedRfpId = "";
    const { refusal, at } = await decideVenueQueue(tx, {
      venueId,
      now,
      request: { kind: "convert", id: entryId },
      also: async (decided) => {
        const given = { rfpId, organizationId, venueId, createdById: actorId, now: decided.at };
        convertedRfpId = await cloneRfpForVenue(tx, given);
        return { convertedRfpId };
      },
    });
    if (refusal) return refusal;
    return {
      waitlistEntry: await getEntry(tx, { organizationId, entryId }, at),
      newRfp: await getRfp(tx, { rfpId: convertedRfpId, organizationId }, at),
    };
  });
  // After the commit, so that what time has ended is written although the request is refused.
  if (typeof done === "string") throw new DomainError(done);
  return done;
}
