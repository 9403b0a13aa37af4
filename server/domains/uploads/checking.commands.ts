import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { Reason } from "@/lib/refusals/table";
import type { Db } from "../../db/client";
import { inTransaction } from "../../db/transaction";
import { DomainError, isDomainError, isRefused, notFound } from "../../errors";
import { detectType } from "../../storage/detect";
import { inTurn } from "../../storage/in-turn";
import { encodePicture } from "../../storage/pictures";
import { PARTS, type Storage } from "../../storage/storage";
import { ATTACHMENT_COLUMNS, attachmentOf } from "./policy";
import { isPicture, PICTURE_LIMITS, takenTypes, typeFor } from "./rules.policy";
import {
  type AttachmentOut,
  type KeptSize,
  PICTURE_SIZES,
  type PictureSize,
  type UploadPurpose,
} from "./schema";
import { isTooLateToCheck } from "./sending.policy";

const COLUMNS = {
  ...ATTACHMENT_COLUMNS,
  ownerId: true,
  purpose: true,
  status: true,
  announcedSize: true,
  storageKey: true,
  expiresAt: true,
  refusedWith: true,
} as const;

type Row = {
  id: string;
  ownerId: string;
  purpose: UploadPurpose;
  status: string;
  fileName: string;
  announcedSize: number;
  storageKey: string;
  expiresAt: Date;
  refusedWith: string | null;
};

type Kept = {
  detectedType: string;
  size: number;
  width: number | null;
  height: number | null;
  sizes: KeptSize[];
  digest: string;
};

/**
 * Checks by content what arrived, and keeps it: a picture drawn anew in several sizes, any other file as it is.
 * Repeating it answers alike, also where the content was refused; then nothing is kept.
 * @throws DomainError not-found `upload.not-found`; conflict `upload.not-received`, `upload.not-stored`; expired
 * `upload.expired`; invalid `upload.size-differs`, `upload.type-not-allowed`, `upload.too-many-pixels`,
 * `upload.too-many-frames`, `upload.damaged`; unavailable `uploads.no-space`, after which it can be repeated
 */
export async function completeUpload(
  db: Db,
  order: { uploadId: string; ownerId: string; storage: Storage; now: Date },
): Promise<AttachmentOut> {
  const { uploadId, ownerId, storage, now } = order;
  const read = async () => {
    const row = await db.upload.findUnique({ where: { id: uploadId }, select: COLUMNS });
    if (row?.ownerId !== ownerId) throw notFound("upload");
    return row;
  };
  const before = await read();
  if (before.status === "pending") {
    if (isTooLateToCheck(before, now)) throw new DomainError("upload.expired");
    const checked = await inTurn(() => checkArrived(before, storage));
    await conclude(db, { row: before, checked, storage, now });
  }
  const row = await read();
  if (row.status === "stored") return attachmentOf(row);
  if (row.status === "refused") throw refusalAgain(row);
  throw new DomainError("upload.not-stored", { uploadId });
}

/** What was kept, the refusal of its content, or null if another call concluded it meanwhile. */
type Checked = Kept | DomainError | null;

/** Reads and keeps the arriving bytes, outside any transaction. */
async function checkArrived(row: Row, storage: Storage): Promise<Checked> {
  const size = await storage.sizeOf(row.storageKey, "arriving");
  if (size === null) return null;
  if (size !== row.announcedSize) return new DomainError("upload.size-differs");
  try {
    return await storage.withArriving(row.storageKey, row.announcedSize, (path) => keep(row, path, storage));
  } catch (error) {
    if (isRefused(error, "uploads.no-space")) {
      await storage.remove(row.storageKey, KEPT_PARTS);
      throw error;
    }
    // Of the storage's own errors nothing is said about the content.
    if (isDomainError(error) && error.code === "invalid") return error;
    throw error;
  }
}

const KEPT_PARTS = PARTS.filter((part) => part !== "arriving");

async function keep(row: Row, path: string, storage: Storage): Promise<Kept> {
  const { purpose, fileName, storageKey } = row;
  const type = typeFor(purpose, await detectType(path), fileName);
  if (!type) throw new DomainError("upload.type-not-allowed", { allowed: takenTypes(purpose) });
  if (isPicture(type)) return keepPicture(storageKey, { path, type, storage });
  await storage.put(storageKey, "file", { path }, type);
  const digest = createHash("sha256");
  for await (const chunk of createReadStream(path)) digest.update(chunk);
  const { size } = await stat(path);
  const none = { width: null, height: null, sizes: [] };
  return { detectedType: type, size, ...none, digest: digest.digest("base64url") };
}

const SIZES = Object.entries(PICTURE_SIZES) as [PictureSize, number][];

async function keepPicture(
  storageKey: string,
  { path, type, storage }: { path: string; type: string; storage: Storage },
): Promise<Kept> {
  const pictures = await encodePicture(path, { type, limits: PICTURE_LIMITS, sizes: SIZES });
  const digest = createHash("sha256");
  for (const { name, bytes } of pictures) {
    await storage.put(storageKey, name, bytes, "image/webp");
    digest.update(bytes);
  }
  const sizes = pictures.map(({ bytes, ...size }) => ({ ...size, bytes: bytes.byteLength }));
  const largest = sizes.at(-1);
  return {
    detectedType: "image/webp",
    size: sizes.reduce((sum, { bytes }) => sum + bytes, 0),
    width: largest?.width ?? null,
    height: largest?.height ?? null,
    sizes,
    digest: digest.digest("base64url"),
  };
}

/** Writes the outcome, unless another call or the collector was first; what this call kept is then theirs or goes. */
async function conclude(
  db: Db,
  { row, checked, storage, now }: { row: Row; checked: Checked; storage: Storage; now: Date },
): Promise<void> {
  const { id, storageKey } = row;
  const status = await inTransaction(db, async (tx) => {
    await tx.$queryRaw`select 1 from "Upload" where id = ${id}::uuid for no key update`;
    const current = await tx.upload.findUnique({ where: { id }, select: { status: true } });
    if (current?.status !== "pending") return current?.status ?? "removed";
    if (checked === null) throw new DomainError("upload.not-received");
    const data =
      checked instanceof Error
        ? { status: "refused" as const, refusedWith: checked.reason }
        : { ...checked, status: "stored" as const, completedAt: now, idleSince: now };
    await tx.upload.update({ where: { id }, data, select: { id: true } });
    return data.status;
  });
  // With S3 the address could put bytes there once more; the collector looks again after it has expired.
  if (status === "stored") await storage.remove(storageKey, ["arriving"]);
  else await storage.remove(storageKey, PARTS);
}

/** The refusal that the content got before. */
function refusalAgain({ purpose, refusedWith }: Row): DomainError {
  const { pixelsMax, framesMax } = PICTURE_LIMITS;
  const reason = refusedWith as Reason | null;
  if (reason === "upload.type-not-allowed") return new DomainError(reason, { allowed: takenTypes(purpose) });
  if (reason === "upload.too-many-pixels") return new DomainError(reason, { pixelsMax });
  if (reason === "upload.too-many-frames") return new DomainError(reason, { framesMax });
  if (reason === "upload.size-differs" || reason === "upload.damaged") return new DomainError(reason);
  return new DomainError("upload.expired");
}
