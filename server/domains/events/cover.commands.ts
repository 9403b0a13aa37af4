import { uploadIdIn } from "../../../lib/picture-address";
import type { Tx } from "../../db/transaction";
import { claimPicture } from "../uploads/claims.commands";

type Claim = {
  coverUrl: string | null | undefined;
  actorId: string;
  /** The event that gets the cover; left out = a new one. */
  eventId?: string;
};

/**
 * Claims the upload that a cover's address names, if it names one. A cover that an event of the actor or of the same
 * series has already may be used again, no matter which of its hosts uploaded it.
 * @throws DomainError invalid with the field `coverUrl`
 */
export async function claimCover(tx: Tx, { coverUrl, actorId, eventId = "" }: Claim): Promise<void> {
  const uploadId = uploadIdIn(coverUrl);
  if (!uploadId || (await isCoverNearby(tx, { uploadId, actorId, eventId }))) return;
  await claimPicture(tx, { url: coverUrl, ownerId: actorId, purpose: "event_cover", field: "coverUrl" });
}

async function isCoverNearby(
  tx: Tx,
  { uploadId, actorId, eventId }: { uploadId: string; actorId: string; eventId: string },
): Promise<boolean> {
  const found = await tx.$queryRaw<object[]>`
    select 1 from "Event" o where o."coverUploadId" = ${uploadId}::uuid and (o."hostId" = ${actorId}::uuid
      or o."seriesId" in (select e."seriesId" from "Event" e where e.id::text = ${eventId})) limit 1`;
  return found.length > 0;
}
