import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { isConnectionLost } from "../../db/postgres-error";
import { inTransaction, type Tx } from "../../db/transaction";
import { log } from "../../log";
import type { StorageOf } from "../../storage/current";
import { PARTS, type Storage } from "../../storage/storage";
import { CHECKING_MS, IDLE_MS } from "./rules.policy";

type Found = { id: string; store: Storage["store"]; storageKey: string; status: string };

type Collecting = { now: Date; storageOf: StorageOf; max: number };

type Collected = { expired: number; removed: number; forgotten: number; failed: number };

/** An upload of a row that is over stays for a day, for the count of a person's uploads of the day. */
const ROW_MS = 24 * 3_600_000;

/**
 * Removes what is over, at most `max` uploads of each kind: arriving bytes past their time, stored uploads that
 * nothing has referred to for a day, and rows a day after that. A row is marked before its bytes are deleted and
 * deleted after them, so a crash between leaves work for the next run and never a reference without bytes. One upload that
 * cannot be removed holds up no other; it is logged, counted in `failed`, and tried again by a later run.
 */
export async function collectUploads(db: Db, collecting: Collecting): Promise<Collected> {
  const expired = await expireArriving(db, collecting);
  const removed = await removeIdle(db, collecting);
  const forgotten = await forgetRows(db, collecting);
  return {
    expired: expired.done,
    removed: removed.done,
    forgotten: forgotten.done,
    failed: new Set([...expired.failed, ...removed.failed, ...forgotten.failed]).size,
  };
}

type Tally = { done: number; failed: string[] };

async function each(found: Found[], work: (upload: Found) => Promise<void>): Promise<Tally> {
  const tally: Tally = { done: 0, failed: [] };
  for (const upload of found) {
    try {
      await work(upload);
      tally.done++;
    } catch (error) {
      if (isConnectionLost(error)) throw error;
      tally.failed.push(upload.id);
      log().error(
        { uploadId: upload.id, store: upload.store, err: error },
        "an upload could not be collected",
      );
    }
  }
  return tally;
}

async function expireArriving(db: Db, { now, storageOf, max }: Collecting): Promise<Tally> {
  const before = new Date(now.getTime() - CHECKING_MS);
  const found = await inTransaction(
    db,
    (tx) => tx.$queryRaw<Found[]>`
      update "Upload" set
        status = case when status = 'pending' then 'refused' else status end,
        "refusedWith" = case when status = 'pending' then 'upload.expired' else "refusedWith" end
      where id in (
        select id from "Upload" where "hasArriving" and "expiresAt" <= ${before}
        order by "expiresAt" limit ${max} for update skip locked)
      returning id, store::text, "storageKey", status::text`,
  );
  return each(found, async ({ id, store, storageKey, status }) => {
    await storageOf(store).remove(storageKey, status === "stored" ? ["arriving"] : PARTS);
    await db.upload.updateMany({ where: { id }, data: { hasArriving: false } });
  });
}

/** What refers to an upload `u`. Every table that refers to uploads is named here. */
export const IS_REFERRED_TO = Prisma.sql`(
  exists (select 1 from "VenuePhoto" r where r."uploadId" = u.id)
  or exists (select 1 from "RfpAttachment" r where r."uploadId" = u.id)
  or exists (select 1 from "Event" r where r."coverUploadId" = u.id)
  or exists (select 1 from "Speaker" r where r."photoUploadId" = u.id)
  or exists (select 1 from "User" r where r."avatarUploadId" = u.id)
  or exists (select 1 from "Group" r where r."coverUploadId" = u.id)
  or exists (select 1 from "ContributionAttachment" r where r."uploadId" = u.id)
)`;

async function removeIdle(db: Db, { now, storageOf, max }: Collecting): Promise<Tally> {
  const before = new Date(now.getTime() - IDLE_MS);
  const found = await inTransaction(db, (tx) => markIdle(tx, { before, max }));
  return each(found, ({ store, storageKey }) => storageOf(store).remove(storageKey, PARTS));
}

/**
 * Marks uploads that nothing has referred to since `before` as removed, after which nothing can refer to them. Locks
 * first and asks in a statement of its own, which sees the references that the lock waited for.
 */
export async function markIdle(tx: Tx, { before, max }: { before: Date; max: number }): Promise<Found[]> {
  const locked = await tx.$queryRaw<{ id: string }[]>`
    select id from "Upload" where status = 'stored' and "idleSince" <= ${before}
    order by "idleSince" limit ${max} for update skip locked`;
  if (locked.length === 0) return [];
  const ids = locked.map(({ id }) => id);
  // A reference whose row lost and got it within one transaction may have left the mark behind.
  await tx.$executeRaw`
    update "Upload" u set "idleSince" = null where id = any(${ids}::uuid[]) and ${IS_REFERRED_TO}`;
  return tx.$queryRaw<Found[]>`
    update "Upload" u set status = 'removed'
    where id = any(${ids}::uuid[]) and "idleSince" <= ${before} and not ${IS_REFERRED_TO}
    returning id, store::text, "storageKey", status::text`;
}

async function forgetRows(db: Db, { now, storageOf, max }: Collecting): Promise<Tally> {
  const before = new Date(now.getTime() - ROW_MS);
  const found = await db.$queryRaw<Found[]>`
    select id, store::text, "storageKey", status::text from "Upload"
    where status in ('refused', 'removed') and "createdAt" <= ${before}
    order by "createdAt" limit ${max}`;
  return each(found, async ({ id, store, storageKey }) => {
    // Again, for a run that ended between the mark and the bytes.
    await storageOf(store).remove(storageKey, PARTS);
    await db.upload.deleteMany({ where: { id, status: { in: ["refused", "removed"] } } });
  });
}
