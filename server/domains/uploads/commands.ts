import { randomBytes } from "node:crypto";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { isSameSecret } from "../../same-secret";
import { siteSecret } from "../../site-secret";
import type { Storage } from "../../storage/storage";
import {
  BYTES_KEPT,
  BYTES_PER_DAY,
  cleanFileName,
  FILES_PER_DAY,
  isRefusedType,
  PURPOSES,
  SENDING_MS,
  takenTypes,
} from "./rules.policy";
import type { AnnouncedUpload, UploadPurpose } from "./schema";
import { sendingPath, sendingSignature, whyNotReceive } from "./sending.policy";

const DAY_SECONDS = 86_400;
const ANNOUNCEMENTS: Limit = { name: "upload", hitsMax: FILES_PER_DAY, windowSeconds: DAY_SECONDS };
/** How often the bytes of one upload may be sent, broken-off tries included. */
const TRIES: Limit = { name: "upload-try", hitsMax: 6, windowSeconds: 3_600 };

type Announcement = { fileName: string; contentType: string; size: number; purpose: UploadPurpose };

/**
 * Notes that a person will upload a file and says where to send it. The address takes exactly `size` bytes.
 * @param order.origin of this site, for addresses of this server
 * @throws DomainError invalid `upload.empty`, `upload.too-large`, `upload.type-not-allowed`; conflict
 * `upload.limit-reached`; rate-limited `upload.too-many`, `upload.too-many-bytes`
 */
export async function announceUpload(
  db: Db,
  order: Announcement & { ownerId: string; storage: Storage; origin: string; now: Date },
): Promise<AnnouncedUpload> {
  const { ownerId, storage, origin, now, ...announced } = order;
  refuseAnnouncement(announced);
  await takeHit(db, ANNOUNCEMENTS, ownerId, now);
  const { contentType, size, purpose } = announced;
  const storageKey = randomBytes(16).toString("hex");
  const expiresAt = new Date(now.getTime() + SENDING_MS);
  const { id } = await inTransaction(db, async (tx) => {
    await refuseTooMuch(tx, { ownerId, size, now });
    const data = { ownerId, purpose, store: storage.store, storageKey, createdAt: now, expiresAt };
    const fileName = cleanFileName(announced.fileName);
    const said = { fileName, announcedType: contentType.slice(0, 200), announcedSize: size };
    return tx.upload.create({ data: { ...data, ...said }, select: { id: true } });
  });
  const seconds = { expiresInSeconds: SENDING_MS / 1_000 };
  const presigned = await storage.presign(storageKey, { contentType: sentAs(contentType), size, ...seconds });
  const own = () => new URL(sendingPath({ uploadId: id, size, expiresAt }, siteSecret()), origin).toString();
  return {
    id,
    url: presigned?.url ?? own(),
    method: "PUT",
    headers: presigned?.headers ?? { "content-type": sentAs(contentType) },
    expiresAt: expiresAt.toISOString(),
  };
}

/** A media type that can stand in a header. */
function sentAs(contentType: string): string {
  return /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType.toLowerCase() : "application/octet-stream";
}

function refuseAnnouncement({ contentType, size, purpose }: Announcement): void {
  const { bytesMax } = PURPOSES[purpose];
  if (size === 0) throw new DomainError("upload.empty", { field: "size" });
  if (size > bytesMax) throw new DomainError("upload.too-large", { field: "size", bytesMax });
  if (isRefusedType(purpose, contentType)) {
    throw new DomainError("upload.type-not-allowed", { allowed: takenTypes(purpose) });
  }
}

/** Under the lock of the person, simultaneous announcements cannot all be the last that is allowed. */
async function refuseTooMuch(
  tx: Tx,
  { ownerId, size, now }: { ownerId: string; size: number; now: Date },
): Promise<void> {
  await tx.$queryRaw`select 1 from "User" where id = ${ownerId}::uuid for no key update`;
  const dayAgo = new Date(now.getTime() - DAY_SECONDS * 1_000);
  const [used] = await tx.$queryRaw<{ kept: number; today: number; oldest: Date | null }[]>`
    select coalesce(sum(coalesce(size, "announcedSize")) filter (where status in ('pending', 'stored')), 0)::float8 as kept,
      coalesce(sum("announcedSize") filter (where "createdAt" > ${dayAgo}), 0)::float8 as today,
      min("createdAt") filter (where "createdAt" > ${dayAgo}) as oldest
    from "Upload" where "ownerId" = ${ownerId}::uuid`;
  if (used && used.kept + size > BYTES_KEPT) {
    throw new DomainError("upload.limit-reached", { bytesMax: BYTES_KEPT });
  }
  if (used?.oldest && used.today + size > BYTES_PER_DAY) {
    const waitMs = used.oldest.getTime() - dayAgo.getTime();
    throw new DomainError("upload.too-many-bytes", {
      retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1_000)),
    });
  }
}

type Arrival = {
  uploadId: string;
  /** As in the address that was sent to. */
  expires: string;
  signature: string;
  /** As the request says; undefined if it does not. */
  contentLength: number | undefined;
  source: AsyncIterable<Uint8Array>;
  storage: Storage;
  now: Date;
};

/**
 * Takes the bytes of an upload at an address that this site signed. They go to the storage as they come, and no more
 * of them than was announced; nothing is left of a try that breaks off, which can be repeated.
 * @throws DomainError not-found `upload.not-found`; expired `upload.wrong-signature`, `upload.expired`; conflict
 * `upload.already-received`; invalid `upload.size-differs`; unavailable `uploads.no-space`; rate-limited
 * `upload-try.too-many`
 */
export async function receiveUpload(db: Db, arrival: Arrival): Promise<void> {
  const { uploadId, source, storage, now, contentLength } = arrival;
  const row = await db.upload.findUnique({ where: { id: uploadId } });
  if (row?.store !== storage.store) throw notFound("upload");
  refuseSignature(arrival, row);
  refuseNotReceivable(row, now);
  await takeHit(db, TRIES, uploadId, now);
  if (contentLength !== undefined && contentLength !== row.announcedSize)
    throw new DomainError("upload.size-differs");
  const received = await storage.receive(row.storageKey, source, row.announcedSize);
  try {
    await inTransaction(db, async (tx) => {
      await tx.$queryRaw`select 1 from "Upload" where id = ${uploadId}::uuid for no key update`;
      const current = await tx.upload.findUniqueOrThrow({ where: { id: uploadId } });
      // It began in time, so it may end a little late; another try may have been faster.
      refuseNotReceivable(current, row.expiresAt > now ? now : current.expiresAt);
      await tx.upload.update({ where: { id: uploadId }, data: { receivedAt: now }, select: { id: true } });
      await received.keep();
    });
  } catch (error) {
    await received.drop();
    throw error;
  }
}

function refuseSignature(
  { uploadId, expires, signature }: Arrival,
  row: { announcedSize: number; expiresAt: Date },
): void {
  const expiresAt = new Date(Number(expires));
  const isSame = expiresAt.getTime() === row.expiresAt.getTime();
  const expected = isSame && sendingSignature({ uploadId, size: row.announcedSize, expiresAt }, siteSecret());
  if (!expected || !isSameSecret(signature, expected)) throw new DomainError("upload.wrong-signature");
}

function refuseNotReceivable(row: Parameters<typeof whyNotReceive>[0], now: Date): void {
  const reason = whyNotReceive(row, now);
  if (reason) throw new DomainError(reason);
}
