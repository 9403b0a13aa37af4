import type { Db } from "../../db/client";
import type { StorageOf } from "../../storage/current";
import type { OpenPart, Part } from "../../storage/storage";
import { keptSizes } from "./policy";
import { downloadName, isPicture } from "./rules.policy";
import { PICTURE_SIZES, type PictureSize } from "./schema";

/** The bytes of a stored upload in one size, not opened yet. */
export type AttachmentBytes = {
  contentType: string;
  /** The name for a download, with an ending of its type. */
  name: string;
  /** Drawn by this server, so a browser may show it in a page. */
  isPicture: boolean;
  size: number;
  /** Differs for other bytes; without quotes. */
  version: string;
  /** Null if the storage has lost the bytes. */
  open: () => Promise<OpenPart | null>;
};

/**
 * The bytes of a stored upload. Says nothing about who may read them.
 * @param size of a picture: the largest kept size up to it; left out = the largest
 */
export async function findBytes(
  db: Db,
  { id, size, storageOf }: { id: string; size?: PictureSize | undefined; storageOf: StorageOf },
): Promise<AttachmentBytes | null> {
  const row = await db.upload.findFirst({ where: { id, status: "stored" } });
  if (!row?.detectedType) return null;
  const { detectedType: contentType, storageKey, store } = row;
  const sizes = keptSizes(row.sizes);
  const sideMax = size ? PICTURE_SIZES[size] : Number.POSITIVE_INFINITY;
  const kept = sizes.findLast(({ name }) => PICTURE_SIZES[name] <= sideMax) ?? sizes[0];
  const part: Part = kept?.name ?? "file";
  return {
    contentType,
    name: downloadName(row.fileName, contentType),
    isPicture: isPicture(contentType) && kept !== undefined,
    size: kept?.bytes ?? row.size ?? 0,
    version: `${row.digest ?? row.id}-${part}`,
    open: () => storageOf(store).open(storageKey, part),
  };
}
