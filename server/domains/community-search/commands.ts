import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { listUnindexedGroups, listUnindexedTexts, lockGroups, lockTexts } from "./indexing.queries";
import { documentOfGroup, documentOfText } from "./policy";

/** Rows per transaction of a reindexing. */
const BATCH = 500;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";

/**
 * Brings the index up to date for these groups. May be repeated, late and out of order: an older version never overwrites
 * a newer one, and a deleted group leaves the index.
 */
export async function indexGroups(db: Db, ids: string[], now: Date): Promise<void> {
  if (ids.length > 0) await inTransaction(db, (tx) => writeGroups(tx, ids, now));
}

/** The same for posts and comments; what is held, hidden or deleted leaves the index. */
export async function indexTexts(db: Db, ids: string[], now: Date): Promise<void> {
  if (ids.length > 0) await inTransaction(db, (tx) => writeTexts(tx, ids, now));
}

/**
 * Indexes groups, posts and comments that are missing from the index or stale in it; with `all`, every one.
 * @param limit stops after the batch in which this many of a kind were processed
 * @returns the number of processed ones
 */
export async function reindexCommunities(
  db: Db,
  { now, all = false, limit = Number.POSITIVE_INFINITY }: { now: Date; all?: boolean; limit?: number },
): Promise<number> {
  const each = async (
    list: typeof listUnindexedGroups,
    index: (db: Db, ids: string[], now: Date) => Promise<void>,
  ) => {
    let count = 0;
    for (let after = BEFORE_ALL; count < limit; ) {
      const ids = await list(db, { after, limit: BATCH, all });
      const last = ids.at(-1);
      if (!last) break;
      await index(db, ids, now);
      count += ids.length;
      after = last;
    }
    return count;
  };
  return (await each(listUnindexedGroups, indexGroups)) + (await each(listUnindexedTexts, indexTexts));
}

async function writeGroups(tx: Tx, ids: string[], now: Date): Promise<void> {
  const groups = await lockGroups(tx, ids);
  const rows = groups.map((group) => ({
    id: group.id,
    version: group.version,
    document: group.isGone ? null : documentOfGroup(group),
  }));
  await tx.$executeRaw`
    with n as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (id uuid, version integer, document text)
    ), gone as (
      delete from "GroupSearch" s using n where s."groupId" = n.id and n.document is null
    ), written as (
      insert into "GroupSearch" as s ("groupId", version, document, "indexedAt")
      select id, version, document::tsvector, ${now}::timestamptz from n where document is not null order by id
      on conflict ("groupId") do update
        set version = excluded.version, document = excluded.document, "indexedAt" = excluded."indexedAt"
        where s.version <= excluded.version and s.document <> excluded.document
    )
    update "Group" g set "searchVersion" = n.version from n where g.id = n.id and g."searchVersion" < n.version`;
}

async function writeTexts(tx: Tx, ids: string[], now: Date): Promise<void> {
  const texts = await lockTexts(tx, ids);
  const rows = texts.map((text) => ({
    id: text.id,
    groupId: text.groupId,
    version: text.version,
    document: text.isGone ? null : documentOfText(text),
  }));
  await tx.$executeRaw`
    with n as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as n (id uuid, "groupId" uuid, version integer, document text)
    ), gone as (
      delete from "ContributionSearch" s using n where s."contributionId" = n.id and n.document is null
    ), written as (
      insert into "ContributionSearch" as s ("contributionId", "groupId", version, document, "indexedAt")
      select id, "groupId", version, document::tsvector, ${now}::timestamptz from n where document is not null order by id
      on conflict ("contributionId") do update
        set version = excluded.version, document = excluded.document, "indexedAt" = excluded."indexedAt"
        where s.version <= excluded.version and s.document <> excluded.document
    )
    update "Contribution" c set "searchVersion" = n.version from n
    where c.id = n.id and c."searchVersion" < n.version`;
}
