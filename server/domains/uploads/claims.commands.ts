import { errorMessage } from "../../../lib/error-message";
import { uploadIdIn } from "../../../lib/picture-address";
import type { Tx } from "../../db/transaction";
import { DomainError, isRefused, notFound } from "../../errors";
import type { UploadPurpose } from "./schema";

type Row = { id: string; status: string; purpose: UploadPurpose };

/**
 * Locks the uploads and checks that each is stored, is for `purpose` and was made by `ownerId`. The caller then writes
 * the rows that refer to them in the same transaction, which keeps them from being collected. Take this lock after
 * those of the organization, RFP, venue or event. Uploads that the thing refers to already need no claim: pass only
 * the new ones.
 * @throws DomainError not-found `upload.not-found`, also where another person made it; conflict
 * `upload.wrong-purpose`, `upload.not-stored`
 */
export async function claimUploads(
  tx: Tx,
  { ids, ownerId, purpose }: { ids: readonly string[]; ownerId: string; purpose: UploadPurpose },
): Promise<void> {
  if (ids.length === 0) return;
  // In the order of their ids, so that two claims of the same uploads wait for each other without a deadlock.
  const rows = await tx.$queryRaw<Row[]>`
    select id, status::text, purpose::text from "Upload"
    where id = any(${[...ids]}::uuid[]) and "ownerId" = ${ownerId}::uuid
    order by id for no key update`;
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const uploadId of ids) {
    const row = byId.get(uploadId);
    if (!row) throw notFound("upload");
    if (row.purpose !== purpose) throw new DomainError("upload.wrong-purpose", { uploadId });
    if (row.status !== "stored") throw new DomainError("upload.not-stored", { uploadId });
  }
}

type Picture = { url: string | null | undefined; ownerId: string; purpose: UploadPurpose; field: string };

/**
 * Claims the upload that a picture's address names, if it names one.
 * @throws DomainError invalid `input.invalid`, which names the field with the address
 */
export async function claimPicture(tx: Tx, { url, field, ...claim }: Picture): Promise<void> {
  const uploadId = uploadIdIn(url);
  if (!uploadId) return;
  try {
    await claimUploads(tx, { ...claim, ids: [uploadId] });
  } catch (error) {
    if (!isRefused(error, "upload.not-found", "upload.not-stored", "upload.wrong-purpose")) throw error;
    const message = errorMessage({ reason: error.reason });
    throw new DomainError("input.invalid", { fields: [{ field, message }] });
  }
}
