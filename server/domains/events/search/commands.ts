import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { documentOf } from "./policy";
import { listUnindexed, lockSearchable } from "./queries";

/** Events per transaction of a reindexing. */
const BATCH = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Brings the search index up to date for these events. It may be called repeatedly, late and out of order: an older
 * version never overwrites a newer one.
 */
export async function indexEvents(db: Db, eventIds: string[], now: Date): Promise<void> {
  if (eventIds.length > 0) await inTransaction(db, (tx) => writeDocuments(tx, eventIds, now));
}

/** Indexes all events of a host whose name changed: that changes no event's version. */
export async function indexEventsOf(db: Db, hostId: string, now: Date): Promise<void> {
  const events = await db.event.findMany({ where: { hostId }, select: { id: true } });
  const ids = events.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += BATCH) await indexEvents(db, ids.slice(at, at + BATCH), now);
}

/**
 * Indexes events that are missing from the index or stale in it; with `all`, every event.
 * @param limit stops after the batch in which this many events were processed
 * @returns the number of processed events
 */
export async function reindexEvents(
  db: Db,
  { now, all = false, limit = Number.POSITIVE_INFINITY }: { now: Date; all?: boolean; limit?: number },
): Promise<number> {
  let count = 0;
  let after = BEFORE_ALL;
  for (;;) {
    const ids = await listUnindexed(db, { after, limit: BATCH, all });
    const last = ids.at(-1);
    if (!last || count >= limit) return count;
    await indexEvents(db, ids, now);
    count += ids.length;
    after = last;
  }
}

async function writeDocuments(tx: Tx, eventIds: string[], now: Date): Promise<void> {
  const events = await lockSearchable(tx, eventIds);
  const rows = events.map((event) => ({ id: event.id, version: event.version, document: documentOf(event) }));
  // Every writer here sees the same host name, so a document that differs at the same version is newer.
  await tx.$executeRaw`
    with written as (insert into "EventSearch" as s ("eventId", version, document, "indexedAt")
    select n.id, n.version, n.document::tsvector, ${now}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, version integer, document text)
    order by n.id
    on conflict ("eventId") do update
      set version = excluded.version, document = excluded.document, "indexedAt" = excluded."indexedAt"
      where s.version < excluded.version or (s.version = excluded.version and s.document <> excluded.document))
    update "Event" e set "searchVersion" = n.version
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id uuid, version integer)
    where e.id = n.id and e."searchVersion" < n.version`;
}
