import { namedIn, withNames } from "../../../lib/mention-names";
import type { Queryable } from "../../db/transaction";

/** A post or comment with its text, or an earlier text of it. */
type Named = { id: string; body: string };
type NameRow = { contributionId: string; userId: string; name: string };

/** The texts in order, each with the present names of the people whom it mentions and of its author. */
async function withPresentNames(db: Queryable, texts: readonly Named[]): Promise<string[]> {
  const ids = new Set(texts.flatMap(({ id, body }) => (namedIn(body).length > 0 ? id : [])));
  if (ids.size === 0) return texts.map(({ body }) => body);
  const rows = await db.$queryRaw<NameRow[]>`
    with named as (
      select id, "authorId" as "userId" from "Contribution" where id = any(${[...ids]}::uuid[])
      union select "contributionId", "userId" from "Mention" where "contributionId" = any(${[...ids]}::uuid[]))
    select n.id as "contributionId", u.id as "userId", u.name from named n join "User" u on u.id = n."userId"`;
  const byText = new Map<string, Map<string, string>>();
  for (const { contributionId, userId, name } of rows) {
    const names = byText.get(contributionId) ?? new Map<string, string>();
    byText.set(contributionId, names.set(userId, name));
  }
  return texts.map(({ id, body }) => withNames(body, byText.get(id) ?? new Map()));
}

/** The same rows, with present names in the text of the column `body`; a text that is null stays null. */
export async function withPresentNamesIn<Key extends string, Row extends { [key in Key]: string | null }>(
  db: Queryable,
  rows: readonly Row[],
  { body, id }: { body: Key; id: (row: Row) => string | null },
): Promise<Row[]> {
  const texts = rows.map((row) => ({ id: id(row) ?? "", body: row[body] ?? "" }));
  const named = await withPresentNames(db, texts);
  return rows.map((row, at) => (row[body] === null ? row : { ...row, [body]: named[at] }));
}
