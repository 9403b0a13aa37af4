import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { claimUploads } from "../uploads/claims.commands";
import { venueChanged } from "./commands";
import { lockOpen } from "./spaces.commands";

type Photo = { uploadId: string; altText?: string | undefined };

/**
 * Makes these the photos of the venue, in this order. Photos that are left out are removed. New ones must be stored
 * uploads of the actor.
 * @throws DomainError not-found; conflict venue.archived, upload.wrong-purpose, upload.not-stored
 */
export function setPhotos(
  db: Db,
  { venueId, actorId, photos }: { venueId: string; actorId: string; photos: readonly Photo[] },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockOpen(tx, venueId);
    const before = await tx.venuePhoto.findMany({
      where: { venueId },
      select: { uploadId: true, altText: true },
    });
    const kept = new Map(before.map(({ uploadId, altText }) => [uploadId, altText]));
    const wanted = photos.map(({ uploadId }) => uploadId);
    const ids = wanted.filter((uploadId) => !kept.has(uploadId));
    await claimUploads(tx, { ids, ownerId: actorId, purpose: "venue_photo" });
    await tx.venuePhoto.deleteMany({ where: { venueId, uploadId: { notIn: wanted } } });
    for (const [position, { uploadId, altText = kept.get(uploadId) ?? "" }] of photos.entries()) {
      const where = { venueId_uploadId: { venueId, uploadId } };
      const fields = { position, altText };
      await tx.venuePhoto.upsert({ where, create: { venueId, uploadId, ...fields }, update: fields });
    }
    await venueChanged(tx, venueId);
  });
}
