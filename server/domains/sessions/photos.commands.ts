import { uploadIdIn } from "../../../lib/picture-address";
import type { Tx } from "../../db/transaction";
import { claimPicture } from "../uploads/claims.commands";

/** The columns of a speaker's photo: an upload is referred to beside its address. */
export function photoOf(photoUrl: string | null) {
  return { photoUrl, photoUploadId: uploadIdIn(photoUrl) };
}

type Photo = { url: string | null | undefined; field: string };
type Claim = { eventId: string; photos: Photo[]; actorId: string };

/**
 * Claims the uploads that the addresses of photos name. One that a speaker of the event has already may be used again,
 * no matter which of the hosts uploaded it.
 * @throws DomainError invalid, which names the field with the address
 */
export async function claimPhotos(tx: Tx, { eventId, photos, actorId }: Claim): Promise<void> {
  const named = photos.flatMap(({ url, field }) => {
    const uploadId = uploadIdIn(url);
    return uploadId ? [{ uploadId, url, field }] : [];
  });
  if (named.length === 0) return;
  const known = await tx.speaker.findMany({
    where: { eventId, photoUploadId: { in: named.map(({ uploadId }) => uploadId) } },
    select: { photoUploadId: true },
  });
  const kept = new Set(known.map(({ photoUploadId }) => photoUploadId));
  for (const { uploadId, url, field } of named) {
    if (!kept.has(uploadId))
      await claimPicture(tx, { url, ownerId: actorId, purpose: "speaker_photo", field });
  }
}
