import type { Queryable, Tx } from "../../db/transaction";
import { env } from "../../env";
import type { TextKind } from "./policy";

/** Whether facts of groups, posts, comments and reactions are indexed and emitted: unless the setting switches it off. */
export const hasCommunityWorkers = () => env().COMMUNITIES_WORKERS_ENABLED !== false;

type SearchableGroup = {
  id: string;
  version: number;
  name: string;
  description: string;
  place: string | null;
  topics: string[];
  isGone: boolean;
};

/** Groups as the index needs them. The lock keeps them as they are until the transaction ends: no older version is written. */
export function lockGroups(tx: Tx, ids: string[]): Promise<SearchableGroup[]> {
  return tx.$queryRaw<SearchableGroup[]>`
    select g.id, g.version, g.name, g.description, g.place, g."deletedAt" is not null as "isGone",
      array(select t.name from "GroupTopic" o join "Tag" t on t.id = o."tagId" where o."groupId" = g.id) as topics
    from "Group" g where g.id = any(${ids}::uuid[]) order by g.id for no key update of g`;
}

type SearchableText = {
  id: string;
  groupId: string;
  version: number;
  kind: TextKind;
  title: string | null;
  body: string;
  isGone: boolean;
};

/** The same for posts and comments. */
export function lockTexts(tx: Tx, ids: string[]): Promise<SearchableText[]> {
  return tx.$queryRaw<SearchableText[]>`
    select c.id, c."groupId", c.version, case when c.id = c."postId" then 'post' else 'comment' end as kind, p.title,
      c.body, (c."deletedAt" is not null or c."hiddenAt" is not null or c."heldAt" is not null) as "isGone"
    from "Contribution" c left join "Post" p on p.id = c.id
    where c.id = any(${ids}::uuid[]) order by c.id for no key update of c`;
}

type List = { after: string; limit: number; all: boolean };

const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);

/** Groups in the order of their ids. @param by.all includes those whose index entry is current */
export async function listUnindexedGroups(db: Queryable, by: List): Promise<string[]> {
  return idsOf(
    await db.$queryRaw<{ id: string }[]>`
      select id from "Group"
      where id > ${by.after}::uuid and (${by.all}::boolean or "searchVersion" < version) order by id limit ${by.limit}`,
  );
}

/** The same for posts and comments. */
export async function listUnindexedTexts(db: Queryable, by: List): Promise<string[]> {
  if (by.all) {
    return idsOf(
      await db.$queryRaw<{ id: string }[]>`
        select id from "Contribution" where id > ${by.after}::uuid order by id limit ${by.limit}`,
    );
  }
  // As the partial index says it.
  return idsOf(
    await db.$queryRaw<{ id: string }[]>`
      select id from "Contribution" where id > ${by.after}::uuid and "searchVersion" >= 0 and "searchVersion" < version
      order by id limit ${by.limit}`,
  );
}
