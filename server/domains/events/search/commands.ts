import type { Db } from "../../../db/client";
import { inTransaction, type Tx } from "../../../db/transaction";
import { documentOf } from "./policy";
import { listUnindexed, lockSearchable } from "./queries";

/** Events in one transaction of a reindexing. */
const BATCH = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Brings the search index up to what these events are now. It may be called again, late and out of order: it never
 * puts an older version over a newer one.
 */
export async function indexEvents(db: Db, eventIds: string[], now: Date): Promise<void> {
  if (eventIds.length > 0) await inTransaction(db, (tx) => writeDocuments(tx, eventIds, now));
}

/** The same for all events of a host whose name changed: that changes no event's version. */
export async function indexEventsOf(db: Db, hostId: string, now: Date): Promise<void> {
  const events = await db.event.findMany({ where: { hostId }, select: { id: true } });
  const ids = events.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += BATCH) await indexEvents(db, ids.slice(at, at + BATCH), now);
}

/**
 * Indexes what the index lacks or is behind with, and with `all` everything anew.
 * @param limit it stops after the batch with which it has gone through this many
 * @returns how many events it went through
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
  // The name of a host is the same for whoever writes here, so what differs at the same version is newer.
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
