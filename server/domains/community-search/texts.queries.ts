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

/**
 * How many documents are looked through, the newest first, before the index of words is asked, and then at a time. A frequent
 * word is soon among them, while the index would list every document that has it.
 */
const NEWEST = { post: 1_000, comment: 4_000 };
const WALKED = 20_000;
/** What a smaller part of the newest documents has is looked up in the index of words. */
const RARE_BELOW = 0.01;
/** The most matches whose rights are checked at a time, and how often that is for one page. */
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
    const ids: string[] = [];
    let isMore = true;
    let listed: string | null = null;
    for (let turn = 0; turn < TURNS_MAX && isMore && ids.length <= by.limit; turn++) {
      const count = Math.min(CANDIDATES, 2 * (by.limit + 1) * 4 ** turn);
      const place = { kind: by.kind, query, before, groupId: by.groupId, count };
      const found: Found = listed
        ? await listMatches(tx, listed, place)
        : await walk(tx, turn === 0 ? NEWEST[by.kind] : WALKED, place);
      // What so many documents lack is rare.
      if (found.next !== null && found.ids.length === 0) listed ??= await rareWords(tx, by.query, place);
      const readable = await findReadable(tx, found.ids, by.reader);
      ids.push(...found.ids.filter((id) => readable.has(id)));
      isMore = found.next !== null;
      before = found.next ?? before;
    }
    const shown = ids.slice(0, by.limit);
    const items = await readHits(tx, shown, by.q);
    const last = ids.length > by.limit ? shown.at(-1) : isMore ? before : null;
    const marks = last ? [{ id: last }, { id: last }] : [];
    return { items, nextCursor: cursors.page(marks, 1, (mark) => mark).nextCursor };
  });
}

type Place = {
  kind: TextKind;
  query: string;
  before: string | null;
  groupId: string | undefined;
  count: number;
};
/** Matches, the newest first, and after which document there may be more; null = there are none. */
type Found = { ids: string[]; next: string | null };

function isAt({ before, groupId }: Pick<Place, "before" | "groupId">): Prisma.Sql {
  return Prisma.sql`(${before}::uuid is null or s."contributionId" < ${before}::uuid)
    and (${groupId ?? null}::uuid is null or s."groupId" = ${groupId ?? null}::uuid)`;
}

type At = Pick<Place, "kind" | "before" | "groupId">;

/** There may be any number of comments between two posts, so these are found by way of the posts. */
const isByPosts = ({ kind, groupId }: At) => kind === "post" && !groupId;

/** The ids of the next so many documents, the newest first. */
function nextIds(at: At, count: number): Prisma.Sql {
  return isByPosts(at)
    ? Prisma.sql`select p.id from "Post" p where ${at.before}::uuid is null or p.id < ${at.before}::uuid
        order by p.id desc limit ${count}`
    : Prisma.sql`select s."contributionId" as id from "ContributionSearch" s where ${isAt(at)}
        order by s."contributionId" desc limit ${count}`;
}

/** These documents, as rows of `id` and `document`. */
function nextDocuments(at: At, count: number): Prisma.Sql {
  return isByPosts(at)
    ? Prisma.sql`select s."contributionId" as id, s.document
        from (${nextIds(at, count)}) l join "ContributionSearch" s on s."contributionId" = l.id`
    : Prisma.sql`select s."contributionId" as id, s.document from "ContributionSearch" s where ${isAt(at)}
        order by s."contributionId" desc limit ${count}`;
}

/**
 * What is asked of the index of words for a search of which the newest documents have none: the kind, and the words that are
 * rare among the newest of the site, because a frequent one costs the index as much as all its documents. Without a rare one
 * all words; null in a group, whose documents are then walked through.
 */
async function rareWords(
  tx: Tx,
  words: string,
  { kind, query, before, groupId }: Place,
): Promise<string | null> {
  const asked = words.split(" & ");
  const rows = await tx.$queryRaw<{ word: string }[]>`
    select a.word from unnest(${asked}::text[]) a (word), (
      ${nextDocuments({ kind, before, groupId: undefined }, NEWEST[kind])}) s
    where s.document @@ a.word::tsquery group by a.word having count(*) >= ${RARE_BELOW * NEWEST[kind]}::float8`;
  const frequent = new Set(rows.map(({ word }) => word));
  const rare = asked.filter((word) => !frequent.has(word));
  if (rare.length > 0) return queryForKind(rare.join(" & "), kind);
  return groupId ? null : query;
}

/** All documents with the listed word or words, of which those that match. */
async function listMatches(tx: Tx, listed: string, at: Place): Promise<Found> {
  // Fenced, because the planner mistakes how many rows a prefix matches.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with found as materialized (
      select s."contributionId", s."groupId", s.document from "ContributionSearch" s
      where s.document @@ ${listed}::tsquery)
    select s."contributionId" as id from found s where ${isAt(at)} and s.document @@ ${at.query}::tsquery
    order by s."contributionId" desc limit ${at.count}`;
  const ids = rows.map(({ id }) => id);
  return { ids, next: ids.length === at.count ? (ids.at(-1) ?? null) : null };
}

/** The matches among the next so many documents, without the index of words. */
async function walk(tx: Tx, count: number, at: Place): Promise<Found> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from (${nextDocuments(at, count)}) s
    where s.document @@ ${at.query}::tsquery order by s.id desc limit ${at.count}`;
  const ids = rows.map(({ id }) => id);
  if (ids.length === at.count) return { ids, next: ids.at(-1) ?? null };
  const [end] = await tx.$queryRaw<{ id: string | null; looked: number }[]>`
    select min(s.id::text) as id, count(*)::int as looked from (${nextIds(at, count)}) s`;
  return { ids, next: end?.looked === count ? end.id : null };
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
