import type { Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
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
