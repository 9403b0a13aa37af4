import type { Queryable } from "../../db/transaction";
import type { Reader } from "../groups/access/policy";
import { highlightsOf } from "./policy";
import type { GroupHit } from "./schema";

/**
 * Groups that are found by a search: public ones, and those of which the reader is a member. An unlisted group is read by
 * its address and found by its members only.
 */
export async function findGroupHits(
  db: Queryable,
  by: { q: string; query: string; reader: Reader; limit: number },
): Promise<{ items: GroupHit[]; nextCursor: null }> {
  const rows = await db.$queryRaw<(Omit<GroupHit, "highlights"> & { description: string })[]>`
    select g.id, g.slug, g.name, g.visibility::text as visibility, g."coverUrl", g.description,
      coalesce(t.members, 0) as "memberCount"
    from "GroupSearch" s join "Group" g on g.id = s."groupId" left join "GroupTally" t on t."groupId" = g.id
    where s.document @@ ${by.query}::tsquery and g."deletedAt" is null and (g.visibility = 'public' or exists (
      select 1 from "GroupMember" m where m."groupId" = g.id and m."userId" = ${by.reader.userId}::uuid))
    order by t.members desc nulls last, g.id limit ${by.limit}`;
  const items = rows.map(({ description, ...group }) => ({
    ...group,
    highlights: highlightsOf(description, by.q),
  }));
  return { items, nextCursor: null };
}
