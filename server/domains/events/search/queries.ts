import { Prisma } from "../../../db/generated/client";
import type { Queryable, Tx } from "../../../db/transaction";
import { env } from "../../../env";
import type { Searchable } from "./policy";

/** Whether this site keeps a search index: unless `SEARCH_INDEX` switches it off. */
export const hasSearchIndex = () => env().SEARCH_INDEX !== false;

/** True for an event `e` whose index entry is missing or stale. A partial index covers these events. */
const isBehind = Prisma.sql`e."searchVersion" < e.version`;

/** For `from`: the index entry of each event `e`, as `s`. */
export const searchTable = Prisma.sql`left join "EventSearch" s on s."eventId" = e.id`;

/** With more matches than this, events are checked one by one in the order of the list, which then fills up soon. */
const FEW_MAX = 500;

/**
 * The condition that an event `e`, joined with `searchTable`, matches. Events with a stale index entry are checked
 * directly, so that the result is right however late the index is.
 * @param by.query a `tsquery`
 * @param by.isInText the same search on the event itself
 * @param by.inList the other conditions on events of this list
 */
export async function isFoundBy(
  db: Queryable,
  by: { query: string; isInText: Prisma.Sql; inList: Prisma.Sql },
): Promise<Prisma.Sql> {
  const isFound = Prisma.sql`case when ${isBehind} then ${by.isInText} else s.document @@ ${by.query}::tsquery end`;
  const few = await db.$queryRaw<{ id: string }[]>`
    select "eventId" as id from "EventSearch" where document @@ ${by.query}::tsquery
    union all
    select e.id from "Event" e where ${isBehind} and ${by.inList}
    limit ${FEW_MAX + 1}`;
  if (few.length > FEW_MAX) return isFound;
  return Prisma.sql`e.id = any(${few.map(({ id }) => id)}::uuid[]) and ${isFound}`;
}

type SearchableEvent = Searchable & { id: string; version: number };

/**
 * Events as the index needs them. The lock keeps their hosts' names unchanged until the transaction ends; a change
 * of the event itself changes its version.
 */
export function lockSearchable(tx: Tx, eventIds: string[]): Promise<SearchableEvent[]> {
  return tx.$queryRaw<SearchableEvent[]>`
    select e.id, e.version, e.title, e.description, e.place, e."onlineUrl", e."placeHidden", h.name as "hostName"
    from "Event" e join "User" h on h.id = e."hostId"
    where e.id = any(${eventIds}::uuid[]) order by h.id, e.id for share of h`;
}

/**
 * Events in the order of their ids, after `after`.
 * @param by.all includes events whose index entry is current
 */
export async function listUnindexed(
  db: Queryable,
  by: { after: string; limit: number; all: boolean },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select e.id from "Event" e
    where e.id > ${by.after}::uuid and (${by.all}::boolean or ${isBehind}) order by e.id limit ${by.limit}`;
  return rows.map(({ id }) => id);
}
