import { Prisma } from "../../../db/generated/client";
import type { Queryable, Tx } from "../../../db/transaction";
import type { Searchable } from "./policy";

/** Left of an event `e` that is not in the index as it is now. A partial index has those. */
const isBehind = Prisma.sql`e."searchVersion" < e.version`;

/** For `from`: what the index knows of each event `e`, as `s`. */
export const searchTable = Prisma.sql`left join "EventSearch" s on s."eventId" = e.id`;

/** Beyond this many, events are looked at one after another in the order of the list, which then ends soon. */
const FEW_MAX = 500;

/**
 * The condition on an event `e`, joined with `searchTable`, that it is found. What the index is behind with is looked
 * at itself, so that the answer is right however late the index is.
 * @param by.query a `tsquery`
 * @param by.isInText the same question put to the event itself
 * @param by.inList what else is asked of events in this list
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
 * Events as the index must know them. Their hosts' names stay as they are until the transaction ends; a change of the
 * event itself shows in its version.
 */
export function lockSearchable(tx: Tx, eventIds: string[]): Promise<SearchableEvent[]> {
  return tx.$queryRaw<SearchableEvent[]>`
    select e.id, e.version, e.title, e.description, e.place, e."onlineUrl", e."placeHidden", h.name as "hostName"
    from "Event" e join "User" h on h.id = e."hostId"
    where e.id = any(${eventIds}::uuid[]) order by h.id, e.id for share of h`;
}

/** Events in the order of their ids, from behind `after` on. @param by.all also those that the index is not behind with */
export async function listUnindexed(
  db: Queryable,
  by: { after: string; limit: number; all: boolean },
): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select e.id from "Event" e
    where e.id > ${by.after}::uuid and (${by.all}::boolean or ${isBehind}) order by e.id limit ${by.limit}`;
  return rows.map(({ id }) => id);
}
