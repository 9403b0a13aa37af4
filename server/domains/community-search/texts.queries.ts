import { z } from "zod";
import { cursorOf, rowId } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import { inTransaction, type Tx } from "../../db/transaction";
import type { Reader } from "../groups/access/policy";
import { withPresentNamesIn } from "../posts/mention-names.queries";
import { findReadable } from "../posts/reading/queries";
import { highlightsOf, queryForKind, type TextKind } from "./policy";
import type { TextHit } from "./schema";

/** With more matches than this, the newest documents are looked through one by one, which then finds enough of them soon. */
const FEW_MAX = 10_000;
/** Matches whose rights are checked at a time, and how often at most for one page. */
const CANDIDATES = 200;
const TURNS_MAX = 5;

type By = {
  q: string;
  /** In `tsquery` syntax. */
  query: string;
  kind: TextKind;
  groupId: string | undefined;
  reader: Reader;
  limit: number;
  cursor: string | undefined;
};

const after = {
  post: cursorOf("search posts", z.strictObject({ id: rowId })),
  comment: cursorOf("search comments", z.strictObject({ id: rowId })),
};

/**
 * Posts or comments with the words that the reader may read, the newest first. A page may have fewer than `limit` and still
 * a next one, where many matches are not for the reader.
 */
export async function findTextHits(db: Db, by: By): Promise<{ items: TextHit[]; nextCursor: string | null }> {
  const cursors = after[by.kind];
  let before = cursors.read(by.cursor)?.id ?? null;
  const query = queryForKind(by.query, by.kind);
  return inTransaction(db, async (tx) => {
    const isFew = await hasFew(tx, query);
    const ids: string[] = [];
    let isMore = true;
    for (let turn = 0; turn < TURNS_MAX && isMore && ids.length <= by.limit; turn++) {
      const found = await readCandidates(tx, { query, isFew, before, groupId: by.groupId });
      const readable = await findReadable(tx, found, by.reader);
      ids.push(...found.filter((id) => readable.has(id)));
      isMore = found.length === CANDIDATES;
      before = found.at(-1) ?? before;
    }
    const shown = ids.slice(0, by.limit);
    const items = await readHits(tx, shown, by.q);
    const last = ids.length > by.limit ? shown.at(-1) : isMore ? before : null;
    const marks = last ? [{ id: last }, { id: last }] : [];
    return { items, nextCursor: cursors.page(marks, 1, (mark) => mark).nextCursor };
  });
}

/** Whether an index scan of the words is cheap. A scan that finds too much is cut short by Postgres. */
async function hasFew(tx: Tx, query: string): Promise<boolean> {
  await tx.$executeRaw`select set_config('gin_fuzzy_search_limit', ${String(FEW_MAX * 2)}, true)`;
  const [found] = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (
      select 1 from "ContributionSearch" where document @@ ${query}::tsquery limit ${FEW_MAX + 1}) few`;
  await tx.$executeRaw`select set_config('gin_fuzzy_search_limit', '0', true)`;
  return (found?.count ?? 0) <= FEW_MAX;
}

async function readCandidates(
  tx: Tx,
  by: { query: string; isFew: boolean; before: string | null; groupId: string | undefined },
): Promise<string[]> {
  const place = Prisma.sql`(${by.before}::uuid is null or s."contributionId" < ${by.before}::uuid)
    and (${by.groupId ?? null}::uuid is null or s."groupId" = ${by.groupId ?? null}::uuid)`;
  // Fenced, because the planner mistakes how many rows a prefix matches.
  const rows = by.isFew
    ? await tx.$queryRaw<{ id: string }[]>`
        with found as materialized (
          select s."contributionId", s."groupId" from "ContributionSearch" s where s.document @@ ${by.query}::tsquery)
        select s."contributionId" as id from found s where ${place} order by s."contributionId" desc limit ${CANDIDATES}`
    : await walk(tx, by.query, place);
  return rows.map(({ id }) => id);
}

/** The index of words is of no use here: the newest documents are read until enough match. */
async function walk(tx: Tx, query: string, place: Prisma.Sql): Promise<{ id: string }[]> {
  await tx.$executeRaw`select set_config('enable_bitmapscan', 'off', true)`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s."contributionId" as id from "ContributionSearch" s
    where ${place} and s.document @@ ${query}::tsquery order by s."contributionId" desc limit ${CANDIDATES}`;
  await tx.$executeRaw`select set_config('enable_bitmapscan', 'on', true)`;
  return rows;
}

type Row = Omit<TextHit, "group" | "author" | "highlights" | "createdAt"> & {
  body: string;
  createdAt: Date;
  groupId: string;
  groupSlug: string;
  groupName: string;
  authorId: string;
  authorName: string;
  imageUrl: string | null;
};

async function readHits(tx: Tx, ids: string[], q: string): Promise<TextHit[]> {
  if (ids.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>`
    select c.id, c."postId", p.title, c.body, c."createdAt", g.id as "groupId", g.slug as "groupSlug",
      g.name as "groupName", a.id as "authorId", a.name as "authorName", a."imageUrl"
    from "Contribution" c join "Post" p on p.id = c."postId" join "Group" g on g.id = c."groupId"
      join "User" a on a.id = c."authorId"
    where c.id = any(${ids}::uuid[]) order by c.id desc`;
  const named = await withPresentNamesIn(tx, rows, { body: "body", id: ({ id }) => id });
  return named.map(
    ({ body, createdAt, groupId, groupSlug, groupName, authorId, authorName, imageUrl, ...row }) => ({
      ...row,
      group: { id: groupId, slug: groupSlug, name: groupName },
      author: { id: authorId, name: authorName, imageUrl },
      highlights: highlightsOf(body, q),
      createdAt: createdAt.toISOString(),
    }),
  );
}
