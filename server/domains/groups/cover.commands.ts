import { uploadIdIn } from "../../../lib/picture-address";
import type { Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { claimPicture } from "../uploads/claims.commands";

type Asked = { coverUrl?: string | null | undefined; coverUploadId?: string | null | undefined };
export type Cover = { coverUrl: string | null; coverUploadId: string | null };

/**
 * The cover that the input asks for, its upload claimed if it is a new one; undefined where the cover stays.
 * @param by.before the present cover, which may be named again, also where another person uploaded it
 * @throws DomainError invalid with the field `coverUrl` or `coverUploadId`
 */
export async function claimCover(
  tx: Tx,
  { coverUrl, coverUploadId }: Asked,
  { actorId, before }: { actorId: string; before: Cover | null },
): Promise<Cover | undefined> {
  if (coverUrl === undefined && coverUploadId === undefined) return undefined;
  const byId = coverUploadId ? `/api/v1/attachments/${coverUploadId}` : coverUploadId;
  if (coverUrl !== undefined && byId !== undefined && coverUrl !== byId) {
    const message = "Name one picture, by its address or by its upload.";
    throw new DomainError("input.invalid", { fields: [{ field: "coverUploadId", message }] });
  }
  const url = coverUrl ?? byId ?? null;
  const field = coverUrl ? "coverUrl" : "coverUploadId";
  const isNew = url !== null && url !== before?.coverUrl;
  if (isNew) await claimPicture(tx, { url, ownerId: actorId, purpose: "group_cover", field });
  return { coverUrl: url, coverUploadId: uploadIdIn(url) };
}
