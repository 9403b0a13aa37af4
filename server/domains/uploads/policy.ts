import type { AttachmentOut, KeptSize, PictureSize } from "./schema";
import { keptSize } from "./schema";

/** The root-relative address of a stored upload. The database holds covers and avatars to this form. */
export function attachmentUrl(uploadId: string, size?: PictureSize): string {
  const url = `/api/v1/attachments/${uploadId}`;
  return size ? `${url}?size=${size}` : url;
}

/** The columns that `attachmentOf` reads; for the `select` of queries. */
export const ATTACHMENT_COLUMNS = {
  id: true,
  fileName: true,
  detectedType: true,
  size: true,
  width: true,
  height: true,
  sizes: true,
} as const;

type StoredRow = {
  id: string;
  fileName: string;
  detectedType: string | null;
  size: number | null;
  width: number | null;
  height: number | null;
  sizes: unknown;
};

/** A stored upload as it is answered. */
export function attachmentOf(row: StoredRow): AttachmentOut {
  return {
    id: row.id,
    url: attachmentUrl(row.id),
    fileName: row.fileName,
    contentType: row.detectedType ?? "application/octet-stream",
    size: row.size ?? 0,
    width: row.width,
    height: row.height,
    sizes: keptSizes(row.sizes).map(({ name, width, height }) => ({
      name,
      url: attachmentUrl(row.id, name),
      width,
      height,
    })),
  };
}

/** The sizes of a picture as the row keeps them, smallest first; none for other files. */
export function keptSizes(value: unknown): KeptSize[] {
  return keptSize.array().catch([]).parse(value);
}
